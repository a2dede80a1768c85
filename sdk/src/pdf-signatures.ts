/**
 * `@qujat/sdk/pdf-signatures`: whether a PDF is, byte for byte, what a gateway has signed. It reads no page of it: a signature that covers the whole
 * file but its own place leaves nothing for a reader of PDFs to see differently. So nothing is passed that was added, replaced or left out. The one
 * thing that may stand behind it is the data that verify it later, in the only form in which a gateway writes them.
 */
import type { Certificate, SignerCertificate } from './certificate.ts';
import type { Timestamp } from './cms.ts';
import type { Bytes } from './der.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { PdfSignatureError } from './pdf-signature-error.ts';
import { readUpdate } from './pdf-update.ts';
import { asSignatureError, readSignature, type Signature, signedRange } from './signed-range.ts';
import { type CertificateStanding, standingsIn } from './validation-data.ts';

export type { SignerCertificate } from './certificate.ts';
export type { Timestamp } from './cms.ts';
export type { GatewayKeys } from './gateway-keys.ts';
export { PdfSignatureError, type PdfSignatureErrorCode } from './pdf-signature-error.ts';
export type { CertificateStanding } from './validation-data.ts';

export interface VerifiedPdf {
  certificate: SignerCertificate;
  /** By the signer's own clock; null where it says nothing. */
  signedAt: Date | null;
  /** From another party that the file existed then; null where it was asked for none. */
  timestamp: Timestamp | null;
  /**
   * What the issuers said of the certificates when it was signed, of the timestamp's too: none was revoked (PAdES B-LT). Null where that does not
   * stand in the file.
   */
  standings: CertificateStanding[] | null;
}

/**
 * Whether the whole file is what the holder of a trusted certificate has signed.
 *
 * @throws PdfSignatureError
 */
export async function verifyPdf(pdf: Bytes, { trusted }: { trusted: GatewayKeys }): Promise<VerifiedPdf> {
  const range = signedRange(pdf);
  const signature = await readSignature(range);
  const { signed, timestamp } = signature;
  const { certificate, signedAt } = signed;
  const standings = range.end < pdf.length ? await readStandings(pdf, range.end, signature) : null;
  assertTrusted(certificate, timestamp?.at ?? signedAt, trusted);
  return { certificate: certificate.about, signedAt, timestamp, standings };
}

async function readStandings(pdf: Bytes, end: number, signature: Signature): Promise<CertificateStanding[]> {
  const { about } = signature.signed.certificate;
  const data = await readUpdate(pdf.subarray(0, end), pdf.subarray(end));
  if (data === undefined) {
    const added = `${pdf.length - end} bytes were added behind what was signed.`;
    throw new PdfSignatureError('added_after', `${added} What a reader shows may be theirs.`, about);
  }
  try {
    return await standingsIn(data, signature);
  } catch (error) {
    throw asSignatureError(error, 'validation_data_wrong', about);
  }
}

function assertTrusted({ about, thumbprint }: Certificate, at: Date | null, { keys }: GatewayKeys): void {
  const isKnown = (keys as readonly { 'x5t#S256'?: unknown }[]).some((key) => key['x5t#S256'] === thumbprint);
  if (!isKnown) {
    throw new PdfSignatureError('certificate_unknown', 'The PDF is signed by none of the given keys.', about);
  }
  if (at !== null && (at < about.validFrom || at > about.validUntil)) {
    throw new PdfSignatureError('certificate_expired', 'The certificate was not valid when the PDF was signed.', about);
  }
}
