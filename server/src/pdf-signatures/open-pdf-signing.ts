/** The signing of PDFs as it is configured: its files read, and its signer made. */
import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { createLocalSigner } from './local/local-signer.ts';
import { readCertificates, readPdfSigningKey } from './local/signing-key.ts';
import type { SigningPool } from './local/signing-pool.ts';
import { createNcanodeSigner } from './ncanode/ncanode-signer.ts';
import type { PdfSignatureSettings } from './pdf-signature-settings.ts';
import type { PdfSigner } from './pdf-signer.ts';
import { type PublishedCertificate, publishCertificate } from './published-certificate.ts';

export interface PdfSigning {
  kind: PdfSignatureSettings['kind'];
  /** Of the key that signs; undefined where NCANode has it alone. */
  certificate: X509Certificate | undefined;
  /** Those of earlier keys too. */
  published: readonly PublishedCertificate[];
  createSigner(parts: SignerContext): PdfSigner;
}

export interface SignerContext {
  pool: Pick<SigningPool, 'sign'>;
  clock: Clock;
  monotonicMs: () => number;
}

/** @throws Error that names the setting and the file */
export function openPdfSigning(settings: PdfSignatureSettings): PdfSigning {
  const { kind, certificateFiles } = settings;
  const own = certificateFiles.map((file) => readCertificates(file)[0]).filter((each) => each !== undefined);
  return {
    kind,
    certificate: own[0],
    published: own.flatMap(publishCertificate),
    createSigner: settings.kind === 'local' ? openLocal(settings) : openNcanode(settings),
  };
}

/** A caller waits for the document meanwhile. */
const TIMESTAMP_TIMEOUT_MS = 3_000;
const VALIDATION_DATA_TIMEOUT_MS = 3_000;

function openLocal({
  keyFile,
  certificateFiles,
  timestampUrl,
  validationData: wantsData,
}: Extract<PdfSignatureSettings, { kind: 'local' }>): PdfSigning['createSigner'] {
  const key = readPdfSigningKey(keyFile, certificateFiles[0] ?? '');
  const timestamps = timestampUrl && { url: timestampUrl.href, timeoutMs: TIMESTAMP_TIMEOUT_MS };
  const validationData = wantsData ? { timeoutMs: VALIDATION_DATA_TIMEOUT_MS } : undefined;
  return (parts) => createLocalSigner({ ...parts, key, timestamps, validationData });
}

function openNcanode({
  url,
  keyFile,
  password,
  level,
}: Extract<PdfSignatureSettings, { kind: 'ncanode' }>): PdfSigning['createSigner'] {
  const key = readKeyStore(keyFile);
  return ({ monotonicMs }) => createNcanodeSigner({ url, key, password, level, send: fetch, monotonicMs });
}

function readKeyStore(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`QUJAT_PDF_SIGNATURE_KEY_FILE names ${file}, which cannot be read.`);
  }
}
