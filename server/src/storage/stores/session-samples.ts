/** What the session contracts work with: a new session, its audit rows, and the trace that it leaves. */
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { NewSession } from '../../sessions/session-store.ts';
import type { Database } from '../database.ts';

export function newSession(organizationId: string = randomUUID()): NewSession {
  return {
    idHash: randomUUID(),
    organizationId,
    environment: 'test',
    documentType: 'identity_card',
    egovRequestId: randomUUID(),
    sealedSubject: 'sealed',
  };
}

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
