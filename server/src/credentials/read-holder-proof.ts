/**
 * readHolderProof: the key to which a credential is bound, from the proof that the wallet has it: a JWT signed by that very key (OpenID4VCI 1.0,
 * appendix F.1). Everything that is not exactly such a proof is refused.
 */

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readBase64url } from '../crypto/base64url.ts';
import { GatewayError } from '../errors.ts';
import { isJsonObject } from '../json/is-json-object.ts';

const PROOF_TYPE = 'openid4vci-proof+jwt';

/** The public half of a P-256 key, and nothing else that a wallet may have put beside it. */
export interface HolderKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export interface ProofExpectation {
  /** The identifier of the issuer. */
  audience: string;
  isFreshNonce(nonce: string): boolean;
  nowMs: number;
}

const PROOF_MAX = 4096;
const OLDEST_SECONDS = 300;
const SKEW_SECONDS = 60;
const SIGNATURE_BYTES = 64;
const COORDINATE_BYTES = 32;
const HEADER_MEMBERS = ['alg', 'jwk', 'typ'];
const KEY_MEMBERS = ['kty', 'crv', 'x', 'y', 'alg', 'use', 'kid', 'key_ops'];

/** @throws GatewayError `invalid_proof`, `invalid_nonce` */
export function readHolderProof(jwt: string, expected: ProofExpectation): HolderKey {
  const parts = jwt.length > PROOF_MAX ? [] : jwt.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3) throw refuse('must be a compact JWT');
  const key = readKey(readObject(head, 'header'));
  const publicKey = importKey(key);
  if (!isSignature(`${head}.${body}`, decode(signature, 'signature'), publicKey)) throw refuse('has a wrong signature');
  assertClaims(readObject(body, 'claims'), expected);
  return key;
}

function readKey(header: Record<string, unknown>): HolderKey {
  const members = Object.keys(header).sort();
  if (members.join() !== HEADER_MEMBERS.join())
    throw refuse(`must have the header members ${HEADER_MEMBERS.join(', ')}`);
  if (header['typ'] !== PROOF_TYPE) throw refuse(`must be of the type ${PROOF_TYPE}`);
  if (header['alg'] !== 'ES256') throw refuse('must be signed with ES256');
  const { jwk } = header;
  if (!isJsonObject(jwk) || Object.keys(jwk).some((member) => !KEY_MEMBERS.includes(member))) {
    throw refuse('must have a public key as jwk, and no private one');
  }
  const { kty, crv, x, y } = jwk;
  if (kty !== 'EC' || crv !== 'P-256' || !isCoordinate(x) || !isCoordinate(y))
    throw refuse('must have a key of the curve P-256');
  return { kty, crv, x, y };
}

function importKey(jwk: HolderKey): KeyObject {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    throw refuse('has a key that is no point of the curve P-256');
  }
}

function isSignature(signed: string, signature: Buffer, key: KeyObject): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  return verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function assertClaims({ aud, iat, exp, nonce }: Record<string, unknown>, expected: ProofExpectation): void {
  const nowSeconds = Math.floor(expected.nowMs / 1_000);
  if (aud !== expected.audience) throw refuse('must have the credential issuer as aud');
  if (!Number.isSafeInteger(iat)) throw refuse('must have iat in whole seconds');
  const ageSeconds = nowSeconds - Number(iat);
  if (ageSeconds > OLDEST_SECONDS || ageSeconds < -SKEW_SECONDS)
    throw refuse('has an iat that is too old or in the future');
  if (exp !== undefined && !(Number.isSafeInteger(exp) && Number(exp) > nowSeconds)) throw refuse('has expired');
  if (typeof nonce !== 'string' || !expected.isFreshNonce(nonce)) throw new GatewayError('invalid_nonce');
}

function readObject(part: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(decode(part, what)));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw refuse(`has a ${what} that is no JSON`);
  }
  if (!isJsonObject(value)) throw refuse(`has a ${what} that is no JSON object`);
  return value;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One text for each value: another spelling of the same bytes is refused. */
function decode(part: string, what: string): Buffer {
  const bytes = part === '' ? undefined : readBase64url(part);
  if (bytes === undefined) throw refuse(`has a ${what} that is no base64url`);
  return bytes;
}

function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && readBase64url(value)?.length === COORDINATE_BYTES;
}

function refuse(message: string): GatewayError {
  return new GatewayError('invalid_proof', { extras: { errors: [{ field: 'proofs.jwt.0', message }] } });
}
