/** The thread that reads what goes over many rows, one report after another. See `report-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportReply, ReportRequest } from './messages.ts';
import { createReader } from './reader.ts';

const port = parentPort;
if (port === null) throw new Error('report-worker.ts runs as a worker thread only');
const reader = createReader((workerData as { path: string }).path);

port.on('message', (request: ReportRequest | 'close') => {
  if (request === 'close') {
    reader.close();
    port.close();
    return;
  }
  port.postMessage({ id: request.id, outcome: reader.read(request.statement) } satisfies ReportReply);
});
