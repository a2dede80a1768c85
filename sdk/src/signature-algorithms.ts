/** The algorithms by which a signature is verified: SHA-2, with ECDSA or RSA. Of all others, GOST among them, nothing can be told here. */
import { webcrypto } from '#webcrypto';
import { type Bytes, DerError, type DerValue, partsOf, readDer, readOid, TAG } from './der.ts';

/** A signature may be good, but not be verifiable here. */
export class UnknownAlgorithmError extends Error {
  override readonly name = 'UnknownAlgorithmError';
  readonly oid: string;

  constructor(oid: string) {
    super(`The algorithm ${oid} is unknown.`);
    this.oid = oid;
  }
}

/** Older timestamps name their certificate by it. No content is signed by it. */
export const SHA1 = '1.3.14.3.2.26';
export const SHA256 = '2.16.840.1.101.3.4.2.1';

const DIGESTS: Record<string, string> = {
  [SHA1]: 'SHA-1',
  [SHA256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const RSA = 'RSASSA-PKCS1-v1_5';

/** The kind of the key, and the digest where the algorithm has one of its own. */
const SIGNATURES: Record<string, { name: 'ECDSA' | typeof RSA; digest?: string }> = {
  '1.2.840.10045.4.3.2': { name: 'ECDSA', digest: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA', digest: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA', digest: 'SHA-512' },
  '1.2.840.113549.1.1.1': { name: RSA },
  '1.2.840.113549.1.1.11': { name: RSA, digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: RSA, digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { name: RSA, digest: 'SHA-512' },
};

/** By the object identifier of the curve, with the bytes of one number. */
const CURVES: Record<string, { namedCurve: string; bytes: number }> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', bytes: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', bytes: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', bytes: 66 },
};

/** None of these algorithms has parameters. */
export function algorithmIdentifier(value: DerValue): string {
  const parts = partsOf(value);
  const oid = readOid(parts.next(TAG.oid));
  if ((parts.optional(TAG.null)?.content.length ?? 0) > 0) throw new DerError('An algorithm is malformed.');
  if (parts.rest().length > 0) throw new UnknownAlgorithmError(oid);
  return oid;
}

export async function digestOf(content: Bytes, oid: string): Promise<Bytes> {
  const name = DIGESTS[oid];
  if (name === undefined) throw new UnknownAlgorithmError(oid);
  return new Uint8Array(await webcrypto.subtle.digest(name, content));
}

export async function isSignedBy(
  publicKey: Bytes,
  signature: Bytes,
  signed: Bytes,
  algorithm: { digest: string; signature: string },
): Promise<boolean> {
  const hash = DIGESTS[algorithm.digest] ?? '';
  if (algorithm.digest === SHA1) throw new UnknownAlgorithmError(SHA1);
  const known = SIGNATURES[algorithm.signature];
  if (known === undefined) throw new UnknownAlgorithmError(algorithm.signature);
  if (known.digest !== undefined && known.digest !== hash) throw new DerError('The algorithms contradict each other.');
  return await verify(publicKey, signature, signed, known.name, hash);
}

/** Of a certificate, and of what is said of one: the algorithm names its digest as well. */
export async function isIssuedBy(
  publicKey: Bytes,
  { signed, algorithm, signature }: { signed: Bytes; algorithm: DerValue; signature: Bytes },
): Promise<boolean> {
  const oid = algorithmIdentifier(algorithm);
  const { name, digest } = SIGNATURES[oid] ?? {};
  if (name === undefined || digest === undefined) throw new UnknownAlgorithmError(oid);
  return await verify(publicKey, signature, signed, name, digest);
}

async function verify(
  publicKey: Bytes,
  signature: Bytes,
  signed: Bytes,
  name: 'ECDSA' | typeof RSA,
  hash: string,
): Promise<boolean> {
  const { subtle } = webcrypto;
  if (name === RSA) {
    const key = await subtle.importKey('spki', publicKey, { name: RSA, hash }, false, ['verify']);
    return await subtle.verify(RSA, key, signature, signed);
  }
  const { namedCurve, bytes } = curveOf(publicKey);
  const key = await subtle.importKey('spki', publicKey, { name: 'ECDSA', namedCurve }, false, ['verify']);
  return await subtle.verify({ name: 'ECDSA', hash }, key, plainEcdsa(signature, bytes), signed);
}

function curveOf(publicKey: Bytes): { namedCurve: string; bytes: number } {
  const algorithm = partsOf(partsOf(readDer(publicKey, TAG.sequence)).next(TAG.sequence));
  algorithm.next(TAG.oid);
  const oid = readOid(algorithm.next(TAG.oid));
  const curve = CURVES[oid];
  if (curve === undefined) throw new UnknownAlgorithmError(oid);
  return curve;
}

/** The two numbers without their lengths, as WebCrypto wants them. */
function plainEcdsa(signature: Bytes, bytes: number): Bytes {
  const parts = partsOf(readDer(signature, TAG.sequence));
  const plain = new Uint8Array(2 * bytes);
  for (const end of [bytes, 2 * bytes]) {
    const { content } = parts.next(TAG.integer);
    const number = content[0] === 0 && (content[1] ?? 0) >= 0x80 ? content.subarray(1) : content;
    const isShortest = number.length > 0 && number[0] !== 0 && (content[0] ?? 0x80) < 0x80;
    if (!isShortest || number.length > bytes) throw new DerError('A number of the signature is malformed.');
    plain.set(number, end - number.length);
  }
  parts.end();
  return plain;
}
