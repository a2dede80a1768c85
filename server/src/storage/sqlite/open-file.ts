/** Opens the SQLite file with the settings that make a commit durable. Used by the worker only. */
import { DatabaseSync } from 'node:sqlite';

/** How long to wait for another process, such as the CLI beside the server, that is writing. */
const BUSY_TIMEOUT_MS = 10_000;
const BUSY_PAUSE_MS = 5;
const SQLITE_BUSY = 5;

export function openFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  switchToWal(database);
  // FULL: a commit returns only after its fsync, so that a power cut loses nothing that was acknowledged.
  database.exec('pragma synchronous = full');
  // On macOS a plain fsync leaves the data in the drive's own cache.
  database.exec('pragma fullfsync = on');
  return database;
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
