/** The one thread that touches the SQLite file, so that waiting for the disk never holds up the gateway. See `worker-client.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createBatchReceiver } from './batch-encoding.ts';
import { createCommitter } from './committer.ts';
import type { SqliteMessage, SqliteReply, SqliteRequest } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');
const receive = createBatchReceiver();
const committer = createCommitter((workerData as { path: string }).path);

let isShrinking = false;

port.on('message', (message: SqliteMessage) => {
  if (message.kind === 'close') {
    isShrinking = false;
    committer.close();
    port.close();
    return;
  }
  if (message.kind === 'shrink') {
    if (!isShrinking) setImmediate(shrink);
    isShrinking = true;
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

/** A slice, and the next one after the batches that have come meanwhile. */
function shrink(): void {
  isShrinking &&= committer.shrink();
  if (isShrinking) setImmediate(shrink);
}
