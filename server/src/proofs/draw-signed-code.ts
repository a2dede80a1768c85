/** The picture of a signed QR. Loaded when the first is drawn. */
import QRCode from 'qrcode/lib/core/qrcode.js';
import { codePng } from '../rendering/codes.ts';
import { type CodedDocument, type SignedCodeContext, signCode } from './signed-code.ts';

/** It has twice as many modules as the codes of a document: as large as these, and drawn in half the time of their ten pixels. */
const MODULE_PIXELS = 6;
const QUIET_ZONE = 4;

/** What the types of the package's other users leave out. */
type CreateSymbol = (
  segments: readonly { data: string; mode: 'alphanumeric' }[],
  options: { errorCorrectionLevel: 'M'; maskPattern: number },
) => ReturnType<typeof QRCode.create>;

/** A PNG in base64. */
export function drawSignedCode(document: CodedDocument, context: SignedCodeContext): string {
  const segments = [{ data: signCode(document, context), mode: 'alphanumeric' }] as const;
  // A signature has no pattern, so each mask suits it: to seek one takes most of the time.
  const { modules } = (QRCode.create as unknown as CreateSymbol)(segments, {
    errorCorrectionLevel: 'M',
    maskPattern: 2,
  });
  const width = modules.size + 2 * QUIET_ZONE;
  const dark = new Uint8Array(width * width);
  modules.data.forEach((bit, at) => {
    const [x, y] = [at % modules.size, Math.floor(at / modules.size)];
    dark[(y + QUIET_ZONE) * width + x + QUIET_ZONE] = bit ? 1 : 0;
  });
  return Buffer.from(codePng({ width, height: width, dark }, MODULE_PIXELS)).toString('base64');
}
