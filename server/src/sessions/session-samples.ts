/** What the session contracts work with: a new session, the customer whose it is, its audit rows, and the trace that it leaves. */
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { almatyDayOf } from '../calendar/almaty-date.ts';
import { sampleApiKey } from '../organizations/api-key-samples.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { Database } from '../storage/database.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';
import { defaultSessionRules as rules } from './session.ts';
import type { NewSession, TriedCode, UnreadAdmission } from './session-writes.ts';

export function newSession(organizationId: string = randomUUID()): NewSession {
  return {
    idHash: randomUUID(),
    organizationId,
    apiKeyId: keyIdOf(organizationId),
    environment: 'test',
    documentType: 'identity_card',
    egovRequestId: randomUUID(),
    clientReference: null,
    ask: null,
    encryptedSubject: 'encrypted',
  };
}

const keyIdOf = (organizationId: string) => `key of ${organizationId}`;

/** The session's organisation, its key, and a subscription, without end and quota unless told otherwise; once for each organisation. */
export async function makeCustomer(
  database: Database,
  { organizationId: id, environment }: NewSession,
  changes: Partial<Subscription> = {},
): Promise<void> {
  const apiKey = sampleApiKey(id, { id: keyIdOf(id), environment, allowedIpRanges: [] });
  await createOrganizationStore(database).insertOrganization({
    organization: { id, name: 'Customer' },
    apiKeys: [apiKey],
    subscriptions: [sampleSubscription(id, { id: `subscription of ${id}`, quota: null, ...changes })],
  });
}

/** A request that counts nothing and is refused by no limit. */
export function unreadAdmission(
  session: NewSession,
  nowMs: number,
  changes: Partial<UnreadAdmission> = {},
): UnreadAdmission {
  const unlessUsedUp = [{ id: randomUUID(), max: 1, window: { lastsMs: 1 }, lockMs: 0 }];
  const checked = { allowedIpRanges: [], counters: [], unlessUsedUp, day: almatyDayOf(nowMs), inUse: undefined };
  return { session, rules, audit: auditOf(session, 'document_requested'), ...checked, aheadMs: 0, ...changes };
}

/** What an attempt claims with: a new code for each fence. */
export const leaseOf = (fence: string = randomUUID()) => ({ fence, code: codeOf(fence), rules, allowedIpRanges: [] });

export const codeOf = (fence: string): TriedCode => ({ hash: fence.replaceAll(' ', '-'), isRepeated: false });

export function auditOf(session: NewSession, action: AuditEntry['action']): AuditEntry {
  return {
    id: randomUUID(),
    organizationId: session.organizationId,
    action,
    requestId: 'req_1',
    documentType: session.documentType,
    environment: session.environment,
    errorCode: null,
  };
}

/** What an organisation has been charged for, and its audit trail: `[day, delivered]` and the actions. */
export async function traceOf({ query }: Database, { organizationId }: NewSession) {
  const usage = await query.selectFrom('usage').selectAll().where('organization_id', '=', organizationId).execute();
  const audit = await query.selectFrom('audit').selectAll().where('organization_id', '=', organizationId).execute();
  return {
    usage: usage.map((row) => [row.day, row.delivered]).sort(),
    audit: audit.map((row) => row.action).sort(),
  };
}
