/** The audit row as a statement, for units of work that must leave one. It touches no row that another unit touches. */
import type { Compilable } from 'kysely';
import type { Database } from '../storage/database.ts';
import { prepareStatement } from '../storage/prepared-statement.ts';
import type { Schema } from '../storage/schema.ts';
import type { AuditEntry } from './audit-entry.ts';

export function insertAudit(database: Database, entry: AuditEntry): Compilable {
  return insertRow(database, {
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
    reason: entry.reason ?? null,
    value_before: entry.before ?? null,
    value_after: entry.after ?? null,
    network: entry.network ?? null,
  });
}

type NewRow = Omit<Schema['audit'], 'created_at' | 'position' | 'sequence' | 'previous_hash' | 'row_hash'>;

const insertRow = prepareStatement<NewRow>(({ query, nowMs, value }) =>
  query.insertInto('audit').values({
    id: value('id'),
    organization_id: value('organization_id'),
    action: value('action'),
    request_id: value('request_id'),
    document_type: value('document_type'),
    environment: value('environment'),
    error_code: value('error_code'),
    subject: value('subject'),
    account_id: value('account_id'),
    target: value('target'),
    reason: value('reason'),
    value_before: value('value_before'),
    value_after: value('value_after'),
    network: value('network'),
    created_at: nowMs,
  }),
);
