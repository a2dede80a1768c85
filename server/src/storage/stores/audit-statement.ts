/** The audit row as a statement, for units of work that must leave one. */
import type { Compilable } from 'kysely';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Database } from '../database.ts';

export function insertAudit(database: Database, entry: AuditEntry): Compilable {
  return database.query.insertInto('audit').values({
    id: entry.id,
    organization_id: entry.organizationId,
    action: entry.action,
    request_id: entry.requestId,
    // The columns were made when every act was about a document.
    document_type: entry.documentType ?? '',
    environment: entry.environment ?? '',
    account_id: entry.accountId ?? null,
    error_code: entry.errorCode,
    created_at: database.nowMs,
  });
}
