/**
 * The gateway's side of the SQLite worker. One batch is under way at a time; what is asked for meanwhile queues up and becomes
 * the next batch. So the slower the disk, the larger the groups that share one fsync.
 */
import { Worker } from 'node:worker_threads';
import { createBatchQueue } from './batch-queue.ts';
import type { SqliteMessage, SqliteOutcome, SqliteReply, SqliteResult, SqliteStatement } from './messages.ts';

export interface SqliteClient {
  /** For a statement that only reads. */
  read(statement: SqliteStatement): Promise<SqliteResult>;
  /** Undefined where a statement that must affect a row did not: then nothing was changed. */
  commit(unit: readonly SqliteStatement[]): Promise<readonly SqliteResult[] | undefined>;
  /** Ends what is under way, then closes the file. */
  close(): Promise<void>;
}

/** Starts the thread that opens the file. Where it cannot, the first request is rejected with the reason. */
export function startSqliteWorker(path: string): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: { path } });
}

export function createSqliteClient(worker: Worker): SqliteClient {
  const queue = createBatchQueue((requests) => post(worker, { kind: 'batch', requests }));
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  let closed: Promise<void> | undefined;

  worker.on('message', (reply: SqliteReply) => queue.settle(reply));
  worker.on('error', stopped);
  worker.on('exit', stopped);

  function stopped(cause: unknown): void {
    queue.stop(new Error('The SQLite worker has stopped: what was under way may or may not be stored', { cause }));
  }

  async function close(): Promise<void> {
    await queue.drain(new Error('The database is closed'));
    post(worker, { kind: 'close' });
    await exited;
  }

  return {
    async read(statement) {
      const [result] = resultsOf(await queue.ask('read', [statement])) ?? [];
      return result ?? { rows: [], affectedRows: 0 };
    },
    commit: async (unit) => resultsOf(await queue.ask('unit', unit)),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function post(worker: Worker, message: SqliteMessage): void {
  worker.postMessage(message);
}

function resultsOf(outcome: SqliteOutcome): readonly SqliteResult[] | undefined {
  if (outcome.kind === 'undone') return undefined;
  if (outcome.kind === 'done') return outcome.results;
  throw Object.assign(new Error(outcome.error.message), { errcode: outcome.error.errcode });
}
