/**
 * The text of the signed QR: a document in a code that a phone reads, so that whoever sees it can verify without a network what this
 * gateway gave. COSE_Sign1 (RFC 9052) with ES256 over a CWT (RFC 8392), as `QJ1:` and base45 (RFC 9285). A QR is photographed and
 * shown around: it holds the document's type, number and end, and hashes. No name, no IIN.
 */
import { hash } from 'node:crypto';
import base45 from 'base45';
import { encode } from 'cborg';
import { canonicalJson, type Json } from '../audit/canonical-json.ts';
import { isValidIin } from '../citizens/iin.ts';
import type { Clock } from '../clock.ts';
import type { Environment } from '../words/environment.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface CodedDocument {
  documentType: string;
  environment: Environment;
  resultJson: object;
  /** The first moment at which it is no longer valid, where it has an end. */
  endsAtMs: number | undefined;
  /** ASCII bytes of base64. */
  pdf: Uint8Array | null;
}

export interface SignedCodeContext {
  keys: SigningKeys;
  /** Where the gateway is reached. */
  issuer: () => string;
  clock: Clock;
}

export const CODE_PREFIX = 'QJ1:';

/** COSE_Sign1 (RFC 9052, section 4.2). */
const TAG = Uint8Array.of(0xd2);
const HEADER = { algorithm: 1, keyId: 4 };
const ES256 = -7;
/** As many bytes of the key's thumbprint as tell the keys of one gateway apart. */
const KEY_ID_BYTES = 9;
const CLAIM = { issuer: 1, expiresAt: 4, issuedAt: 6, document: -65_537 };

export function signCode(document: CodedDocument, { keys, issuer, clock }: SignedCodeContext): string {
  const keyId = Buffer.from(keys.kid, 'base64url').subarray(0, KEY_ID_BYTES);
  const header = encoded([
    [HEADER.algorithm, ES256],
    [HEADER.keyId, keyId],
  ]);
  const claims = encoded([
    [CLAIM.issuer, issuer()],
    ...(document.endsAtMs === undefined ? [] : ([[CLAIM.expiresAt, secondsOf(document.endsAtMs)]] as const)),
    [CLAIM.issuedAt, secondsOf(clock.nowMs())],
    [CLAIM.document, claimOf(document)],
  ]);
  const signature = keys.sign(encode(['Signature1', header, new Uint8Array(), claims]));
  const message = encode([header, new Map(), claims, signature]);
  return CODE_PREFIX + base45.encode(Buffer.concat([TAG, message]));
}

function claimOf({ documentType, environment, resultJson, pdf }: CodedDocument): unknown[] {
  const read = JSON.parse(JSON.stringify(resultJson)) as Json;
  const pdfHash = pdf && hashOf(Buffer.from(Buffer.from(pdf).toString('latin1'), 'base64'));
  return [environment, documentType, numberOf(read), hashOf(canonicalJson(read)), pdfHash];
}

/** What a source gives as the number may be the citizen's own. */
function numberOf(resultJson: Json): string | null {
  const { common } = resultJson as { common?: { docNumber?: unknown } | null };
  const number = common?.docNumber;
  return typeof number === 'string' && !isValidIin(number.replace(/\D/g, '')) ? number : null;
}

function hashOf(content: string | Uint8Array): Uint8Array {
  return hash('sha256', content, 'buffer');
}

function secondsOf(ms: number): number {
  return Math.floor(ms / 1_000);
}

function encoded(entries: readonly (readonly [number, unknown])[]): Uint8Array {
  return encode(new Map(entries));
}
