/** What the gateway knows of an organisation that asks for documents. */
import type { Environment } from '../words/environment.ts';

export interface Organization {
  id: string;
  name: string;
}

export interface ApiKey {
  id: string;
  organizationId: string;
  environment: Environment;
  /** SHA-256 of the key, 64 hex digits. */
  keyHash: string;
  /** The key itself, encrypted under a data key, for test keys of the Backend API only; null for all others. */
  encryptedKey: string | null;
  createdAt: number;
  /** When it was revoked, epoch milliseconds; such a key never works again. */
  revokedAt: number | null;
  /** Who revoked it, by e-mail, and why; only in lists, and null where nobody is known to have. */
  revocation: { by: string | null; reason: string | null } | null;
  /** Given by the organisation, so that people know what uses it. */
  name: string;
  /** The key's last four characters, by which people recognise it. */
  lastFour: string;
  /** From then on it does not work, epoch milliseconds; null for a key without an end. */
  expiresAt: number | null;
  /** CIDR blocks (RFC 4632, RFC 4291) from which it may be used; an empty list allows all. */
  allowedIpRanges: string[];
  /** When it was last used, to the minute; epoch milliseconds. */
  lastUsedAt: number | null;
  /** When it last came from a browser, which means that anybody may read it; epoch milliseconds. */
  seenInBrowserAt: number | null;
  /** The Flow whose key it is; null for a key of the Backend API. */
  flowId: string | null;
}
