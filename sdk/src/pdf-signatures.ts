/**
 * `@qujat/sdk/pdf-signatures`: whether a PDF is, byte for byte, what a gateway has signed. It reads no PDF: a signature that covers the whole
 * file but its own place leaves nothing for a reader of PDFs to see differently. So nothing is passed that was added, replaced or left out.
 */
import type { Certificate, SignerCertificate } from './certificate.ts';
import { readSignedContent, readTimestamp, type SignedContent, type Timestamp } from './cms.ts';
import { type Bytes, DerError } from './der.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { UnknownAlgorithmError } from './signature-algorithms.ts';

export type { SignerCertificate } from './certificate.ts';
export type { Timestamp } from './cms.ts';
export type { GatewayKeys } from './gateway-keys.ts';

export type PdfSignatureErrorCode =
  | 'not_a_pdf'
  | 'not_signed'
  /** Bytes of the file are left out of what is signed, besides the signature itself. */
  | 'range_incomplete'
  /** The signed file is in it, and something was put behind it. */
  | 'added_after'
  | 'signature_malformed'
  /** Such as GOST: it may be right, but cannot be verified here. */
  | 'algorithm_unknown'
  | 'file_changed'
  /** The signature is right, and of somebody whom the keys do not name. */
  | 'certificate_unknown'
  | 'certificate_expired'
  | 'timestamp_wrong';

export class PdfSignatureError extends Error {
  override readonly name = 'PdfSignatureError';
  readonly code: PdfSignatureErrorCode;
  /** Whose signature it says it is, where that can be read. Of `certificate_unknown` alone it is known that they have signed. */
  readonly certificate: SignerCertificate | undefined;

  constructor(code: PdfSignatureErrorCode, message: string, certificate?: SignerCertificate) {
    super(message);
    this.code = code;
    this.certificate = certificate;
  }
}

export interface VerifiedPdf {
  certificate: SignerCertificate;
  /** By the signer's own clock; null where it says nothing. */
  signedAt: Date | null;
  /** From another party that the file existed then; null where it was asked for none. */
  timestamp: Timestamp | null;
}

/**
 * Whether the whole file is what the holder of a trusted certificate has signed.
 *
 * @throws PdfSignatureError
 */
export async function verifyPdf(pdf: Bytes, { trusted }: { trusted: GatewayKeys }): Promise<VerifiedPdf> {
  if (latin1(pdf.subarray(0, 5)) !== '%PDF-') throw new PdfSignatureError('not_a_pdf', 'The file is no PDF.');
  const ranges = rangesOf(pdf);
  const last = ranges.at(-1);
  if (last === undefined) throw new PdfSignatureError('not_signed', 'The PDF has no signature.');
  if (last.end > pdf.length || !isSignatureAlone(last.gap)) {
    throw new PdfSignatureError('range_incomplete', 'The signature leaves out other bytes of the file than its own.');
  }
  const { signed, timestamp } = await open(last);
  const { certificate, signedAt } = signed;
  if (last.end < pdf.length) {
    const added = `${pdf.length - last.end} bytes were added behind what was signed.`;
    throw new PdfSignatureError('added_after', `${added} What a reader shows may be theirs.`, certificate.about);
  }
  assertTrusted(certificate, timestamp?.at ?? signedAt, trusted);
  return { certificate: certificate.about, signedAt, timestamp };
}

async function open(range: SignedRange): Promise<{ signed: SignedContent; timestamp: Timestamp | null }> {
  let certificate: SignerCertificate | undefined;
  try {
    const signed = await readSignedContent(contentsOf(range.gap));
    certificate = signed.certificate.about;
    const isRight = signed.inner === undefined && (await signed.verify(range.covered()));
    if (!isRight) throw new PdfSignatureError('file_changed', 'The file is not what was signed.', certificate);
    const { timestampToken: token } = signed;
    if (token === undefined) return { signed, timestamp: null };
    const timestamp = await readTimestamp(token, signed.signature);
    if (timestamp !== undefined) return { signed, timestamp };
    throw new PdfSignatureError('timestamp_wrong', 'The timestamp is not of this signature.', certificate);
  } catch (error) {
    if (error instanceof PdfSignatureError) throw error;
    if (error instanceof UnknownAlgorithmError) {
      const message = `The signature has the algorithm ${error.oid}, which cannot be verified here.`;
      throw new PdfSignatureError('algorithm_unknown', message, certificate);
    }
    // A key that WebCrypto cannot read is as malformed as the rest.
    if (!(error instanceof DerError || error instanceof DOMException)) throw error;
    throw new PdfSignatureError('signature_malformed', 'The signature is none of the form that is read here.');
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

interface SignedRange {
  /** What stands between its two parts. */
  gap: Bytes;
  /** Where it ends in the file. */
  end: number;
  covered(): Bytes;
}

/** As a signature names it: always from the beginning of the file, to the signature, and from behind it. */
const BYTE_RANGE = /\/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/** The one that reaches furthest stands last. */
function rangesOf(pdf: Bytes): SignedRange[] {
  const ranges = Array.from(latin1(pdf).matchAll(BYTE_RANGE), ([, first, second, length]): SignedRange => {
    const [gapStart, gapEnd] = [Number(first), Number(second)];
    const end = gapEnd + Number(length);
    const covered = () => {
      const bytes = new Uint8Array(gapStart + end - gapEnd);
      bytes.set(pdf.subarray(0, gapStart));
      bytes.set(pdf.subarray(gapEnd, end), gapStart);
      return bytes;
    };
    return { gap: pdf.subarray(gapStart, Math.max(gapStart, gapEnd)), end, covered };
  });
  return ranges.sort((one, other) => one.end - other.end);
}

/** In hexadecimal digits between their marks, and not a byte more. */
function isSignatureAlone(gap: Bytes): boolean {
  return /^<(?:[0-9A-Fa-f]{2})+>$/.test(latin1(gap));
}

/** The room that is kept for the signature is filled up with zeros. */
function contentsOf(gap: Bytes): Bytes {
  const digits = latin1(gap.subarray(1, -1));
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
  const lengthBytes = (bytes[1] ?? 0) - 0x80;
  if (lengthBytes < 1 || lengthBytes > 4) throw new DerError('The signature is cut.');
  const length = bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + lengthBytes + length;
  if (bytes.subarray(end).some((byte) => byte !== 0)) throw new DerError('Something stands behind the signature.');
  return bytes.subarray(0, end);
}

function latin1(bytes: Bytes): string {
  return new TextDecoder('latin1').decode(bytes);
}
