/** leaveAuditRow: what operators do above the organisations leaves a row in the audit, also where they only look. */
import type { Ids } from '../clock.ts';
import type { Actor } from './actor.ts';
import { type AuditEntry, CHAIN_OF_OPERATORS, type OperatorAction } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';

interface OperatorEvent extends Pick<AuditEntry, 'target' | 'subject' | 'reason'> {
  action: OperatorAction;
  /** The organisation that it is about, if it is about one: so its own export shows who did it. */
  organizationId?: string | undefined;
}

interface LeaveContext {
  store: Pick<AuditStore, 'insertEntry'>;
  ids: Pick<Ids, 'rowId'>;
}

export async function leaveAuditRow(event: OperatorEvent, actor: Actor, { store, ids }: LeaveContext): Promise<void> {
  await store.insertEntry(auditOfOperator(event, actor, ids));
}

export function auditOfOperator(
  event: OperatorEvent,
  { accountId, source }: Actor,
  ids: LeaveContext['ids'],
): AuditEntry {
  const organizationId = event.organizationId ?? CHAIN_OF_OPERATORS;
  return { id: ids.rowId(), ...event, organizationId, accountId, ...source };
}

interface LookContext extends LeaveContext {
  organizations: { findOrganization(id: string): Promise<unknown> };
}

/** For looking at the audit, or at the part of it whose chain has this name. */
export async function leaveLookRow(
  action: Extract<OperatorAction, `audit_${string}`>,
  actor: Actor,
  { organizations, ...context }: LookContext,
  lookedAt?: string,
): Promise<void> {
  const known = lookedAt !== undefined && (await organizations.findOrganization(lookedAt)) !== undefined;
  await leaveAuditRow({ action, organizationId: known ? lookedAt : undefined }, actor, context);
}
