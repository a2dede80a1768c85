/**
 * chainAudit: gives the audit rows their places, after the commit that wrote them. So no event waits for another: only the
 * processes that chain meet, at one row of the store, and of two one is turned away without effect.
 */
import { hashOfLeaf, leafOf } from './audit-leaf.ts';
import type { AuditLog, AuditStore, ChainedRow, NumberedHead } from './audit-store.ts';
import { appendLeaves } from './frontier.ts';

/** Few enough that neither the event loop nor the store is held up for long. */
const BATCH_ROWS = 256;

export interface Chained {
  rows: number;
  /** Whether there was nothing left to chain in the end. */
  caughtUp: boolean;
}

/** @param batchesMax the turn ends after so many, so that other tasks have theirs */
export async function chainAudit(store: AuditStore, batchesMax: number): Promise<Chained> {
  let rows = 0;
  for (let batches = 0; batches < batchesMax; batches += 1) {
    const chained = await chainBatch(store);
    // Another process is at it: the next turn sees what it has left.
    if (chained === undefined) return { rows, caughtUp: false };
    rows += chained;
    if (chained < BATCH_ROWS) return { rows, caughtUp: true };
  }
  return { rows, caughtUp: false };
}

/** How many rows it was; undefined where another process was faster. */
async function chainBatch(store: AuditStore): Promise<number | undefined> {
  // The log is read first. A row that is unchained after that is unchained at that size: or the size will have changed.
  const log = await store.readLog();
  const unchained = await store.listUnchained(BATCH_ROWS);
  if (unchained.length === 0) return 0;
  const batch = linkRows(log, unchained);
  const appended = await store.appendRows({ sizeBefore: log.frontier.size, ...batch });
  return appended ? unchained.length : undefined;
}

type Unchained = Awaited<ReturnType<AuditStore['listUnchained']>>;

function linkRows(log: AuditLog, unchained: Unchained): { log: AuditLog; rows: ChainedRow[]; heads: NumberedHead[] } {
  const heads = new Map<string, NumberedHead>();
  let { chains } = log;
  const rows = unchained.map(({ row, head }, index): ChainedRow => {
    const last = heads.get(row.organizationId) ?? head;
    const link = {
      position: log.frontier.size + index,
      sequence: (last?.sequence ?? 0) + 1,
      previousHash: last?.rowHash ?? null,
    };
    const rowHash = hashOfLeaf(leafOf(row, link));
    const ordinal = last?.ordinal ?? chains++;
    heads.set(row.organizationId, {
      organizationId: row.organizationId,
      ordinal,
      sequence: link.sequence,
      rowHash,
    });
    return { id: row.id, ...link, rowHash };
  });
  const frontier = appendLeaves(
    log.frontier,
    rows.map(({ rowHash }) => rowHash),
  );
  return { log: { frontier, chains }, rows, heads: [...heads.values()] };
}
