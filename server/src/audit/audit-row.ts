/** A row of `audit` as the audit row that it stands for. */
import type { Schema } from '../storage/schema.ts';
import type { AuditAction } from './audit-entry.ts';
import type { UnchainedRow } from './audit-leaf.ts';

export const auditColumns = [
  'audit.id',
  'audit.organization_id',
  'audit.action',
  'audit.request_id',
  'audit.document_type',
  'audit.environment',
  'audit.error_code',
  'audit.subject',
  'audit.account_id',
  'audit.target',
  'audit.reason',
  'audit.value_before',
  'audit.value_after',
  'audit.network',
  'audit.created_at',
] as const;

export type AuditColumns = Omit<Schema['audit'], 'position' | 'sequence' | 'previous_hash' | 'row_hash'>;

export function auditRowOf(row: AuditColumns): UnchainedRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    action: row.action as AuditAction,
    requestId: row.request_id || null,
    documentType: row.document_type || null,
    environment: row.environment || null,
    errorCode: row.error_code,
    subject: row.subject,
    accountId: row.account_id,
    target: row.target,
    reason: row.reason,
    before: row.value_before,
    after: row.value_after,
    network: row.network,
    createdAt: row.created_at,
  };
}
