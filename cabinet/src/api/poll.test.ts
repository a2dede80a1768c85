import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPollInterval } from './poll.ts';

test('a page asks less and less often while nothing changes or nobody answers, and soon again after a change', () => {
  const intervalOf = createPollInterval();
  const after = (data: unknown, dataUpdateCount: number, errorUpdateCount = 0) =>
    intervalOf({ state: { data, dataUpdateCount, errorUpdateCount } });
  const [first, second] = [{}, {}];
  assert.deepEqual([after(first, 1), after(first, 2), after(first, 2, 1)], [4_000, 6_000, 9_000]);
  assert.equal(after(first, 2, 1), 9_000, 'asked twice of one answer');
  assert.equal(after(second, 3, 1), 4_000);
  assert.equal(after(second, 30, 1), 60_000);
});
