/** What an export needs of a store: reading what is chained and sealed, in order, in portions. None of it changes any more. */
import type { AuditAction } from './audit-entry.ts';
import type { ChainHead, ChainLink, UnchainedRow } from './audit-row.ts';
import type { SealedCheckpoint } from './audit-store.ts';

export interface ArchivedRow extends UnchainedRow, ChainLink {
  rowHash: string;
}

export interface RowRange {
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
  /** Epoch milliseconds; from is included, to is not. */
  fromMs?: number | undefined;
  toMs?: number | undefined;
}

export interface AuditArchive {
  /** Those of the range that the filter lets through, the last position first. */
  listRowsBackwards(range: RowRange, filter: RowFilter): Promise<ArchivedRow[]>;

  /** When the row at this position was written; undefined where there is none. */
  findTimeOf(position: number): Promise<number | undefined>;

  /** By their positions; where an organisation is given, only its rows. */
  listRows(range: RowRange & { organizationId?: string | undefined }): Promise<ArchivedRow[]>;

  /** The hashes of rows by their positions. */
  listRowHashes(range: RowRange): Promise<string[]>;

  /** Checkpoints over more than `after` and at most `upTo` rows, the smallest first. */
  listCheckpoints(range: { after: number; upTo: number }): Promise<SealedCheckpoint[]>;

  /** How many there are over at most `upTo` rows. */
  countCheckpoints(upTo: number): Promise<number>;

  /** The heads of all chains when the log had `treeSize` rows, in the order of the chains' first rows. */
  listHeadsAt(treeSize: number): Promise<ChainHead[]>;
}
