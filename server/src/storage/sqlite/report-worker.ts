/** The thread that reads what goes over many rows, one report after another. See `report-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportReply, ReportRequest, SqliteOutcome } from './messages.ts';
import { createReader } from './reader.ts';
import { threadsMs } from './threads-clock.ts';

const port = parentPort;
if (port === null) throw new Error('report-worker.ts runs as a worker thread only');
let endsAtMs = 0;
const reader = createReader((workerData as { path: string }).path, (database) => {
  // SQLite must not take it for something that is the same for all rows.
  database.function('report_has_time', { deterministic: false }, () => {
    if (threadsMs() >= endsAtMs) throw new Error('The report took too long, and was broken off');
    return 1;
  });
});

port.on('message', (request: ReportRequest | 'close') => {
  if (request === 'close') {
    reader.close();
    port.close();
    return;
  }
  endsAtMs = request.endsAtMs;
  port.postMessage({ id: request.id, outcome: outcomeOf(request) } satisfies ReportReply);
});

/** A report that is broken off says nothing against its statement. */
function outcomeOf({ statement }: ReportRequest): SqliteOutcome {
  const outcome = reader.read(statement);
  if (outcome.kind !== 'failed' || threadsMs() < endsAtMs) return outcome;
  return { kind: 'failed', error: { ...outcome.error, storeFailed: true } };
}
