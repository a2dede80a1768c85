/**
 * Credentials in the database: whose each is, its place in the status list, and whether it was revoked. Nothing of what it says, and nothing of
 * whom. It is written in the commit that takes the kept document away: so of a document there is one credential.
 */
import { sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { takeResult } from '../sessions/kept-store.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import type { Environment } from '../words/environment.ts';

export interface NewCredential {
  id: string;
  organizationId: string;
  environment: Environment;
  /** In the list of its environment. No two that are valid have the same. */
  statusIndex: number;
  lifeMs: number;
}

export type CredentialReference = Pick<NewCredential, 'id' | 'organizationId' | 'environment'>;

/** After its end a credential needs no status. */
const KEPT_AFTER_END_MS = 24 * 60 * 60_000;

export function createCredentialStore(database: Database) {
  const find = ({ id, organizationId, environment }: CredentialReference) =>
    database.query
      .selectFrom('credentials')
      .select('revoked_at')
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('environment', '=', environment)
      .executeTakeFirst();
  return {
    /** False where the kept document is gone, or the place in the list is taken: then nothing was changed. */
    async issueCredential(sessionIdHash: string, credential: NewCredential, audit: AuditEntry): Promise<boolean> {
      const insert = database.query
        .insertInto('credentials')
        .values({
          id: credential.id,
          organization_id: credential.organizationId,
          environment: credential.environment,
          status_index: credential.statusIndex,
          expires_at: sql<number>`${database.nowMs} + ${credential.lifeMs}`,
        })
        .onConflict((conflict) => conflict.doNothing());
      const unit = [mustAffect(takeResult(database, sessionIdHash)), mustAffect(insert), insertAudit(database, audit)];
      return tryCommit(database, unit);
    },

    /** Whether there is such a credential; one that was revoked before stays as it is, without another audit row. */
    async revokeCredential(reference: CredentialReference, audit: AuditEntry): Promise<boolean> {
      const revoke = database.query
        .updateTable('credentials')
        .set({ revoked_at: database.nowMs })
        .where('id', '=', reference.id)
        .where('organization_id', '=', reference.organizationId)
        .where('environment', '=', reference.environment)
        .where('revoked_at', 'is', null);
      const unit = [mustAffect(revoke), insertAudit(database, audit)];
      if (await tryCommit(database, unit)) return true;
      return (await find(reference)) !== undefined;
    },

    /** The places of those that were revoked. */
    async listRevoked(environment: Environment): Promise<number[]> {
      const rows = await database.query
        .selectFrom('credentials')
        .select('status_index')
        .where('environment', '=', environment)
        .where('revoked_at', 'is not', null)
        .execute();
      return rows.map((row) => row.status_index);
    },

    /** Deletes those that ended a day ago; gives their number, `most` at most. */
    deleteCredentials(most: number): Promise<number> {
      const old = { table: 'credentials', key: 'id', time: 'expires_at', agoMs: KEPT_AFTER_END_MS } as const;
      return deleteOldest(database, { ...old, most });
    },
  };
}

export type CredentialStore = ReturnType<typeof createCredentialStore>;
