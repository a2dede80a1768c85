/** What the operations on API keys work with, and who acts. */
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import type { ApiKeyDependencies } from './new-api-key.ts';

export interface KeyContext extends ApiKeyDependencies {
  apiKeys: ApiKeyStore;
}

/** Who asks for a change: for the audit. */
export interface KeyActor {
  organizationId: string;
  /** The user's opaque id. */
  accountId: string;
  /** The HTTP request's id, `req_…`. */
  requestId: string;
}

export function auditOfKey(
  action: AuditAction,
  actor: KeyActor,
  key: { id: string; environment: string },
  { ids }: KeyContext,
): AuditEntry {
  const { organizationId, accountId, requestId } = actor;
  return {
    id: ids.uuid(),
    organizationId,
    action,
    requestId,
    environment: key.environment,
    accountId,
    target: key.id,
  };
}
