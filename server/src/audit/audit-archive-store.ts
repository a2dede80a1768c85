/** The audit that is chained and sealed, read in order and in portions: for exports and searches. None of it changes any more. */
import { sql } from 'kysely';
import type { Reports } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { AuditAction } from './audit-entry.ts';
import type { ChainHead, ChainLink, UnchainedRow } from './audit-leaf.ts';
import { type AuditColumns, auditColumns, auditRowOf } from './audit-row.ts';
import type { SealedCheckpoint } from './audit-store.ts';

export interface ArchivedRow extends UnchainedRow, ChainLink {
  rowHash: string;
}

interface RowRange {
  /** The first position. */
  from: number;
  /** The position after the last. */
  before: number;
  /** At most so many rows. */
  limit: number;
}

/** Undefined fields do not filter. */
export interface RowFilter {
  organizationId?: string | undefined;
  action?: AuditAction | undefined;
  /** `subjectHmac` of a citizen's IIN. */
  subject?: string | undefined;
  /** Epoch milliseconds; from is included, to is not. */
  fromMs?: number | undefined;
  toMs?: number | undefined;
}

interface ChainRange extends RowRange {
  organizationId?: string | undefined;
}

export function createAuditArchive({ read }: Reports) {
  return {
    ...searching(read),

    /** By their positions; where an organisation is given, only its rows. */
    async listRows({ from, before, limit, organizationId }: ChainRange): Promise<ArchivedRow[]> {
      const rows = await read
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

    /** The hashes of rows by their positions. */
    async listRowHashes({ from, before, limit }: RowRange): Promise<string[]> {
      const rows = await read
        .selectFrom('audit')
        .select('row_hash')
        .where('position', '>=', from)
        .where('position', '<', before)
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map((row) => row.row_hash ?? '');
    },

    /** Checkpoints over more than `after` and at most `upTo` rows, the smallest first. */
    async listCheckpoints({ after, upTo }: { after: number; upTo: number }): Promise<SealedCheckpoint[]> {
      const rows = await read
        .selectFrom('audit_checkpoints')
        .select(['tree_size', 'note'])
        .where('tree_size', '>', after)
        .where('tree_size', '<=', upTo)
        .orderBy('tree_size')
        .execute();
      return rows.map((row) => ({ treeSize: row.tree_size, note: row.note }));
    },

    /** How many there are over at most `upTo` rows. */
    async countCheckpoints(upTo: number): Promise<number> {
      const { checkpoints } = await read
        .selectFrom('audit_checkpoints')
        .select((select) => select.fn.countAll<number>().as('checkpoints'))
        .where('tree_size', '<=', upTo)
        .executeTakeFirstOrThrow();
      return checkpoints;
    },

    /** The heads of all chains when the log had `treeSize` rows, in the order of the chains' first rows. */
    async listHeadsAt(treeSize: number): Promise<ChainHead[]> {
      const rows = await read
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

export type AuditArchive = ReturnType<typeof createAuditArchive>;

/** What a search needs of it. */
function searching(read: Reports['read']) {
  return {
    /** Those of the range that the filter lets through, the last position first. */
    async listRowsBackwards(
      { from, before, limit }: RowRange,
      { organizationId, action, subject, fromMs, toMs }: RowFilter,
    ): Promise<ArchivedRow[]> {
      const rows = await read
        .selectFrom('audit')
        .select(archivedColumns)
        .where('position', '>=', from)
        .where('position', '<', before)
        .$if(organizationId !== undefined, (where) => where.where('organization_id', '=', organizationId ?? ''))
        .$if(action !== undefined, (where) => where.where('action', '=', action ?? ''))
        .$if(subject !== undefined, (where) => where.where('subject', '=', subject ?? ''))
        .$if(fromMs !== undefined, (where) => where.where('created_at', '>=', fromMs ?? 0))
        .$if(toMs !== undefined, (where) => where.where('created_at', '<', toMs ?? 0))
        .orderBy('position', 'desc')
        .limit(limit)
        .execute();
      return rows.map(archivedRowOf);
    },

    /** When the row at this position was written; undefined where there is none. */
    async findTimeOf(position: number): Promise<number | undefined> {
      const row = await read
        .selectFrom('audit')
        .select('created_at')
        .where('position', '=', position)
        .executeTakeFirst();
      return row?.created_at;
    },
  };
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
