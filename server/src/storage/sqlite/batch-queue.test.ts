/** Batches follow each other without a pause of the thread that commits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createBatchQueue } from './batch-queue.ts';
import type { SqliteRequest } from './messages.ts';

test('what has queued up is sent before callers go on with what they were answered', async () => {
  const sent: (readonly SqliteRequest[])[] = [];
  const queue = createBatchQueue((requests) => void sent.push(requests));
  const answer = (batch = 0) =>
    queue.settle((sent[batch] ?? []).map(({ id }) => ({ id, outcome: { kind: 'undone' } })));

  const first = queue.ask([], 'at_once').then(() => sent.length);
  await turn();
  const second = queue.ask([], 'at_once');
  answer(0);
  assert.equal(sent.length, 2);
  assert.equal(await first, 2);
  answer(1);
  await second;
});
