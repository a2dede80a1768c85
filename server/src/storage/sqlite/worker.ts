/** The one thread that touches the SQLite file, so that waiting for the disk never holds up the gateway. See `worker-client.ts`. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createBatchReceiver } from './batch-encoding.ts';
import { createCommitter } from './committer.ts';
import type { SqliteMessage, SqliteOutcome, SqliteReply, SqliteRequest } from './messages.ts';

if (parentPort === null) throw new Error('worker.ts runs as a worker thread only');
const committer = createCommitter((workerData as { path: string }).path);

/** Units of work that came together, and whom to tell their outcomes. */
interface Waiting {
  port: MessagePort;
  units: readonly SqliteRequest[];
}

const ports = new Set<MessagePort>();
let waiting: Waiting[] = [];
let isShrinking = false;
serve(parentPort);

function serve(port: MessagePort): void {
  const receive = createBatchReceiver();
  ports.add(port);
  port.on('close', () => ports.delete(port));
  port.on('message', (message: SqliteMessage) => {
    if (message.kind === 'batch') take({ port, units: receive(message.batch) });
    else if (message.kind === 'serve') serve(message.port);
    else if (message.kind === 'shrink') beginToShrink();
    else end();
  });
}

/** Where several threads commit, what they have sent during the last commit shares the next one, as the units of one thread do. */
function take(batch: Waiting): void {
  waiting.push(batch);
  if (ports.size === 1) commitWaiting();
  else if (waiting.length === 1) setImmediate(commitWaiting);
}

function commitWaiting(): void {
  const batches = waiting;
  waiting = [];
  const outcomes = committer.commit(batches.flatMap(({ units }) => units));
  let next = 0;
  for (const { port, units } of batches) {
    const own = outcomes.slice(next, next + units.length);
    next += units.length;
    port.postMessage(replyOf(units, own));
  }
}

function replyOf(units: readonly SqliteRequest[], outcomes: readonly SqliteOutcome[]): SqliteReply {
  return units.flatMap(({ id }, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ id, outcome }];
  });
}

function end(): void {
  isShrinking = false;
  committer.close();
  for (const port of ports) port.close();
}

function beginToShrink(): void {
  if (!isShrinking) setImmediate(shrink);
  isShrinking = true;
}

/** A slice, and the next one after the batches that have come meanwhile. */
function shrink(): void {
  isShrinking &&= committer.shrink();
  if (isShrinking) setImmediate(shrink);
}
