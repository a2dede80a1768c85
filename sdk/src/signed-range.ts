/** The signature of a PDF that reaches furthest: over which bytes it is, whose it is, and its timestamp. */
import type { SignerCertificate } from './certificate.ts';
import { readSignedContent, readTimestamp, type SignedContent, type Timestamp } from './cms.ts';
import { type Bytes, DerError } from './der.ts';
import { PdfSignatureError } from './pdf-signature-error.ts';
import { bytesOf, latin1 } from './pdf-update.ts';
import { UnknownAlgorithmError } from './signature-algorithms.ts';

/** @throws PdfSignatureError where the file has none that covers all up to its own end */
export function signedRange(pdf: Bytes): SignedRange {
  if (latin1(pdf.subarray(0, 5)) !== '%PDF-') throw new PdfSignatureError('not_a_pdf', 'The file is no PDF.');
  const last = lastRange(pdf);
  if (last === undefined) throw new PdfSignatureError('not_signed', 'The PDF has no signature.');
  if (last.end > pdf.length || !isSignatureAlone(last.gap)) {
    throw new PdfSignatureError('range_incomplete', 'The signature leaves out other bytes of the file than its own.');
  }
  return last;
}

export interface Signature {
  signed: SignedContent;
  timestamp: Timestamp | null;
}

/** @throws PdfSignatureError where it is none over these bytes */
export async function readSignature(range: SignedRange): Promise<Signature> {
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
    throw asSignatureError(error, 'signature_malformed', certificate);
  }
}

/** @param code of what is malformed */
export function asSignatureError(
  error: unknown,
  code: 'signature_malformed' | 'validation_data_wrong',
  certificate?: SignerCertificate,
): unknown {
  if (error instanceof UnknownAlgorithmError) {
    const message = `The algorithm ${error.oid} is in it, which cannot be verified here.`;
    return new PdfSignatureError('algorithm_unknown', message, certificate);
  }
  // A key that WebCrypto cannot read is as malformed as the rest.
  if (!(error instanceof DerError || error instanceof DOMException)) return error;
  const what = code === 'signature_malformed' ? 'The signature' : 'What stands behind the signature';
  return new PdfSignatureError(code, `${what} is none of the form that is read here.`, certificate);
}

export interface SignedRange {
  /** What stands between its two parts. */
  gap: Bytes;
  /** Where it ends in the file. */
  end: number;
  covered(): Bytes;
}

/** As a signature names it: always from the beginning of the file, to the signature, and from behind it. */
const BYTE_RANGE = /\/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/** The one that reaches furthest. */
function lastRange(pdf: Bytes): SignedRange | undefined {
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
  return ranges.sort((one, other) => one.end - other.end).at(-1);
}

/** In hexadecimal digits between their marks, and not a byte more. */
function isSignatureAlone(gap: Bytes): boolean {
  return /^<(?:[0-9A-Fa-f]{2})+>$/.test(latin1(gap));
}

/** The room that is kept for the signature is filled up with zeros. */
function contentsOf(gap: Bytes): Bytes {
  const digits = latin1(gap.subarray(1, -1));
  const bytes = bytesOf(digits);
  const lengthBytes = (bytes[1] ?? 0) - 0x80;
  if (lengthBytes < 1 || lengthBytes > 4) throw new DerError('The signature is cut.');
  const length = bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + lengthBytes + length;
  if (bytes.subarray(end).some((byte) => byte !== 0)) throw new DerError('Something stands behind the signature.');
  return bytes.subarray(0, end);
}
