/** The statements of a consent, for the units of work that begin and end it. */
import { type Compilable, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { NewConsent } from './consent.ts';

export function insertConsent(
  { query, nowMs }: Database,
  consent: NewConsent,
  { ttlMs }: { ttlMs: number },
): Compilable {
  return query.insertInto('consents').values({
    id: consent.id,
    organization_id: consent.organizationId,
    environment: consent.environment,
    subject: consent.subject,
    receipt_hash: consent.receiptHash,
    encrypted_record: consent.encryptedRecord,
    encrypted_session: consent.encryptedSession,
    given_at: nowMs,
    expires_at: sql`${nowMs} + ${ttlMs}`,
  });
}

/** By the delivery. Affects no row where the citizen's records were erased meanwhile. */
export function markConsentUsed({ query, nowMs }: Database, id: string): Compilable {
  return query.updateTable('consents').set({ used_at: nowMs }).where('id', '=', id).where('withdrawn_at', 'is', null);
}

/** Affects no row where it was used or withdrawn. */
export function markConsentWithdrawn({ query, nowMs }: Database, id: string): Compilable {
  return query
    .updateTable('consents')
    .set({ withdrawn_at: nowMs })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null);
}
