/**
 * What is kept in the database of a document for a reader who is not the one who approves: the organisation, where the citizen types the
 * code on the page of a Flow. It is sealed to that reader, stands only for a while, and is written with the delivery or not at all.
 */
import { type Compilable, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';

/** The session's store writes it in the commit that delivers. */
export interface KeptResult {
  sealedResult: string;
  keepMs: number;
}

export function createKeptResultStore(database: Database) {
  return {
    /** Sealed; undefined where none is kept for this session, or not any more. */
    async findResult(idHash: string): Promise<string | undefined> {
      const { query, nowMs } = database;
      const row = await query
        .selectFrom('kept_results')
        .select('sealed_result')
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', nowMs)
        .executeTakeFirst();
      return row?.sealed_result;
    },

    /** Writes the audit row of a result that is handed out. */
    async recordHandOut(audit: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, audit)]);
    },

    /** Deletes what is past its time; gives the number of results, `most` at most. */
    forgetResults(most: number): Promise<number> {
      return deleteOldest(database, { table: 'kept_results', key: 'id_hash', time: 'expires_at', agoMs: 0, most });
    },
  };
}

export type KeptResultStore = ReturnType<typeof createKeptResultStore>;

/** The statement that takes a result away, as part of the unit that hands it out once. Affects no row where there is none any more. */
export function takeResult({ query, nowMs }: Database, idHash: string): Compilable {
  return query.deleteFrom('kept_results').where('id_hash', '=', idHash).where('expires_at', '>', nowMs);
}

/** The statement that keeps a result, as part of the unit that delivers it; none where nothing is to be kept. */
export function keepResult({ query, nowMs }: Database, idHash: string, kept: KeptResult | undefined): UnitStatement[] {
  if (kept === undefined) return [];
  const statement = query.insertInto('kept_results').values({
    id_hash: idHash,
    sealed_result: kept.sealedResult,
    expires_at: sql`${nowMs} + ${kept.keepMs}`,
  });
  return [statement];
}
