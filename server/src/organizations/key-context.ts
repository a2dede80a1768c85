/** What the operations on API keys work with, and who acts. */
import type { AuditAction, AuditEntry, CallSource } from '../audit/audit-entry.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import type { ApiKeyContext } from './new-api-key.ts';

export interface KeyContext extends ApiKeyContext {
  apiKeys: ApiKeyStore;
}

/** Who asks for a change: for the audit. */
export interface KeyActor {
  organizationId: string;
  /** The user's opaque id. */
  accountId: string;
  source: CallSource;
}

export function auditOfKey(
  action: AuditAction,
  actor: KeyActor,
  key: { id: string; environment: string },
  { ids }: KeyContext,
): AuditEntry {
  const { organizationId, accountId, source } = actor;
  return {
    id: ids.rowId(),
    organizationId,
    action,
    ...source,
    environment: key.environment,
    accountId,
    target: key.id,
  };
}
