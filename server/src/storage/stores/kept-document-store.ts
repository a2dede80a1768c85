/** Kept documents in the database, behind `sessions/kept-document-store.ts`. */
import { sql } from 'kysely';
import type { KeptDocument, KeptDocumentStore } from '../../sessions/kept-document-store.ts';
import type { Database, UnitStatement } from '../database.ts';
import { insertAudit } from './audit-statement.ts';

export function createKeptDocumentStore(database: Database): KeptDocumentStore {
  return {
    async findDocument(idHash) {
      const { query, nowMs } = database;
      const row = await query
        .selectFrom('kept_documents')
        .select('sealed_document')
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', nowMs)
        .executeTakeFirst();
      return row?.sealed_document;
    },

    async recordHandOut(audit) {
      await database.commit([{ statement: insertAudit(database, audit) }]);
    },

    async forgetDocuments(most) {
      const { query, nowMs } = database;
      const old = query
        .selectFrom('kept_documents')
        .select('id_hash')
        .where('expires_at', '<=', nowMs)
        .orderBy('expires_at')
        .limit(most);
      const statement = query.deleteFrom('kept_documents').where('id_hash', 'in', old);
      const results = await database.commit([{ statement }]);
      return results?.[0]?.affectedRows ?? 0;
    },
  };
}

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
  return [{ statement }];
}
