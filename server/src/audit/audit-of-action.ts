/** The audit row of what somebody does to a key, a flow, an endpoint, a subscription, a plan or an organisation. */
import type { Ids } from '../clock.ts';
import type { Actor } from './actor.ts';
import type { AuditAction, AuditEntry } from './audit-entry.ts';

interface Target {
  id: string;
  /** Whose chain the row belongs to. */
  organizationId: string;
  environment?: string | null;
}

export function auditOfAction(
  action: AuditAction,
  { accountId, source }: Actor,
  { id: target, organizationId, environment = null }: Target,
  { ids }: { ids: Pick<Ids, 'rowId'> },
): AuditEntry {
  return { id: ids.rowId(), organizationId, action, ...source, environment, accountId, target };
}
