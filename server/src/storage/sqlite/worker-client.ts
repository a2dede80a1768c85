/**
 * The gateway's side of the SQLite file. Commits go to the worker, because they wait for the disk. Reads are done right here, by
 * a connection that can only read: in WAL mode no commit holds them up, and a look-up by key costs less than the two messages
 * that would ask the worker for it. A report over many rows is read in a thread of its own: `report-client.ts`.
 * One batch is under way at a time; what is asked for meanwhile queues up and becomes the next batch. So the slower the disk, the
 * larger the groups that share one fsync.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import { moduleBeside } from '../../system/module-beside.ts';
import { type Durability, type LentStore, StoreUnavailableError } from '../database.ts';
import { createBatchSender } from './batch-encoding.ts';
import { createBatchQueue } from './batch-queue.ts';
import type { SqliteMessage, SqliteReply, SqliteResult, SqliteStatement } from './messages.ts';
import { createReader } from './reader.ts';
import { createReportClient, lendReports, type ReportClient, startReportWorker } from './report-client.ts';
import { resultsOf } from './results-of.ts';
import { lineToPort, lineToWorker, type ThreadLine } from './thread-line.ts';

const CLOSED = 'The database is closed';

export interface SqliteClient {
  /** For a statement that only reads. */
  read(statement: SqliteStatement): Promise<SqliteResult>;
  /** As `read`, for what goes over many rows: in a thread of its own. */
  report(statement: SqliteStatement): Promise<SqliteResult>;
  /** Undefined where a statement that must affect a row did not: then nothing was changed. */
  commit(unit: readonly SqliteStatement[], durability?: Durability): Promise<readonly SqliteResult[] | undefined>;
  /** See `Database.settle`. */
  settle(): Promise<void>;
  /** See `Database.shrink`. */
  shrink(): void;
  /** For another thread, which must be closed before this. */
  lend(): LentStore;
  /** Ends what is under way, then closes the file. */
  close(): Promise<void>;
}

export type WriterLine = ThreadLine<SqliteMessage, SqliteReply>;

/** Starts the thread that opens the file. Where it cannot, the first request is rejected with the reason. */
export function startSqliteWorker(path: string): Worker {
  return new Worker(moduleBeside(import.meta.url, 'worker'), { name: 'sqlite', workerData: { path } });
}

export function createOwnSqliteClient(worker: Worker, path: string): SqliteClient {
  const reports = createReportClient(() => lineToWorker(startReportWorker(path), 'close'));
  return createSqliteClient(lineToWorker(worker, { kind: 'close' }), path, reports);
}

export function createLentSqliteClient({ path, writer, reports }: LentStore): SqliteClient {
  const client = createSqliteClient(
    lineToPort(writer),
    path,
    createReportClient(() => lineToPort(reports)),
  );
  return {
    ...client,
    // Also where no report was ever read: an open port keeps both of its threads alive.
    close: () => client.close().finally(() => reports.close()),
  };
}

function createSqliteClient(line: WriterLine, path: string, reports: ReportClient): SqliteClient {
  const queue = createBatchQueue(createBatchSender((batch) => line.post({ kind: 'batch', batch })));
  const reader = createReader(path);
  let readerClosed = false;
  let closed: Promise<void> | undefined;

  line.onMessage((reply) => queue.settle(reply));
  line.onEnd(stopped);

  function stopped(cause: unknown): void {
    const reason = 'The SQLite worker has stopped: what was under way may or may not be stored';
    queue.stop(new StoreUnavailableError(reason, cause));
  }

  async function close(): Promise<void> {
    await Promise.all([queue.drain(new Error(CLOSED)), reports.close()]);
    readerClosed = true;
    reader.close();
    await line.end();
  }

  return {
    async read(statement) {
      if (readerClosed) throw new Error(CLOSED);
      const [result] = resultsOf(reader.read(statement)) ?? [];
      // SQLite's own rows have no prototype; those that come from a worker have one.
      return { rows: (result?.rows ?? []).map((row) => ({ ...row })), affectedRows: result?.affectedRows ?? 0 };
    },
    report: (statement) => reports.read(statement),
    commit: async (unit, durability = 'at_once') => resultsOf(await queue.ask(unit, durability)),
    async settle() {
      if (!queue.isSettled()) resultsOf(await queue.ask([], 'at_once'));
    },
    shrink() {
      if (closed === undefined) line.post({ kind: 'shrink' });
    },
    lend() {
      const { port1: writer, port2 } = new MessageChannel();
      line.post({ kind: 'serve', port: port2 }, [port2]);
      return { path, writer, reports: lendReports(reports) };
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}
