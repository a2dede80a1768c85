/**
 * The keys that sign what an organisation can prove later: P-256, from PEM files that the operator names. The first signs. Of the
 * others only the public half stays known, so that what was signed before a change of the key can still be verified.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface SigningKeys {
  /** Of the key that signs: the thumbprint of RFC 7638. */
  kid: string;
  /** ES256: the 64 bytes r and s of ECDSA over SHA-256. */
  sign(bytes: Uint8Array): Uint8Array;
  /** Of all keys, for `/.well-known/jwks.json`. */
  published: readonly PublishedKey[];
}

/** RFC 7517. */
export interface PublishedKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  alg: 'ES256';
  use: 'sig';
}

const SETTING = 'QUJAT_SIGNING_KEY_FILES';

/** @param files none: nothing is signed  @throws Error that names the setting and the file */
export function readSigningKeys(files: readonly string[]): SigningKeys | undefined {
  const [current, ...earlier] = files;
  if (current === undefined) return undefined;
  const key = readKey(current, createPrivateKey, 'a private key');
  return createSigningKeys(
    key,
    earlier.map((file) => readKey(file, createPublicKey, 'a key')),
  );
}

export function createSigningKeys(privateKey: KeyObject, earlier: readonly KeyObject[] = []): SigningKeys {
  const own = publish(createPublicKey(privateKey));
  const others = earlier.map(publish).filter(({ kid }) => kid !== own.kid);
  return {
    kid: own.kid,
    sign: (bytes) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    published: [own, ...others],
  };
}

function readKey(file: string, parse: (pem: Buffer) => KeyObject, what: string): KeyObject {
  let key: KeyObject;
  let pem: Buffer;
  try {
    pem = readFileSync(file);
  } catch {
    throw new Error(`${SETTING} names ${file}, which cannot be read.`);
  }
  try {
    key = parse(pem);
  } catch {
    throw new Error(`${SETTING} names ${file}, which is not ${what} in PEM.`);
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Error(`${SETTING} names ${file}, whose key is not of the curve P-256.`);
  }
  return key;
}

function publish(publicKey: KeyObject): PublishedKey {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const kid = hash('sha256', JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }), 'base64url');
  return { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' };
}
