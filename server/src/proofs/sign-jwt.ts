/** A JWT of the gateway: compact JWS (RFC 7515) with ES256 under the key that signs. */
import type { SigningKeys } from './signing-keys.ts';

/** @param type what kind of token it is, so that none passes for another (RFC 8725, 3.11) */
export function signJwt(keys: SigningKeys, type: string, claims: object): string {
  const signed = `${encodePart({ alg: 'ES256', kid: keys.kid, typ: type })}.${encodePart(claims)}`;
  return `${signed}.${Buffer.from(keys.sign(Buffer.from(signed))).toString('base64url')}`;
}

function encodePart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
