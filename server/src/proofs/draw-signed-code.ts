/** The picture of a signed QR. Loaded when the first is drawn. */
import { codePng, signedQrModules } from '../rendering/codes.ts';
import { type CodedDocument, type SignedCodeContext, signCode } from './signed-code.ts';

/** It has twice as many modules as the codes of a document: as large as these, and drawn in half the time of their ten pixels. */
const MODULE_PIXELS = 6;

/** A PNG in base64. */
export function drawSignedCode(document: CodedDocument, context: SignedCodeContext): string {
  const modules = signedQrModules(signCode(document, context));
  return Buffer.from(codePng(modules, MODULE_PIXELS)).toString('base64');
}
