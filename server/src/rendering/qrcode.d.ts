/** The part of `qrcode` that we use; the package ships no types. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface QrSymbol {
    modules: { size: number; data: Uint8Array };
  }
  interface QrOptions {
    errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H';
    maskPattern?: number;
  }
  namespace QRCode {
    /** A text, or one in parts of which each says how it is written. */
    type QrContent = string | readonly { data: string; mode: 'alphanumeric' | 'byte' }[];
  }
  const QRCode: { create(content: QRCode.QrContent, options: QrOptions): QrSymbol };
  export = QRCode;
}
