/** The texts of the QR codes in a picture. */
import { readBarcodes } from 'zxing-wasm/reader';
import { zxingLoaded } from './zxing.ts';

/** @param picture PNG or JPEG */
export async function readQrTexts(picture: Uint8Array): Promise<string[]> {
  await zxingLoaded;
  const found = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
