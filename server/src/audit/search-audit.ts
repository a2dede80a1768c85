/**
 * searchAudit: chained rows by organisation, event and time, newest first, a page at a time. One search looks at a bounded number
 * of rows, however rare what it looks for is: so it holds nobody up, and tells from where to look on.
 */
import type { ArchivedRow, AuditArchive, RowFilter } from './audit-archive-store.ts';

export interface AuditSearch extends RowFilter {
  /** `next` of the page before. */
  before?: number | undefined;
  /** How many rows there are: a search sees those that are chained by now. */
  treeSize: number;
  most: number;
}

export interface FoundRows {
  rows: ArchivedRow[];
  /** Where to look on, before this position; null where all was looked at. A page may be short, or empty, and still go on. */
  next: number | null;
}

export const SEARCH_ROWS_MAX = 10_000;

/**
 * Rows are chained by their times, but for a few of about the same moment. Only the limits of the search are found by this
 * order, with so much room; what lies between them is filtered to the millisecond.
 */
const SLACK_MS = 10 * 60_000;

export async function searchAudit(search: AuditSearch, archive: AuditArchive): Promise<FoundRows> {
  const { before, treeSize, most, ...filter } = search;
  const lowest = filter.fromMs === undefined ? 0 : await findPosition(filter.fromMs - SLACK_MS, treeSize, archive);
  const highest = filter.toMs === undefined ? treeSize : await findPosition(filter.toMs + SLACK_MS, treeSize, archive);
  const end = Math.min(highest, before ?? treeSize);
  const from = Math.max(lowest, end - SEARCH_ROWS_MAX);
  if (from >= end) return { rows: [], next: null };
  const rows = await archive.listRowsBackwards({ from, before: end, limit: most }, filter);
  const reached = rows.length === most ? (rows.at(-1)?.position ?? from) : from;
  return { rows, next: reached > lowest ? reached : null };
}

/** The first position whose row is of this time or later, by halving. */
async function findPosition(timeMs: number, treeSize: number, archive: AuditArchive): Promise<number> {
  let [low, high] = [0, treeSize];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await archive.findTimeOf(middle);
    if (found !== undefined && found < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
