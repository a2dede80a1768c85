/** Reading the chained audit from the database, behind `audit/audit-archive.ts`. */
import { sql } from 'kysely';
import type { ArchivedRow, AuditArchive } from '../../audit/audit-archive.ts';
import type { Database } from '../database.ts';
import { auditColumns, auditRowOf } from './audit-row.ts';

export function createAuditArchive({ query }: Database): AuditArchive {
  return {
    async listRows({ from, before, limit, organizationId }) {
      const rows = await query
        .selectFrom('audit')
        .select(auditColumns)
        .select(['position', 'sequence', 'previous_hash', 'row_hash'])
        .where('position', '>=', from)
        .where('position', '<', before)
        .$if(organizationId !== undefined, (where) => where.where('organization_id', '=', organizationId ?? ''))
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(
        (row): ArchivedRow => ({
          ...auditRowOf(row),
          position: row.position ?? 0,
          sequence: row.sequence ?? 0,
          previousHash: row.previous_hash,
          rowHash: row.row_hash ?? '',
        }),
      );
    },

    async listRowHashes({ from, before, limit }) {
      const rows = await query
        .selectFrom('audit')
        .select('row_hash')
        .where('position', '>=', from)
        .where('position', '<', before)
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map((row) => row.row_hash ?? '');
    },

    async listCheckpoints({ after, upTo }) {
      const rows = await query
        .selectFrom('audit_checkpoints')
        .select(['tree_size', 'note'])
        .where('tree_size', '>', after)
        .where('tree_size', '<=', upTo)
        .orderBy('tree_size')
        .execute();
      return rows.map((row) => ({ treeSize: row.tree_size, note: row.note }));
    },

    async countCheckpoints(upTo) {
      const { checkpoints } = await query
        .selectFrom('audit_checkpoints')
        .select((select) => select.fn.countAll<number>().as('checkpoints'))
        .where('tree_size', '<=', upTo)
        .executeTakeFirstOrThrow();
      return checkpoints;
    },

    async listHeadsAt(treeSize) {
      const rows = await query
        .with('last', (inner) =>
          inner
            .selectFrom('audit')
            .select(sql<number>`max(position)`.as('position'))
            .where('position', '<', treeSize)
            .groupBy('organization_id'),
        )
        .selectFrom('last')
        .innerJoin('audit', 'audit.position', 'last.position')
        .innerJoin('audit_heads', 'audit_heads.organization_id', 'audit.organization_id')
        .select(['audit.organization_id', 'audit.sequence', 'audit.row_hash'])
        .orderBy('audit_heads.ordinal')
        .execute();
      return rows.map((row) => ({
        organizationId: row.organization_id,
        sequence: row.sequence ?? 0,
        rowHash: row.row_hash ?? '',
      }));
    },
  };
}
