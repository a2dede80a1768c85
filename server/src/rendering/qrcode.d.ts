/** The part of `qrcode` that we use; the package ships no types. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface QrSymbol {
    modules: { size: number; data: Uint8Array };
  }
  const QRCode: { create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): QrSymbol };
  export = QRCode;
}
