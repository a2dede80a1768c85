/** The public keys of a gateway, and whether one of them has signed. */
import { webcrypto } from '#webcrypto';

/** A JSON Web Key Set, as the gateway gives it at `/.well-known/jwks.json`. Get it from the gateway itself, not from whoever shows the answer. */
export interface GatewayKeys {
  keys: readonly object[];
}

export type GatewayKey = Record<'kid' | 'kty' | 'crv' | 'x' | 'y', string>;

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export function findKey({ keys }: GatewayKeys, isIt: (kid: string) => boolean): Partial<GatewayKey> | undefined {
  return (keys as readonly Partial<GatewayKey>[]).find(({ kid }) => typeof kid === 'string' && isIt(kid));
}

/** By its whole id. */
export function findNamedKey(keys: GatewayKeys, keyId: string): Partial<GatewayKey> | undefined {
  return findKey(keys, (kid) => kid === keyId);
}

/** ES256. Undefined where the key is none of P-256. */
export async function hasSigned(
  { kty = '', crv = '', x = '', y = '' }: Partial<GatewayKey>,
  signed: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  let key: CryptoKey;
  try {
    key = await webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, ECDSA, false, ['verify']);
  } catch {
    return undefined;
  }
  return await webcrypto.subtle.verify(ECDSA, key, signature, signed);
}
