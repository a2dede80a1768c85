/** The certificates of the keys that sign PDFs as entries of `/.well-known/jwks.json`, by which everybody verifies them. */
import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';

/** RFC 7517, without `kid`: such a key signs no receipt. */
export interface PublishedCertificate {
  kty: string;
  use: 'sig';
  /** The certificate in base64. */
  x5c: readonly string[];
  'x5t#S256': string;
}

/** Nothing where the key set cannot hold such a key, such as GOST: the certificate itself has to be had then. */
export function publishCertificate(certificate: X509Certificate): PublishedCertificate[] {
  const key = publicKeyOf(certificate);
  if (key === undefined) return [];
  const { raw } = certificate;
  const thumbprint = createHash('sha256').update(raw).digest('base64url');
  const { kty = '', ...numbers } = key.export({ format: 'jwk' });
  return [{ kty, ...numbers, use: 'sig', x5c: [raw.toString('base64')], 'x5t#S256': thumbprint }];
}

function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    const { publicKey } = certificate;
    return ['rsa', 'ec'].includes(publicKey.asymmetricKeyType ?? '') ? publicKey : undefined;
  } catch {
    return undefined;
  }
}
