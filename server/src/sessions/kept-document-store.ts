/**
 * What is kept in the database of a document whose file was asked for and was not ready: for ten minutes, sealed under a key that
 * only the session id gives. Nothing is kept of any other document.
 */
import { sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';

/** The session's store writes it in the commit that delivers. */
export interface KeptDocument {
  sealedDocument: string;
  keepMs: number;
}

export function createKeptDocumentStore(database: Database) {
  return {
    /** Sealed; undefined where none is kept for this session, or not any more. */
    async findDocument(idHash: string): Promise<string | undefined> {
      const { query, nowMs } = database;
      const row = await query
        .selectFrom('kept_documents')
        .select('sealed_document')
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', nowMs)
        .executeTakeFirst();
      return row?.sealed_document;
    },

    /** Writes the audit row of what was handed out once more: a file that came later, or a kept answer. */
    async recordHandOut(audit: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, audit)]);
    },

    /** Deletes what is past its time; gives the number of documents, `most` at most. */
    forgetDocuments(most: number): Promise<number> {
      return deleteOldest(database, { table: 'kept_documents', key: 'id_hash', time: 'expires_at', agoMs: 0, most });
    },
  };
}

export type KeptDocumentStore = ReturnType<typeof createKeptDocumentStore>;

/** The statement that keeps a document, as part of the unit that delivers it; none where nothing is to be kept. */
export function keepDocument(
  { query, nowMs }: Database,
  idHash: string,
  kept: KeptDocument | undefined,
): UnitStatement[] {
  if (kept === undefined) return [];
  const statement = query.insertInto('kept_documents').values({
    id_hash: idHash,
    sealed_document: kept.sealedDocument,
    expires_at: sql`${nowMs} + ${kept.keepMs}`,
  });
  return [statement];
}
