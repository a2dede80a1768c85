/**
 * What a backup is: lines of JSON, packed with Zstandard, and encrypted by age (https://age-encryption.org) where it is for a recipient. So
 * `age --decrypt | zstd -d` shows it to whoever may see it, without us. The first line is the head; then each table begins with a line
 * of its own, followed by its rows; the last line tells how many rows there were, and the SHA-256 of all lines before it.
 */
import type { EncryptedDataKey } from '../crypto/data-key-store.ts';

export const FORMAT = 1;

export interface BackupHead {
  qujat_backup: number;
  /** Of Qujat. */
  version: string;
  /** Epoch milliseconds, by the store's clock. */
  taken_at: number;
  /** Those that the store had had, the oldest first. */
  migrations: string[];
  /** All that it had, such as `sessions.id_hash`, as the lines of the tables name them. */
  columns: string[];
  /** As they stand in the store, so that a wrong master key is known before anything is read. */
  data_keys: EncryptedDataKey[];
  /** Base64: where the backup has been made with the keys, what opens those. */
  master_keys?: string[];
}

/** What stands above the rows of a table, each of which is a line with an array of values in this order. */
export interface TableLine {
  table: string;
  columns: string[];
}

export interface BackupEnd {
  rows: number;
  /** Hex. */
  sha256: string;
}

export interface EndLine {
  end: BackupEnd;
}

/** The backup is not what it must be. The message is one sentence for people. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
  }
}

export function damaged(cause?: unknown): BackupError {
  return new BackupError('The backup is damaged or not complete: it is not what was written.', { cause });
}

/** The columns by their tables, in the order of the list. */
export function tablesOf(columns: readonly string[]): TableLine[] {
  const byTable = Map.groupBy(columns, (column) => column.slice(0, column.indexOf('.')));
  return [...byTable].map(([table, names]) => ({ table, columns: names.map((name) => name.slice(table.length + 1)) }));
}
