/**
 * The gateway's side of the SQLite file. Commits go to the worker, because they wait for the disk. Reads are done right here, by
 * a connection that can only read: in WAL mode no commit holds them up, and a look-up by key costs less than the two messages
 * that would ask the worker for it. A report over many rows must not be read this way. One batch is under way at a time; what is
 * asked for meanwhile queues up and becomes the next batch. So the slower the disk, the larger the groups that share one fsync.
 */
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { StoreUnavailableError } from '../database.ts';
import { createBatchSender } from './batch-encoding.ts';
import { createBatchQueue } from './batch-queue.ts';
import type {
  SqliteFailure,
  SqliteMessage,
  SqliteOutcome,
  SqliteReply,
  SqliteResult,
  SqliteStatement,
} from './messages.ts';
import { endsConnection, isUnavailable } from './result-codes.ts';
import { createRunStatement, failureOf, type RunStatement } from './run-batch.ts';

/** Readers wait for nobody in WAL mode, but for the moment in which a log is recovered or begun anew. */
const READ_TIMEOUT_MS = 1_000;

export interface SqliteClient {
  /** For a statement that only reads. */
  read(statement: SqliteStatement): Promise<SqliteResult>;
  /** Undefined where a statement that must affect a row did not: then nothing was changed. */
  commit(unit: readonly SqliteStatement[]): Promise<readonly SqliteResult[] | undefined>;
  /** See `Database.shrink`. */
  shrink(): void;
  /** Ends what is under way, then closes the file. */
  close(): Promise<void>;
}

/** Starts the thread that opens the file. Where it cannot, the first request is rejected with the reason. */
export function startSqliteWorker(path: string): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: { path } });
}

export function createSqliteClient(worker: Worker, path: string): SqliteClient {
  const queue = createBatchQueue(createBatchSender((batch) => post(worker, { kind: 'batch', batch })));
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  const reader = createReader(path);
  let closed: Promise<void> | undefined;

  worker.on('message', (reply: SqliteReply) => queue.settle(reply));
  worker.on('error', stopped);
  worker.on('exit', stopped);

  function stopped(cause: unknown): void {
    const reason = 'The SQLite worker has stopped: what was under way may or may not be stored';
    queue.stop(new StoreUnavailableError(reason, cause));
  }

  async function close(): Promise<void> {
    await queue.drain(new Error('The database is closed'));
    reader.close();
    post(worker, { kind: 'close' });
    await exited;
  }

  return {
    read: async (statement) => reader.read(statement),
    commit: async (unit) => resultsOf(await queue.ask(unit)),
    shrink() {
      if (closed === undefined) post(worker, { kind: 'shrink' });
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}

interface Reader {
  read(statement: SqliteStatement): SqliteResult;
  close(): void;
}

/** Opens the file at the first read: the worker has made it by then. */
function createReader(path: string): Reader {
  let database: DatabaseSync | undefined;
  let run: RunStatement | undefined;
  let closed = false;

  function disconnect(): void {
    database?.close();
    database = undefined;
    run = undefined;
  }

  return {
    read(statement) {
      if (closed) throw new Error('The database is closed');
      try {
        database ??= new DatabaseSync(path, { readOnly: true, timeout: READ_TIMEOUT_MS });
        run ??= createRunStatement(database);
        const { rows, affectedRows } = run(statement);
        // SQLite's own rows have no prototype; those that come from the worker have one.
        return { rows: rows.map((row) => ({ ...row })), affectedRows };
      } catch (error) {
        const failure = failureOf(error);
        if (endsConnection(failure.errcode)) disconnect();
        throw errorOf(failure);
      }
    },
    close() {
      closed = true;
      disconnect();
    },
  };
}

function post(worker: Worker, message: SqliteMessage): void {
  worker.postMessage(message);
}

function resultsOf(outcome: SqliteOutcome): readonly SqliteResult[] | undefined {
  if (outcome.kind === 'undone') return undefined;
  if (outcome.kind === 'done') return outcome.results;
  throw errorOf(outcome.error);
}

function errorOf({ message, errcode, storeFailed = false }: SqliteFailure): Error {
  const error = Object.assign(new Error(message), { errcode });
  return storeFailed || isUnavailable(errcode) ? new StoreUnavailableError(message, error) : error;
}
