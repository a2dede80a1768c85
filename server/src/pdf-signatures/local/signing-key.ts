/** The key that signs PDFs and its certificate, as the operator names them in PEM files: a key and a certificate that belong together. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface PdfSigningKey {
  privateKey: KeyObject;
  /** In DER: its own first, then those that have issued it. */
  certificates: Uint8Array[];
}

/** What can be verified everywhere, the page of the gateway among them. */
const CURVES = ['prime256v1', 'secp384r1'];
const LEAST_RSA_BITS = 2048;

/** @throws Error that names the setting and the file, and nothing of its content */
export function readPdfSigningKey(keyFile: string, certificateFile: string): PdfSigningKey {
  const privateKey = readPrivateKey(keyFile);
  const [own, ...issuers] = readCertificates(certificateFile);
  if (own === undefined) throw wrong('CERTIFICATE_FILES', certificateFile, 'which has no certificate in PEM');
  if (!own.checkPrivateKey(privateKey)) {
    throw wrong('CERTIFICATE_FILES', certificateFile, 'whose first certificate is not that of the key');
  }
  return { privateKey, certificates: [own, ...issuers].map(({ raw }) => new Uint8Array(raw)) };
}

function readPrivateKey(file: string): KeyObject {
  const key = orWrong('KEY_FILE', file, 'which is not a private key in PEM', (pem) => createPrivateKey(pem));
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const isRsa = key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_RSA_BITS;
  if (isRsa || CURVES.includes(namedCurve)) return key;
  throw wrong('KEY_FILE', file, 'whose key is not of the curve P-256 or P-384, nor RSA of 2048 bits or more');
}

/** Of earlier keys, whose signatures can still be verified by it, the certificate is enough. */
export function readCertificates(file: string): X509Certificate[] {
  return orWrong('CERTIFICATE_FILES', file, 'which has a certificate that cannot be read', (pem) => {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  });
}

function orWrong<Read>(setting: string, file: string, what: string, read: (pem: string) => Read): Read {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw wrong(setting, file, 'which cannot be read');
  }
  try {
    return read(pem);
  } catch {
    // What OpenSSL says of it may quote it.
    throw wrong(setting, file, what);
  }
}

function wrong(setting: string, file: string, what: string): Error {
  return new Error(`QUJAT_PDF_SIGNATURE_${setting} names ${file}, ${what}.`);
}
