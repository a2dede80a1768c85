/** What the operations on subscriptions work with, and who acts: an operator. */
import type { AuditAction, AuditEntry, CallSource } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface SubscriptionContext {
  store: SubscriptionStore;
  ids: Ids;
}

export interface OperatorActor {
  accountId: string;
  source: CallSource;
}

/** Stands in place of an organisation for what belongs to none: plans. */
export const NO_ORGANIZATION = 'plans';

export function auditOfSubscription(
  action: AuditAction,
  { accountId, source }: OperatorActor,
  { organizationId, id }: { organizationId: string; id: string },
  { ids }: Pick<SubscriptionContext, 'ids'>,
): AuditEntry {
  return { id: ids.rowId(), organizationId, action, ...source, accountId, target: id };
}
