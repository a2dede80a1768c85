/**
 * Commits batches on a connection that can be relied on. After a failed write or fsync nobody knows what the disk holds: the
 * system may have dropped the pages and yet call them clean, so that a second fsync succeeds without having written anything.
 * Therefore the connection is closed, and no batch is acknowledged before the file was opened anew and a checkpoint has written
 * everything once more. Until then each batch fails, and each one tries again: once the disk works, so does the gateway.
 */
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { createLogSync } from './log-sync.ts';
import type { SqliteOutcome, SqliteRequest } from './messages.ts';
import { openFile } from './open-file.ts';
import { createPutAside } from './put-aside.ts';
import { endsConnection } from './result-codes.ts';
import { createCommitUnits, createRunStatement, createTransactionControl, failureOf } from './run-batch.ts';
import { shrinkFile } from './shrink-file.ts';

/** @throws Error where the file cannot be opened at the start */
export function createCommitter(path: string, open: (path: string) => DatabaseSync = openFile) {
  let connection: Connection | undefined = connect(open(path), path);
  const identity = identityOf(path);

  function usable(): Connection {
    connection ??= connect(reopen(path, identity, open), path);
    return connection;
  }

  function disconnect(): void {
    try {
      connection?.database.close();
    } catch {
      // It is given up anyway.
    }
    connection = undefined;
  }

  return {
    /** One outcome per unit. */
    commit(units: readonly SqliteRequest[]): readonly SqliteOutcome[] {
      let outcomes: readonly SqliteOutcome[];
      try {
        const { commitUnits, putAside, log } = usable();
        putAside(units);
        log.begin(units.some(({ durability }) => durability === 'at_once'));
        outcomes = commitUnits(units);
        if (!outcomes.some(endsTheConnection)) log.end(outcomes);
      } catch (error) {
        const failure = failureOf(error);
        disconnect();
        return units.map(() => ({ kind: 'failed', error: { ...failure, storeFailed: true } }));
      }
      if (outcomes.some(endsTheConnection)) disconnect();
      return outcomes;
    },
    /** One slice of what `shrinkFile` does. True where another one has more to give back. */
    shrink(): boolean {
      try {
        return shrinkFile(usable().database, () => performance.now());
      } catch (error) {
        // Nobody waits for it, and the next turn tries again. What it leaves of the connection is as after any commit that failed.
        if (endsConnection(failureOf(error).errcode)) disconnect();
        return false;
      }
    },
    close: disconnect,
  };
}

export type Committer = ReturnType<typeof createCommitter>;

function endsTheConnection(outcome: SqliteOutcome): boolean {
  return outcome.kind === 'failed' && endsConnection(outcome.error.errcode);
}

function connect(database: DatabaseSync, path: string) {
  const commitUnits = createCommitUnits(createTransactionControl(database), createRunStatement(database));
  return { database, commitUnits, putAside: createPutAside(database), log: createLogSync(database, path) };
}

type Connection = ReturnType<typeof connect>;

/** Opens the same file once more, and writes what its log holds into the file itself, to be durable beyond doubt. */
function reopen(path: string, identity: string, open: (path: string) => DatabaseSync): DatabaseSync {
  // SQLite would create a missing file: a volume that has gone must not become an empty store.
  if (identityOf(path) !== identity) throw new Error('The database file was replaced while it was in use');
  const database = open(path);
  try {
    // Read the log as it is, then let every page of it be written and synced anew, and start an empty log.
    const checkpoint = database.prepare('pragma wal_checkpoint(truncate)').get();
    if (checkpoint?.['busy'] !== 0) throw new Error('Another process hinders the checkpoint that must come first');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev} ${ino}`;
}
