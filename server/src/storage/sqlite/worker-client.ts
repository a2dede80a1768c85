/**
 * The gateway's side of the SQLite file. Commits go to the worker, because they wait for the disk. Reads are done right here, by
 * a connection that can only read: in WAL mode no commit holds them up, and a look-up by key costs less than the two messages
 * that would ask the worker for it. A report over many rows is read in a thread of its own: `report-client.ts`.
 * One batch is under way at a time; what is asked for meanwhile queues up and becomes the next batch. So the slower the disk, the
 * larger the groups that share one fsync.
 */
import { Worker } from 'node:worker_threads';
import { moduleBeside } from '../../system/module-beside.ts';
import { StoreUnavailableError } from '../database.ts';
import { createBatchSender } from './batch-encoding.ts';
import { createBatchQueue } from './batch-queue.ts';
import type { SqliteMessage, SqliteReply, SqliteResult, SqliteStatement } from './messages.ts';
import { createReader } from './reader.ts';
import { createReportClient, startReportWorker } from './report-client.ts';
import { resultsOf } from './results-of.ts';

const CLOSED = 'The database is closed';

export interface SqliteClient {
  /** For a statement that only reads. */
  read(statement: SqliteStatement): Promise<SqliteResult>;
  /** As `read`, for what goes over many rows: in a thread of its own. */
  report(statement: SqliteStatement): Promise<SqliteResult>;
  /** Undefined where a statement that must affect a row did not: then nothing was changed. */
  commit(unit: readonly SqliteStatement[]): Promise<readonly SqliteResult[] | undefined>;
  /** See `Database.shrink`. */
  shrink(): void;
  /** Ends what is under way, then closes the file. */
  close(): Promise<void>;
}

/** Starts the thread that opens the file. Where it cannot, the first request is rejected with the reason. */
export function startSqliteWorker(path: string): Worker {
  return new Worker(moduleBeside(import.meta.url, 'worker'), { name: 'sqlite', workerData: { path } });
}

export function createSqliteClient(worker: Worker, path: string): SqliteClient {
  const queue = createBatchQueue(createBatchSender((batch) => post(worker, { kind: 'batch', batch })));
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  const reader = createReader(path);
  const reports = createReportClient(() => startReportWorker(path));
  let readerClosed = false;
  let closed: Promise<void> | undefined;

  worker.on('message', (reply: SqliteReply) => queue.settle(reply));
  worker.on('error', stopped);
  worker.on('exit', stopped);

  function stopped(cause: unknown): void {
    const reason = 'The SQLite worker has stopped: what was under way may or may not be stored';
    queue.stop(new StoreUnavailableError(reason, cause));
  }

  async function close(): Promise<void> {
    await Promise.all([queue.drain(new Error(CLOSED)), reports.close()]);
    readerClosed = true;
    reader.close();
    post(worker, { kind: 'close' });
    await exited;
  }

  return {
    async read(statement) {
      if (readerClosed) throw new Error(CLOSED);
      const [result] = resultsOf(reader.read(statement)) ?? [];
      // SQLite's own rows have no prototype; those that come from a worker have one.
      return { rows: (result?.rows ?? []).map((row) => ({ ...row })), affectedRows: result?.affectedRows ?? 0 };
    },
    report: (statement) => reports.read(statement),
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

function post(worker: Worker, message: SqliteMessage): void {
  worker.postMessage(message);
}
