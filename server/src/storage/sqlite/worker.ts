/** The one thread that touches the SQLite file, so that waiting for the disk never holds up the gateway. See `worker-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createBatchReceiver } from './batch-encoding.ts';
import { createCommitter } from './committer.ts';
import type { SqliteMessage, SqliteReply, SqliteRequest } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');
const receive = createBatchReceiver();
const committer = createCommitter((workerData as { path: string }).path);

port.on('message', (message: SqliteMessage) => {
  if (message.kind === 'close') {
    committer.close();
    port.close();
    return;
  }
  port.postMessage(commitBatch(receive(message.batch)));
});

function commitBatch(units: readonly SqliteRequest[]): SqliteReply {
  const outcomes = committer.commit(units);
  return units.flatMap((unit, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ id: unit.id, outcome }];
  });
}
