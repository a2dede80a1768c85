/** What the operations on API keys need of a store. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ApiKey, Organization } from './organization.ts';

export type ApiKeySettings = Pick<ApiKey, 'name' | 'expiresAt' | 'allowedIpRanges'>;

/** A key of one organisation. Both must fit, so that nobody reaches another organisation's key by its id. */
export interface ApiKeyReference {
  id: string;
  organizationId: string;
}

export interface ApiKeyStore {
  /** The key with this SHA-256 (64 hex digits), its organisation, and the store's time. Revoked and expired ones too. */
  findApiKey(keyHash: string): Promise<{ apiKey: ApiKey; organization: Organization; nowMs: number } | undefined>;

  /** All keys of the organisation, oldest first, and the store's time. */
  listApiKeys(organizationId: string): Promise<{ apiKeys: ApiKey[]; nowMs: number }>;

  insertApiKey(apiKey: ApiKey, audit: AuditEntry): Promise<void>;

  /**
   * Inserts `successor` and lets the old key end after `overlapMs`, or earlier where it would have ended earlier, in one commit.
   * False where the old key does not work any more: nothing is changed then.
   */
  rollApiKey(roll: {
    predecessor: ApiKeyReference;
    successor: ApiKey;
    overlapMs: number;
    audit: AuditEntry;
  }): Promise<boolean>;

  /** By the account of the audit's entry, for its reason. False where there is no such key, or it was revoked before. */
  revokeApiKey(key: ApiKeyReference, audit: AuditEntry): Promise<boolean>;

  /** False where there is no such key, or it was revoked. */
  updateApiKey(key: ApiKeyReference, settings: ApiKeySettings, audit: AuditEntry): Promise<boolean>;

  /** Only the audit's row: nothing of the key changes. */
  recordShowing(audit: AuditEntry): Promise<void>;

  /** Notes that the key was used now. */
  recordUse(use: { id: string; fromBrowser: boolean }): Promise<void>;
}
