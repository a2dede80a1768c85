import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridLinesOf } from './grid-lines.ts';

test('whole, round steps that reach the largest value', () => {
  assert.deepEqual(gridLinesOf(0), [0, 1]);
  assert.deepEqual(gridLinesOf(1), [0, 1]);
  assert.deepEqual(gridLinesOf(7), [0, 2, 4, 6, 8]);
  assert.deepEqual(gridLinesOf(40), [0, 10, 20, 30, 40]);
  assert.deepEqual(gridLinesOf(1234), [0, 500, 1000, 1500]);
});
