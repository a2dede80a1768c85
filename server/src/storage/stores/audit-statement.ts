/** The audit row as a statement, for units of work that must leave one. It touches no row that another unit touches. */
import type { Compilable } from 'kysely';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Database } from '../database.ts';

export function insertAudit(database: Database, entry: AuditEntry): Compilable {
  return database.query.insertInto('audit').values({
    id: entry.id,
    organization_id: entry.organizationId,
    action: entry.action,
    request_id: entry.requestId ?? '',
    document_type: entry.documentType ?? '',
    environment: entry.environment ?? '',
    error_code: entry.errorCode ?? null,
    subject: entry.subject ?? null,
    account_id: entry.accountId ?? null,
    target: entry.target ?? null,
    created_at: database.nowMs,
  });
}
