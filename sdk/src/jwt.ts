/** A JWT under a key of the gateway or of a holder: compact JWS (RFC 7515) with ES256, read in its one form. */
import { bytesOfBase64Url } from './base64.ts';
import { type GatewayKey, hasSigned } from './gateway-keys.ts';

/** What can be wrong with one, behind its name. */
export const jwtFlaws = {
  malformed: 'is none of a gateway',
  key_unknown: 'is signed with none of the given keys, or with one that is none of ECDSA with P-256',
  signature_wrong: 'has a wrong signature',
} as const;

export type JwtFlaw = keyof typeof jwtFlaws;

export interface JwtRules {
  /** `typ`, so that no kind of token passes for another (RFC 8725, 3.11). */
  type: string;
  /** The key that the header names. */
  findKey(keyId: string): Partial<GatewayKey> | undefined;
  /** What is thrown. */
  refuse(flaw: JwtFlaw): Error;
}

export async function openJwt<Claims>(
  text: string,
  { type, findKey, refuse }: JwtRules,
): Promise<{ keyId: string; claims: Claims }> {
  const parts = text.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  const { alg, kid, typ } = (readJson(header) ?? {}) as Record<string, unknown>;
  const claims = readJson(payload) as Claims | undefined;
  const signed = bytesOfBase64Url(signature);
  const isIts = parts.length === 3 && alg === 'ES256' && typ === type;
  if (!isIts || claims === undefined || signed === undefined) throw refuse('malformed');
  const keyId = String(kid ?? '');
  const key = findKey(keyId);
  const isRight = key && (await hasSigned(key, new TextEncoder().encode(`${header}.${payload}`), signed));
  if (isRight === undefined) throw refuse('key_unknown');
  if (!isRight) throw refuse('signature_wrong');
  return { keyId, claims };
}

/** An object or a list, in base64url. Undefined where it is none. */
export function readJson(base64url: string): object | undefined {
  try {
    const bytes = bytesOfBase64Url(base64url);
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}
