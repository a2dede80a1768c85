/** What chaining and sealing need of a store. */
import type { AuditEntry } from './audit-entry.ts';
import type { ChainHead, ChainLink, UnchainedRow } from './audit-row.ts';
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

export interface AuditStore {
  /** The row of an act that changes nothing else in the store. */
  insertEntry(entry: AuditEntry): Promise<void>;

  readLog(): Promise<AuditLog>;

  /** Rows that are not chained yet, oldest first, at most `limit`, each with the head of its organisation's chain. */
  listUnchained(limit: number): Promise<{ row: UnchainedRow; head: NumberedHead | undefined }[]>;

  /**
   * Gives the rows their places, in ONE conditional write: only where the log still has `sizeBefore` rows. False where another
   * process was faster: then nothing was changed.
   */
  appendRows(batch: {
    sizeBefore: number;
    log: AuditLog;
    rows: readonly ChainedRow[];
    /** The heads that these rows have moved. */
    heads: readonly NumberedHead[];
  }): Promise<boolean>;

  /** All heads by their numbers, and the size of the log at that moment. */
  listHeads(): Promise<{ treeSize: number; heads: ChainHead[] }>;

  /** With the time of its sealing, epoch milliseconds by the store's clock. */
  findLastCheckpoint(): Promise<(SealedCheckpoint & { createdAt: number }) | undefined>;

  /** Keeps the checkpoint where none of its size is kept yet. */
  insertCheckpoint(checkpoint: SealedCheckpoint): Promise<void>;

  /** What the metrics tell. */
  readBacklog(): Promise<AuditBacklog>;
}

export interface AuditBacklog {
  /** Rows that are not chained yet. */
  unchainedRows: number;
  /** Age of the oldest of them; 0 where there is none. */
  oldestUnchainedMs: number;
  /** Rows that are chained, but under no checkpoint yet. */
  unsealedRows: number;
}
