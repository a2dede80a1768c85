/** A row of `sessions` as the session that it stands for. */
import { askOfText } from '../claims/ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { ApprovingSession, RequestedSession, StoredSession } from './session.ts';
import type { SessionKey } from './session-writes.ts';

export type SessionRow = Schema['sessions'];

/** What `selectSession` reads of the key beside its session: nulls where there is no such key. */
interface KeyOfSessionRow {
  key_revoked_at: number | null;
  key_expires_at: number | null;
  key_allowed_ip_ranges: string | null;
}

export function keyOfSessionRow(row: KeyOfSessionRow): SessionKey | undefined {
  if (row.key_allowed_ip_ranges === null) return undefined;
  return {
    revokedAt: row.key_revoked_at,
    expiresAt: row.key_expires_at,
    allowedIpRanges: JSON.parse(row.key_allowed_ip_ranges),
  };
}

/** @throws Error where the row lacks what its state requires: nothing of ours writes such a row. */
export function sessionOfRow(row: SessionRow): StoredSession {
  const data = sessionDataOfRow(row);
  if (row.state === 'requested') return { ...data, state: 'requested' };
  if (row.state === 'locked') return { ...data, state: 'locked' };
  if (row.state === 'approving') return approvingSessionOfRow(row);
  if (row.state === 'delivered' && row.delivered_at !== null) {
    return { ...data, state: 'delivered', deliveredAt: row.delivered_at };
  }
  throw new Error(`A stored session has the state ${row.state} but not what belongs to it`);
}

export function requestedSessionOfRow(row: SessionRow): RequestedSession {
  return { ...sessionDataOfRow(row), state: 'requested' };
}

export function approvingSessionOfRow(row: SessionRow): ApprovingSession {
  const { fence, lease_expires_at: leaseExpiresAt } = row;
  if (fence === null || leaseExpiresAt === null) throw new Error('A session in approval is stored without its lease');
  return { ...sessionDataOfRow(row), state: 'approving', fence, leaseExpiresAt };
}

function sessionDataOfRow(row: SessionRow): Omit<RequestedSession, 'state'> {
  return {
    idHash: row.id_hash,
    organizationId: row.organization_id,
    apiKeyId: row.api_key_id,
    environment: row.environment as Environment,
    documentType: row.document_type as DocumentTypeName,
    egovRequestId: row.egov_request_id,
    clientReference: row.client_reference,
    ask: askOfText(row.ask),
    encryptedSubject: row.encrypted_subject,
    createdAt: row.created_at,
    otpSentAt: row.otp_sent_at,
    otpExpiresAt: row.otp_expires_at,
    expiresAt: row.expires_at,
    attemptsUsed: row.attempts_used,
    unresolvedCodes: row.unresolved_codes.split(' ').filter(Boolean),
    resendsUsed: row.resends_used,
  };
}
