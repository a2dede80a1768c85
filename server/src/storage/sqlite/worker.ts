/** The one thread that touches the SQLite file, so that waiting for the disk never holds up the gateway. See `worker-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteMessage, SqliteReply, SqliteRequest } from './messages.ts';
import { openFile } from './open-file.ts';
import { commitUnits, createRunStatement, runRead } from './run-batch.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');
const database = openFile((workerData as { path: string }).path);
const run = createRunStatement(database);

port.on('message', (message: SqliteMessage) => {
  if (message.kind === 'close') {
    database.close();
    port.close();
    return;
  }
  const reads = message.requests.filter((request) => request.kind === 'read');
  const units = message.requests.filter((request) => request.kind === 'unit');
  // Reads are answered first: they need not wait for the commit of others.
  if (reads.length > 0) port.postMessage(reads.map((read) => ({ id: read.id, outcome: runRead(run, read) })));
  if (units.length > 0) port.postMessage(replyToUnits(units));
});

function replyToUnits(units: readonly SqliteRequest[]): SqliteReply {
  const outcomes = commitUnits(database, run, units);
  return units.flatMap((unit, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ id: unit.id, outcome }];
  });
}
