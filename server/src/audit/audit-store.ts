/** Chaining and sealing of the audit in the database. */
import { type Compilable, type CompiledQuery, sql } from 'kysely';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { ChainHead, ChainLink, UnchainedRow } from './audit-leaf.ts';
import { auditColumns, auditRowOf } from './audit-row.ts';
import { insertAudit } from './audit-statements.ts';
import type { Frontier } from './frontier.ts';

/** How far the audit is chained. */
export interface AuditLog {
  /** The right edge of the tree over all chained rows. */
  frontier: Frontier;
  /** How many organisations have chained rows. */
  chains: number;
}

export interface NumberedHead extends ChainHead {
  /** The chain's number, from 0, in the order of the chains' first rows. */
  ordinal: number;
}

export interface ChainedRow extends ChainLink {
  id: string;
  rowHash: string;
}

export interface SealedCheckpoint {
  treeSize: number;
  /** The signed note. */
  note: string;
}

export interface AuditBacklog {
  /** Rows that are not chained yet. */
  unchainedRows: number;
  /** Age of the oldest of them; 0 where there is none. */
  oldestUnchainedMs: number;
  /** Rows that are chained, but under no checkpoint yet. */
  unsealedRows: number;
}

interface Append {
  sizeBefore: number;
  log: AuditLog;
  rows: readonly ChainedRow[];
  /** The heads that these rows have moved. */
  heads: readonly NumberedHead[];
}

export function createAuditStore(database: Database) {
  const { query } = database;
  const placeRowsIn = createPlaceRows(query);
  return {
    /** The row of an event that changes nothing else in the store. */
    async insertEntry(entry: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, entry)]);
    },

    async readLog(): Promise<AuditLog> {
      const row = await query.selectFrom('audit_log').selectAll().executeTakeFirstOrThrow();
      return { frontier: { size: row.tree_size, peaks: JSON.parse(row.peaks) as string[] }, chains: row.chains };
    },

    /** Rows that are not chained yet, oldest first, at most `limit`, each with the head of its organisation's chain. */
    async listUnchained(limit: number): Promise<{ row: UnchainedRow; head: NumberedHead | undefined }[]> {
      const rows = await query
        .selectFrom('audit')
        .leftJoin('audit_heads', 'audit_heads.organization_id', 'audit.organization_id')
        .select(auditColumns)
        .select(['audit_heads.ordinal', 'audit_heads.sequence as last_sequence', 'audit_heads.row_hash as last_hash'])
        .where('audit.position', 'is', null)
        .orderBy('audit.created_at')
        .orderBy('audit.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ row: auditRowOf(row), head: headOf(row) }));
    },

    /**
     * Gives the rows their places, in ONE conditional write: only where the log still has `sizeBefore` rows. False where another
     * process was faster: then nothing was changed.
     */
    async appendRows(batch: Append): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(moveLog(database, batch)),
        ...inFewSizes(batch.rows).map((rows) => placeRowsIn(rows)),
        ...inFewSizes(batch.heads).map((heads) => moveHeads(database, heads)),
      ]);
    },

    /** All heads by their numbers, and the size of the log at that moment. */
    async listHeads(): Promise<{ treeSize: number; heads: ChainHead[] }> {
      // One statement, so that heads and size are of one moment.
      const rows = await query
        .selectFrom('audit_log')
        .leftJoin('audit_heads', (join) => join.onTrue())
        .select(['audit_log.tree_size', 'organization_id', 'sequence', 'row_hash'])
        .orderBy('ordinal')
        .execute();
      const heads = rows.flatMap(({ organization_id: organizationId, sequence, row_hash: rowHash }) =>
        organizationId === null || sequence === null || rowHash === null ? [] : [{ organizationId, sequence, rowHash }],
      );
      return { treeSize: rows[0]?.tree_size ?? 0, heads };
    },

    /** With the time of its sealing, epoch milliseconds by the store's clock. */
    async findLastCheckpoint(): Promise<(SealedCheckpoint & { createdAt: number }) | undefined> {
      const row = await query
        .selectFrom('audit_checkpoints')
        .selectAll()
        .orderBy('tree_size', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && { treeSize: row.tree_size, note: row.note, createdAt: row.created_at };
    },

    /** Keeps the checkpoint where none of its size is kept yet. */
    async insertCheckpoint({ treeSize, note }: SealedCheckpoint): Promise<void> {
      const statement = query
        .insertInto('audit_checkpoints')
        .values({ tree_size: treeSize, note, created_at: database.nowMs })
        .onConflict((conflict) => conflict.column('tree_size').doNothing());
      await database.commit([statement]);
    },

    /** What the metrics tell. */
    async readBacklog(): Promise<AuditBacklog> {
      const row = await query
        .selectFrom('audit')
        .select((select) => [
          select.fn.countAll<number>().as('rows'),
          sql<number | null>`${database.nowMs} - min(created_at)`.as('oldest_ms'),
          sql<number>`(select tree_size from audit_log)`.as('chained'),
          sql<number | null>`(select max(tree_size) from audit_checkpoints)`.as('sealed'),
        ])
        .where('position', 'is', null)
        .executeTakeFirstOrThrow();
      return {
        unchainedRows: row.rows,
        oldestUnchainedMs: row.oldest_ms ?? 0,
        unsealedRows: row.chained - (row.sealed ?? 0),
      };
    },
  };
}

