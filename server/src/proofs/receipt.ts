/**
 * The receipt of a reply: a compact JWS (RFC 7515) by which anybody who has the reply can show later that this gateway gave it, when,
 * and in which environment. It covers every field but itself and `request_id`: files by their hashes, all else by the hash of its
 * canonical form, because clients parse JSON and write it anew. It holds hashes alone, nothing of the document.
 */
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../audit/canonical-json.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Environment } from '../words/environment.ts';
import { signJwt } from './sign-jwt.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface ReceiptedReply {
  documentType: string;
  environment: Environment;
  /** All fields that are no files. */
  facts: object;
  /** ASCII bytes of base64, or of a JSON array of such texts, by their fields. */
  files: Record<string, Uint8Array | null>;
}

export type SignReceipt = (reply: ReceiptedReply) => string;

export interface ReceiptContext {
  keys: SigningKeys;
  /** Where the gateway is reached. */
  issuer: () => string;
  clock: Clock;
  ids: Ids;
}

const RECEIPT_TYPE = 'qujat-receipt+jwt';

/** With which a JSON array begins, and no base64. */
const ARRAY = '['.charCodeAt(0);

export function createReceiptSigner({ keys, issuer, clock, ids }: ReceiptContext): SignReceipt {
  return ({ documentType, environment, facts, files }) =>
    signJwt(keys, RECEIPT_TYPE, {
      iss: issuer(),
      iat: Math.floor(clock.nowMs() / 1_000),
      jti: ids.uuid(),
      environment,
      document_type: documentType,
      // As its readers parse it: a number that JavaScript cannot hold is another one for them.
      result_sha256: hashOf(canonicalJson(JSON.parse(JSON.stringify(facts)) as Json)),
      files: Object.fromEntries(Object.entries(files).map(([field, base64]) => [field, base64 && hashOfFile(base64)])),
    });
}

function hashOfFile(base64: Uint8Array): string | string[] {
  const text = Buffer.from(base64.buffer, base64.byteOffset, base64.byteLength).toString('latin1');
  if (base64[0] !== ARRAY) return hashOf(Buffer.from(text, 'base64'));
  return (JSON.parse(text) as string[]).map((page) => hashOf(Buffer.from(page, 'base64')));
}

function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url');
}
