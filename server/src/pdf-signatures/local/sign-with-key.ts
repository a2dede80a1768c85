/**
 * Signs a PDF with a key of this machine, by PAdES: an incremental update with an invisible field, and behind it a second one with the data that
 * verify it later. Where a timestamp or these data were asked for and cannot be had, it signs without: a document is not held up for that.
 */
import { sign as signBytes, X509Certificate } from 'node:crypto';
import { HttpTimestampAuthority, PDF, PdfArray, PdfDict, type Signer, type TimestampAuthority } from '@libpdf/core';
import { validationDataFor } from '@qujat/sdk/pdf-validation-data';
import { additionOf } from '../assert-signed.ts';
import { type PdfSignature, PdfSigningError } from '../pdf-signer.ts';
import type { Authorities } from './authorities.ts';
import type { PdfSigningKey } from './signing-key.ts';

/** An authority by RFC 3161. */
export interface TimestampSettings {
  url: string;
  timeoutMs: number;
}

export interface ValidationDataSettings {
  /** For all that is asked for one PDF. */
  timeoutMs: number;
}

export interface SigningTask {
  pdf: Uint8Array;
  key: PdfSigningKey;
  signedAtMs: number;
  /** Undefined where no timestamp is wanted. */
  timestamps: TimestampSettings | undefined;
  /** Undefined where none are wanted. */
  validationData: ValidationDataSettings | undefined;
}

/** Of the signature without certificates and timestamp. */
const SIGNATURE_BYTES = 1_536;
/** A token brings the certificates of its authority along. */
const TIMESTAMP_BYTES = 8_192;

export async function signWithKey(task: SigningTask, authorities: Authorities): Promise<PdfSignature> {
  const signature = await signInTime(task);
  const { pdf, validationData } = task;
  if (signature.level !== 'B-T' || validationData === undefined) return signature;
  const signed = new Uint8Array(Buffer.concat([pdf, signature.addition]));
  const data = await validationDataFor(signed, authorities.asking(AbortSignal.timeout(validationData.timeoutMs)));
  const addition = data && (await additionOf(pdf, Buffer.concat([signed, data])).catch(() => undefined));
  return addition === undefined ? signature : { level: 'B-LT', addition };
}

async function signInTime(task: SigningTask): Promise<PdfSignature> {
  const { timestamps } = task;
  if (timestamps !== undefined) {
    const timestamp = new HttpTimestampAuthority(timestamps.url, { timeout: timestamps.timeoutMs });
    // Without the authority the same is tried once more, so whatever else is wrong is told then.
    const addition = await signOnce(task, timestamp).catch(() => undefined);
    if (addition !== undefined) return { level: 'B-T', addition };
  }
  return { level: 'B-B', addition: await signOnce(task) };
}

async function signOnce(
  { pdf, key, signedAtMs }: SigningTask,
  timestampAuthority?: TimestampAuthority,
): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  addForm(document);
  const { bytes, warnings } = await document.sign({
    signer: signerOf(key),
    level: timestampAuthority === undefined ? 'B-B' : 'B-T',
    ...(timestampAuthority && { timestampAuthority }),
    signingTime: new Date(signedAtMs),
    estimatedSize: roomFor(key, timestampAuthority !== undefined),
  });
  const [warning] = warnings;
  if (warning !== undefined) throw new PdfSigningError(`the PDF cannot be signed: ${warning.code}`);
  return await additionOf(pdf, bytes);
}

/** The form in which the signature is a field. The library's own names fonts that are not embedded, which no PDF/A may use: an invisible field needs none. */
function addForm(document: PDF): void {
  const catalog = document.getCatalog();
  if (catalog.has('AcroForm')) return;
  catalog.set('AcroForm', document.register(PdfDict.of({ Fields: new PdfArray([]) })));
}

function signerOf({ privateKey, certificates: [certificate, ...chain] }: PdfSigningKey): Signer {
  if (certificate === undefined) throw new PdfSigningError('there is no certificate');
  const isRsa = new X509Certificate(certificate).publicKey.asymmetricKeyType === 'rsa';
  return {
    certificate,
    certificateChain: chain,
    keyType: isRsa ? 'RSA' : 'EC',
    signatureAlgorithm: isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
    sign: async (data, algorithm) => signBytes(algorithm.replace('-', ''), data, privateKey),
  };
}

/** All of it is written as hexadecimal digits into every PDF, so it is no larger than it must be. */
function roomFor({ certificates }: PdfSigningKey, hasTimestamp: boolean): number {
  const sum = certificates.reduce((bytes, certificate) => bytes + certificate.length, SIGNATURE_BYTES);
  return sum + (hasTimestamp ? TIMESTAMP_BYTES : 0);
}
