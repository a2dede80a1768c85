/**
 * The secrets of a consent. Its record is for several readers, so it is encrypted under a data key. The link of the receipt has a secret that
 * follows from the id of the session on the page: the store keeps its SHA-256, and encrypts under it that id, by which a withdrawal ends the
 * session. Nobody finds the id by the link, or either by the store.
 */
import { createHash, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from '../crypto/encrypt.ts';
import type { ConsentRecord } from './consent-record.ts';

const RECEIPT_PURPOSE = 'qujat consent receipt v1';
const RECORD_PURPOSE = 'qujat consent record v1';
const SESSION_PURPOSE = 'qujat consent session v1';
const SECRET_BYTES = 32;

/** Base64url, 256 bits. */
export function receiptSecretOf(sessionId: string): string {
  const secret = hkdfSync('sha256', sessionId, new Uint8Array(), RECEIPT_PURPOSE, SECRET_BYTES);
  return Buffer.from(secret).toString('base64url');
}

export function hashReceiptSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** @param dataKey `DataKeys.consentEncryption` */
export function encryptRecord(dataKey: Uint8Array, record: ConsentRecord): string {
  return encrypt(dataKey, RECORD_PURPOSE, JSON.stringify(record));
}

export function decryptRecord(dataKey: Uint8Array, encrypted: string): ConsentRecord {
  return JSON.parse(decrypt(dataKey, RECORD_PURPOSE, encrypted));
}

export function encryptSessionId(receiptSecret: string, sessionId: string): string {
  return encrypt(receiptSecret, SESSION_PURPOSE, sessionId);
}

export function decryptSessionId(receiptSecret: string, encrypted: string): string {
  return decrypt(receiptSecret, SESSION_PURPOSE, encrypted);
}
