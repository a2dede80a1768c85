/** The one thread that touches the SQLite file, so that waiting for the disk never holds up the gateway. See `worker-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteMessage, SqliteReply, SqliteRequest } from './messages.ts';
import { openFile } from './open-file.ts';
import { commitUnits, createRunStatement } from './run-batch.ts';

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
  port.postMessage(commitBatch(message.requests));
});

function commitBatch(units: readonly SqliteRequest[]): SqliteReply {
  const outcomes = commitUnits(database, run, units);
  return units.flatMap((unit, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ id: unit.id, outcome }];
  });
}
