/**
 * What is kept in the database of a delivered document, encrypted and only for a while: it is written with the delivery or not at all.
 * - In `kept_documents` a document whose file was asked for and was not ready, under a key that only the session id gives.
 * - In `kept_results` what is for a reader who is not the one who approves: the organisation, where the citizen types the code on the
 *   page of a Flow, or the wallet. It is encrypted to that reader.
 *
 * Nothing is kept of any other document.
 */
import { type Compilable, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';

const encryptedColumns = { kept_documents: 'encrypted_document', kept_results: 'encrypted_result' } as const;

type KeptTable = keyof typeof encryptedColumns;

/** The session's store writes it in the commit that delivers. */
export interface Kept {
  encrypted: string;
  keepMs: number;
}

export function createKeptStore(database: Database, table: KeptTable) {
  return {
    /** Encrypted; undefined where none is kept for this session, or not any more. */
    async findKept(idHash: string): Promise<string | undefined> {
      const { query, nowMs } = database;
      const row = await query
        .selectFrom(table)
        .select(sql<string>`${sql.ref(encryptedColumns[table])}`.as('encrypted'))
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', nowMs)
        .executeTakeFirst();
      return row?.encrypted;
    },

    /** Writes the audit row of what was handed out: a result, a file that came later, or a kept answer once more. */
    async recordHandOut(audit: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, audit)]);
    },

    /** Deletes what is past its time; gives its number, `most` at most. */
    forgetKept(most: number): Promise<number> {
      return deleteOldest(database, { table, key: 'id_hash', time: 'expires_at', agoMs: 0, most });
    },
  };
}

export type KeptStore = ReturnType<typeof createKeptStore>;

/** The statement that takes a result away, as part of the unit that hands it out once. Affects no row where there is none any more. */
export function takeResult({ query, nowMs }: Database, idHash: string): Compilable {
  return query.deleteFrom('kept_results').where('id_hash', '=', idHash).where('expires_at', '>', nowMs);
}

/** The statement that keeps it, as part of the unit that delivers it; none where nothing is to be kept. */
export function keep(
  { query, nowMs }: Database,
  table: KeptTable,
  idHash: string,
  kept: Kept | undefined,
): UnitStatement[] {
  if (kept === undefined) return [];
  const row = { id_hash: idHash, expires_at: sql<number>`${nowMs} + ${kept.keepMs}` };
  return [query.insertInto(table).values({ ...row, [encryptedColumns[table]]: kept.encrypted })];
}
