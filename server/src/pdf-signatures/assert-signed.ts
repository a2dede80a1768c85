/** What a signer has made is looked at before it goes out: the PDF as it was, and behind it a signature over all of it. */
import { PdfSignatureError, type PdfSignatureErrorCode, verifyPdf } from '@qujat/sdk/pdf-signatures';
import { PdfSigningError } from './pdf-signer.ts';

/** Of algorithms and forms that cannot be verified here, such as GOST, the range is all that can be looked at. */
const BEYOND_US: readonly PdfSignatureErrorCode[] = ['algorithm_unknown', 'signature_malformed', 'certificate_unknown'];

/** @returns what was put behind the PDF  @throws PdfSigningError */
export async function additionOf(pdf: Uint8Array, signed: Uint8Array): Promise<Uint8Array> {
  const kept = Buffer.from(signed.buffer, signed.byteOffset, Math.min(pdf.length, signed.length));
  if (!kept.equals(pdf)) throw new PdfSigningError('the signer has changed the PDF');
  try {
    await verifyPdf(new Uint8Array(signed), { trusted: { keys: [] } });
  } catch (error) {
    const code = error instanceof PdfSignatureError ? error.code : 'signature_malformed';
    if (!BEYOND_US.includes(code)) throw new PdfSigningError(`the signature does not hold: ${code}`);
  }
  return signed.subarray(pdf.length);
}
