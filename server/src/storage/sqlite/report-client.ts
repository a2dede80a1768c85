/**
 * The gateway's side of the thread that reads reports: so the usage of a year holds up other reports at most, and never a request. The
 * thread is started by the first report, and again where it has died.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { moduleBeside } from '../../system/module-beside.ts';
import { StoreUnavailableError } from '../database.ts';
import type { ReportReply, ReportRequest, SqliteOutcome, SqliteResult, SqliteStatement } from './messages.ts';
import { resultsOf } from './results-of.ts';
import { failureOf } from './run-batch.ts';
import type { ThreadLine } from './thread-line.ts';
import { threadsMs } from './threads-clock.ts';

/** Who comes when so many are under way is refused at once, rather than answered when nobody waits any more. */
export const REPORTS_MAX = 64;

/** From when it is asked for. Nobody waits longer for a page, and what reads a long audit reads it in pages. */
const REPORT_MAX_MS = 30_000;

export function startReportWorker(path: string): Worker {
  return new Worker(moduleBeside(import.meta.url, 'report-worker'), { name: 'sqlite-reports', workerData: { path } });
}

export type ReportLine = ThreadLine<ReportRequest | 'close', ReportReply>;

export function createReportClient(start: () => ReportLine, maxMs = REPORT_MAX_MS) {
  const underWay = new Map<number, PromiseWithResolvers<SqliteOutcome>>();
  let line: ReportLine | undefined;
  let lastId = 0;
  let closed = false;

  function begin(): ReportLine {
    const begun = start();
    begun.onMessage(({ id, outcome }) => settle(id)?.resolve(outcome));
    begun.onEnd((cause) => stopped(begun, cause));
    return begun;
  }

  function stopped(which: ReportLine, cause: unknown): void {
    if (which !== line) return;
    line = undefined;
    for (const id of underWay.keys()) {
      settle(id)?.reject(new StoreUnavailableError('The thread that reads reports has stopped', cause));
    }
  }

  function settle(id: number): PromiseWithResolvers<SqliteOutcome> | undefined {
    const waiting = underWay.get(id);
    underWay.delete(id);
    return waiting;
  }

  return {
    /** @throws StoreUnavailableError where `REPORTS_MAX` are under way, where it took too long, and where the thread dies */
    async read(statement: SqliteStatement): Promise<SqliteResult> {
      if (closed) throw new Error('The database is closed');
      if (underWay.size >= REPORTS_MAX) {
        throw new StoreUnavailableError(`More than ${REPORTS_MAX} reports are asked for at once`, undefined);
      }
      line ??= begin();
      lastId += 1;
      const waiting = Promise.withResolvers<SqliteOutcome>();
      line.post({ id: lastId, endsAtMs: threadsMs() + maxMs, statement });
      underWay.set(lastId, waiting);
      const [result] = resultsOf(await waiting.promise) ?? [];
      return result ?? { rows: [], affectedRows: 0 };
    },

    /** Waits for what is under way, and ends the thread. */
    async close() {
      closed = true;
      await Promise.allSettled([...underWay.values()].map(({ promise }) => promise));
      await line?.end();
    },
  };
}

export type ReportClient = ReturnType<typeof createReportClient>;

/** A port to the same thread, for another thread of the gateway: what both ask for counts together. */
export function lendReports(reports: ReportClient): MessagePort {
  const { port1, port2: lent } = new MessageChannel();
  port1.on('message', async ({ id, statement }: ReportRequest) => {
    const outcome = await reports.read(statement).then(
      (result): SqliteOutcome => ({ kind: 'done', results: [result] }),
      (error: unknown): SqliteOutcome => {
        return { kind: 'failed', error: { ...failureOf(error), storeFailed: error instanceof StoreUnavailableError } };
      },
    );
    port1.postMessage({ id, outcome } satisfies ReportReply);
  });
  return lent;
}
