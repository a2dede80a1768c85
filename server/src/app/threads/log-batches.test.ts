import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogBatches } from './log-batches.ts';

test('lines are sent together, in their order, each once: after a while, at a flush, or when they are many', async () => {
  const sent: (readonly string[])[] = [];
  const timed = Promise.withResolvers<void>();
  const log = createLogBatches((lines) => {
    sent.push(lines);
    timed.resolve();
  });
  log.write('a\n');
  log.write('b\n');
  const alive = setInterval(() => {}, 1_000);
  await timed.promise;
  clearInterval(alive);
  log.write('c\n');
  log.flush();
  log.flush();
  const many = Array.from({ length: 100 }, (_, index) => `${index}\n`);
  for (const line of many) log.write(line);
  assert.deepEqual(sent, [['a\n', 'b\n'], ['c\n'], many]);
});
