import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryConflicts } from './retry-conflicts.ts';

/** Fails with these SQLSTATEs one after the other, then succeeds. */
function unitThatFails(states: string[]) {
  const left = [...states];
  return {
    left,
    async attempt() {
      const code = left.shift();
      if (code !== undefined) throw Object.assign(new Error(`SQLSTATE ${code}`), { code });
      return 'stored';
    },
  };
}

test('a unit that could not be serialised, or met a deadlock, is run again', async () => {
  const pauses: number[] = [];
  const unit = unitThatFails(['40001', '40P01', '40001']);
  const result = await retryConflicts(unit.attempt, async (maxMs) => {
    pauses.push(maxMs);
  });
  assert.equal(result, 'stored');
  assert.deepEqual(pauses, [10, 20, 40]);
});

test('a unit that never gets through is given up after a bounded number of attempts: the store is overloaded', async () => {
  const unit = unitThatFails(Array.from({ length: 100 }, () => '40001'));
  await assert.rejects(
    retryConflicts(unit.attempt, async () => {}),
    { code: 'service_unavailable' },
  );
  assert.equal(unit.left.length, 80);
});

test('any other error is not repeated: the unit may be the fault, or may have been stored', async () => {
  const unit = unitThatFails(['23505', '40001']);
  await assert.rejects(retryConflicts(unit.attempt), { code: '23505' });
  assert.deepEqual(unit.left, ['40001']);
});
