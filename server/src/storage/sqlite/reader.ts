/** A connection that can only read. In WAL mode no commit holds it up. */
import { DatabaseSync } from 'node:sqlite';
import type { SqliteOutcome, SqliteStatement } from './messages.ts';
import { endsConnection } from './result-codes.ts';
import { createRunStatement, failureOf, type RunStatement } from './run-batch.ts';

/** Readers wait for nobody in WAL mode, but for the moment in which a log is recovered or begun anew. */
const READ_TIMEOUT_MS = 1_000;

/**
 * Opens the file at the first read: the worker that commits has made it by then.
 * @param prepare is given each connection before anything is read by it
 */
export function createReader(path: string, prepare: (database: DatabaseSync) => void = () => {}) {
  let database: DatabaseSync | undefined;
  let run: RunStatement | undefined;

  function disconnect(): void {
    database?.close();
    database = undefined;
    run = undefined;
  }

  return {
    read(statement: SqliteStatement): SqliteOutcome {
      try {
        database ??= new DatabaseSync(path, { readOnly: true, timeout: READ_TIMEOUT_MS });
        if (run === undefined) prepare(database);
        run ??= createRunStatement(database);
        return { kind: 'done', results: [run(statement)] };
      } catch (caught) {
        const error = failureOf(caught);
        if (endsConnection(error.errcode)) disconnect();
        return { kind: 'failed', error };
      }
    },
    close: disconnect,
  };
}
