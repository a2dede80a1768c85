import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedAs } from './usage-statements.ts';

test('a duration is counted as itself below 32 ms, and above as at most a sixteenth longer, never as a shorter one', () => {
  for (let ms = 0; ms < 32; ms += 1) assert.equal(countedAs(ms), ms);
  const edges = Array.from({ length: 24 }, (_, power) => 2 ** power).flatMap((ms) => [ms - 1, ms, ms + 1]);
  for (const ms of [...edges, 100, 999, 60_000, 3_600_000]) {
    const counted = countedAs(ms);
    assert.ok(counted >= ms && counted <= ms * (1 + 1 / 16), `${ms} ms as ${counted}`);
    assert.equal(countedAs(counted), counted);
    assert.ok(countedAs(counted + 1) > counted);
  }
});
