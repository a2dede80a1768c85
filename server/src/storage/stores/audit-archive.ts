/** Reading the chained audit from the database, behind `audit/audit-archive.ts`. */
import { sql } from 'kysely';
import type { ArchivedRow, AuditArchive } from '../../audit/audit-archive.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { type AuditColumns, auditColumns, auditRowOf } from './audit-row.ts';

export function createAuditArchive({ query }: Database): AuditArchive {
  return {
    ...searching(query),

    async listRows({ from, before, limit, organizationId }) {
      const rows = await query
        .selectFrom('audit')
        .select(archivedColumns)
        .where('position', '>=', from)
        .where('position', '<', before)
        .$if(organizationId !== undefined, (where) => where.where('organization_id', '=', organizationId ?? ''))
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(archivedRowOf);
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

/** What a search needs of it. */
function searching(query: Database['query']) {
  return {
    async listRowsBackwards({ from, before, limit }, { organizationId, action, fromMs, toMs }) {
      const rows = await query
        .selectFrom('audit')
        .select(archivedColumns)
        .where('position', '>=', from)
        .where('position', '<', before)
        .$if(organizationId !== undefined, (where) => where.where('organization_id', '=', organizationId ?? ''))
        .$if(action !== undefined, (where) => where.where('action', '=', action ?? ''))
        .$if(fromMs !== undefined, (where) => where.where('created_at', '>=', fromMs ?? 0))
        .$if(toMs !== undefined, (where) => where.where('created_at', '<', toMs ?? 0))
        .orderBy('position', 'desc')
        .limit(limit)
        .execute();
      return rows.map(archivedRowOf);
    },

    async findTimeOf(position) {
      const row = await query
        .selectFrom('audit')
        .select('created_at')
        .where('position', '=', position)
        .executeTakeFirst();
      return row?.created_at;
    },
  } satisfies Partial<AuditArchive>;
}

const archivedColumns = [
  ...auditColumns,
  'audit.position',
  'audit.sequence',
  'audit.previous_hash',
  'audit.row_hash',
] as const;

type ArchivedColumns = AuditColumns & Pick<Schema['audit'], 'position' | 'sequence' | 'previous_hash' | 'row_hash'>;

function archivedRowOf(row: ArchivedColumns): ArchivedRow {
  return {
    ...auditRowOf(row),
    position: row.position ?? 0,
    sequence: row.sequence ?? 0,
    previousHash: row.previous_hash,
    rowHash: row.row_hash ?? '',
  };
}
