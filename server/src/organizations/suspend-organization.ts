/**
 * suspendOrganization and reopenOrganization: an operator contains an incident. From this commit on, in every process, no key of the
 * organisation opens a session or carries one on. Its members still see their cabinet, and there who did it, when and why.
 */
import type { OrganizationActor } from '../audit/actor.ts';
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import type { Ids } from '../clock.ts';
import type { OrganizationStore } from './organization-store.ts';

interface SuspensionContext {
  organizations: Pick<OrganizationStore, 'suspendOrganization' | 'reopenOrganization'>;
  ids: Ids;
}

/** Once more with another reason is the newer one. */
export async function suspendOrganization(
  reason: string,
  actor: OrganizationActor,
  { organizations, ids }: SuspensionContext,
): Promise<void> {
  const suspension = { id: actor.organizationId, by: actor.accountId, reason };
  await organizations.suspendOrganization(suspension, auditOf('organization_suspended', reason, actor, ids));
}

/** One that is not suspended stays as it is. */
export async function reopenOrganization(
  reason: string,
  actor: OrganizationActor,
  { organizations, ids }: SuspensionContext,
): Promise<void> {
  await organizations.reopenOrganization(actor.organizationId, auditOf('organization_reopened', reason, actor, ids));
}

function auditOf(action: AuditAction, reason: string, actor: OrganizationActor, ids: Ids): AuditEntry {
  const { organizationId } = actor;
  return { ...auditOfAction(action, actor, { id: organizationId, organizationId }, { ids }), reason };
}
