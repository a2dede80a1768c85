import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workInBatches } from './work-in-batches.ts';

test('batches follow until one is not full', async () => {
  let rows = 234;
  const batches: number[] = [];
  const removeBatch = async (most: number) => {
    const removed = Math.min(most, rows);
    rows -= removed;
    batches.push(removed);
    return removed;
  };
  await workInBatches(removeBatch, new AbortController().signal);
  assert.equal(rows, 0);
  assert.deepEqual(batches, [100, 100, 34]);
});

test('the work ends after the batch in which it is told to', async () => {
  const controller = new AbortController();
  let batches = 0;
  await workInBatches(async (most) => {
    batches += 1;
    if (batches === 3) controller.abort();
    return most;
  }, controller.signal);
  assert.equal(batches, 3);
});
