/**
 * The access token of a wallet: it says which kept document it is for, and opens it. Between the two calls of the wallet the document lies encrypted
 * under this token alone; the store has no part of it that opens anything.
 */

import { decryptAsRecipient, encryptTo, recipientOf } from '../crypto/encrypt-to.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { Environment } from '../words/environment.ts';

const PURPOSE = 'qujat credential document v1';
const SECRET_BYTES = 32;
/** Of a session's id, then the secret. */
const TOKEN = /^([0-9a-f]{64})\.[\w-]{43}$/;

/** What is kept for the credential. */
export interface KeptForWallet {
  organizationId: string;
  environment: Environment;
  documentType: DocumentTypeName;
  /** The reply of approve, as JSON. */
  reply: string;
}

export function makeAccessToken(sessionIdHash: string, randomBytes: (length: number) => Uint8Array): string {
  return `${sessionIdHash}.${Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url')}`;
}

/** Undefined where it is none. */
export function sessionOfAccessToken(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

export function encryptForWallet(token: string, kept: KeptForWallet): string {
  return encryptTo(recipientOf(token, PURPOSE), PURPOSE, JSON.stringify(kept));
}

/** Undefined where it was encrypted under another token. */
export function openForWallet(token: string, encrypted: string): KeptForWallet | undefined {
  try {
    return JSON.parse(decryptAsRecipient(token, PURPOSE, encrypted));
  } catch {
    return undefined;
  }
}
