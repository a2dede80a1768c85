/**
 * Gives room that the file no longer uses back to the system, a slice at a time, so that commits come in between. Some is kept for
 * what comes next: a file that gave back everything would grow again at once.
 */
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { BUSY_TIMEOUT_MS, LOG_BYTES_MAX } from './open-file.ts';

/** 4 MiB. */
export const FREE_PAGES_KEPT = 1_000;
/** With the commit that ends it, a slice holds up nobody for more than 20 ms on a usual disk. */
const SLICE_MS = 10;
const PAGES_AT_ONCE = 16;

/**
 * One slice. True where another one has more to give back.
 * @throws Error of SQLite, with no transaction left open
 */
export function shrinkFile(database: DatabaseSync, monotonicMs: () => number): boolean {
  const before = freePages(database);
  if (before > FREE_PAGES_KEPT) {
    giveBack(database, before - FREE_PAGES_KEPT, monotonicMs);
    const after = freePages(database);
    // A file that was made without incremental vacuum gives nothing back.
    if (after < before && after > FREE_PAGES_KEPT) return true;
    // Only a checkpoint makes the file itself shorter.
    truncateLog(database);
  } else if (logBytes(database) > LOG_BYTES_MAX) {
    truncateLog(database);
  }
  return false;
}

function giveBack(database: DatabaseSync, pages: number, monotonicMs: () => number): void {
  const endMs = monotonicMs() + SLICE_MS;
  database.exec('begin immediate');
  try {
    for (let left = pages; left > 0 && monotonicMs() < endMs; left -= PAGES_AT_ONCE) {
      database.exec(`pragma incremental_vacuum(${Math.min(left, PAGES_AT_ONCE)})`);
    }
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function freePages(database: DatabaseSync): number {
  return Number(database.prepare('pragma freelist_count').get()?.['freelist_count']);
}

function logBytes(database: DatabaseSync): number {
  return statSync(`${database.location()}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** Where somebody reads at this moment, such as a backup, the next turn will do: no commit waits for that. */
function truncateLog(database: DatabaseSync): void {
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } finally {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}
