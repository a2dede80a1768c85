/** Consents in the database. They are made, used and withdrawn in the units of the session on the page: see `consent-statements.ts`. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { Consent } from './consent.ts';
import { markConsentWithdrawn } from './consent-statements.ts';

export interface FoundConsent {
  consent: Consent;
  nowMs: number;
}

export function createConsentStore(database: Database) {
  const select = () => database.query.selectFrom('consents').selectAll().select(database.nowMs.as('now_ms'));
  return {
    /** All must fit, so that nobody reads another organisation's consent by its id. */
    async findConsent(
      reference: Pick<Consent, 'id' | 'organizationId' | 'environment'>,
    ): Promise<FoundConsent | undefined> {
      const row = await select()
        .where('id', '=', reference.id)
        .where('organization_id', '=', reference.organizationId)
        .where('environment', '=', reference.environment)
        .executeTakeFirst();
      return row && foundOfRow(row);
    },

    async findConsentByReceipt(receiptHash: string): Promise<FoundConsent | undefined> {
      const row = await select().where('receipt_hash', '=', receiptHash).executeTakeFirst();
      return row && foundOfRow(row);
    },

    /** Newest first, `most` at most; where `of` is given, those of this organisation and environment alone. */
    async listConsentsOf(
      subject: string,
      most: number,
      of?: Pick<Consent, 'organizationId' | 'environment'>,
    ): Promise<FoundConsent[]> {
      let consents = select().where('subject', '=', subject);
      if (of !== undefined) {
        consents = consents.where('organization_id', '=', of.organizationId).where('environment', '=', of.environment);
      }
      const rows = await consents.orderBy('given_at', 'desc').orderBy('id').limit(most).execute();
      return rows.map(foundOfRow);
    },

    /** False where it was used or withdrawn: then nothing was changed. */
    async withdrawConsent(id: string, audit: AuditEntry): Promise<boolean> {
      return tryCommit(database, [mustAffect(markConsentWithdrawn(database, id)), insertAudit(database, audit)]);
    },

    /** Deletes those of a citizen; gives their number. */
    async eraseConsentsOf(subject: string): Promise<number> {
      const statement = database.query.deleteFrom('consents').where('subject', '=', subject);
      return (await database.commit([statement]))?.[0]?.affectedRows ?? 0;
    },

    /** Deletes consents that were given at least `retentionMs` ago; gives their number, `most` at most. */
    deleteConsents({ retentionMs, most }: { retentionMs: number; most: number }): Promise<number> {
      return deleteOldest(database, { table: 'consents', key: 'id', time: 'given_at', agoMs: retentionMs, most });
    },
  };
}

export type ConsentStore = ReturnType<typeof createConsentStore>;

function foundOfRow(row: Schema['consents'] & { now_ms: number }): FoundConsent {
  const consent = {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    subject: row.subject,
    receiptHash: row.receipt_hash,
    encryptedRecord: row.encrypted_record,
    encryptedSession: row.encrypted_session,
    givenAt: row.given_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    withdrawnAt: row.withdrawn_at,
  };
  return { consent, nowMs: row.now_ms };
}
