import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseBeforeRetry, readRetryAfter } from './retry-schedule.ts';

const pause = (tries: number, random = 0.5, retryAfterMs?: number) => pauseBeforeRetry({ tries, retryAfterMs, random });

test('ten attempts in three days, each pause up to a tenth shorter or longer, and then no more', () => {
  const seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
  assert.deepEqual(
    seconds.map((_, index) => pause(index + 1)),
    seconds.map((each) => each * 1_000),
  );
  assert.deepEqual([pause(2, 0), pause(2, 1)], [270_000, 330_000]);
  assert.deepEqual([pause(10), pause(11)], [undefined, undefined]);
});

test('a receiver that asks for a longer pause has it, up to a day and a tenth; one that asks for a shorter one does not', () => {
  assert.equal(pause(1, 0.5, 60_000), 60_000);
  assert.equal(pause(2, 0.5, 1_000), 300_000);
  assert.equal(pause(1, 0.5, 1e12), 95_040_000);
});

test('Retry-After is seconds or a date; what is neither asks for nothing', () => {
  const nowMs = Date.parse('2026-11-29T10:00:00Z');
  const read = (header: string) => readRetryAfter(header, nowMs);
  assert.equal(read('120'), 120_000);
  assert.equal(read('Sun, 29 Nov 2026 10:00:30 GMT'), 30_000);
  assert.equal(read('Sun, 29 Nov 2026 09:00:00 GMT'), 0);
  for (const neither of ['', 'soon', '-5', '+5', '1.5', '1e9', '120, 130', '2026-11-30', '12/30/2026'])
    assert.equal(read(neither), undefined, neither);
  for (const longest of ['31536000', '9999999999', '9'.repeat(400), 'Wed, 01 Jan 2031 00:00:00 GMT'])
    assert.equal(pause(1, 0.5, read(longest)), 95_040_000, longest);
  assert.equal(readRetryAfter(undefined, nowMs), undefined);
});