export type AuditStore = ReturnType<typeof createAuditStore>;

/** The one write on which two processes that chain at once meet: the later one affects no row. */
function moveLog({ query }: Database, { sizeBefore, log }: Append): Compilable {
  return query
    .updateTable('audit_log')
    .set({ tree_size: log.frontier.size, chains: log.chains, peaks: JSON.stringify(log.frontier.peaks) })
    .where('tree_size', '=', sizeBefore);
}

/**
 * For each number of rows the text is always the same. Building it costs more than all else of the chaining, so each is built
 * once, and later statements have the same text with parameters of their own.
 */
function createPlaceRows(query: Database['query']): (rows: readonly ChainedRow[]) => Compilable {
  const texts = new Map<number, CompiledQuery>();
  return (rows) => ({
    compile: () => {
      const text = texts.get(rows.length) ?? placeRows(query, rows).compile();
      texts.set(rows.length, text);
      return { ...text, parameters: rows.flatMap(placeOf) };
    },
  });
}

function placeOf({ id, position, sequence, previousHash, rowHash }: ChainedRow) {
  return [id, position, sequence, previousHash, rowHash];
}

function placeRows(query: Database['query'], rows: readonly ChainedRow[]): Compilable {
  const values = rows.map((row) => sql`(${sql.join(placeOf(row))})`);
  return query
    .with('placed(id, position, sequence, previous_hash, row_hash)', () => sql<PlacedRow>`(values ${sql.join(values)})`)
    .updateTable('audit')
    .from('placed')
    .set({
      // In a list of values, PostgreSQL takes parameters as texts.
      position: sql<number>`cast(placed.position as bigint)`,
      sequence: sql<number>`cast(placed.sequence as bigint)`,
      previous_hash: sql<string | null>`placed.previous_hash`,
      row_hash: sql<string>`placed.row_hash`,
    })
    .whereRef('audit.id', '=', 'placed.id');
}

interface PlacedRow {
  id: string;
  position: number;
  sequence: number;
  previous_hash: string | null;
  row_hash: string;
}

function moveHeads({ query }: Database, heads: readonly NumberedHead[]): Compilable {
  const values = heads.map(({ organizationId, ordinal, sequence, rowHash }) => ({
    organization_id: organizationId,
    ordinal,
    sequence,
    row_hash: rowHash,
  }));
  return query
    .insertInto('audit_heads')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet((update) => ({
        sequence: update.ref('excluded.sequence'),
        row_hash: update.ref('excluded.row_hash'),
      })),
    );
}

interface JoinedHead {
  organization_id: string;
  ordinal: number | null;
  last_sequence: number | null;
  last_hash: string | null;
}

function headOf(row: JoinedHead): NumberedHead | undefined {
  const { ordinal, last_sequence: sequence, last_hash: rowHash } = row;
  if (ordinal === null || sequence === null || rowHash === null) return undefined;
  return { organizationId: row.organization_id, ordinal, sequence, rowHash };
}

/** The list in parts of 1, 2, 4, 8 … items, so that databases meet few different statements and can keep them prepared. */
function inFewSizes<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  let rest = [...items];
  while (rest.length > 0) {
    const size = 2 ** Math.floor(Math.log2(rest.length));
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts;
}
