/** Opens the SQLite file with the settings that make a commit durable. Used by the worker only. */
import { DatabaseSync } from 'node:sqlite';

/** How long to wait for another process, such as the CLI beside the server, that is writing. */
export const BUSY_TIMEOUT_MS = 10_000;
const BUSY_PAUSE_MS = 5;
const SQLITE_BUSY = 5;
/**
 * The log is written into the file after so many pages of 4 KiB: 16 MiB. A page that changes often, such as the last of an index, is then
 * written once for hundreds of calls; SQLite's own 1,000 pages are full after some thirty.
 */
const CHECKPOINT_PAGES = 4_000;
/** A log that grew beyond this, while somebody read for long, is cut to it when it begins anew. */
export const LOG_BYTES_MAX = 16 * 1024 * 1024;
/** The inner pages of all indexes of the hot path stay in memory. */
const CACHE_KIB = 16 * 1024;

export function openFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  // Counts in a new file only, before anything is written to it; to one that has it, it would be written again at each start.
  if (isEmpty(database)) database.exec('pragma auto_vacuum = incremental');
  switchToWal(database);
  // FULL: a commit returns only after its fsync, so that a power cut loses nothing that was acknowledged.
  database.exec('pragma synchronous = full');
  // On macOS a plain fsync leaves the data in the drive's own cache.
  database.exec('pragma fullfsync = on');
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.exec(`pragma journal_size_limit = ${LOG_BYTES_MAX}`);
  database.exec(`pragma cache_size = -${CACHE_KIB}`);
  return database;
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('pragma page_count').get()?.['page_count'] === 0;
}

/** SQLite does not apply its busy timeout while it changes the journal mode, so processes that start together wait here. */
function switchToWal(database: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      const busy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
      if (!busy || waitedMs >= BUSY_TIMEOUT_MS) throw error;
      Atomics.wait(pause, 0, 0, BUSY_PAUSE_MS);
    }
  }
}
