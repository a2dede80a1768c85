import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';
import { durationText } from './duration-text.ts';

test('a time has the largest unit that fits it without a rest', () => {
  const times = [30 * DAY_MS, DAY_MS, 90 * MINUTE_MS, 2 * HOUR_MS, 15 * MINUTE_MS, MINUTE_MS, 1_500];
  assert.deepEqual(times.map(durationText), [
    ...['30 days', '24 hours', '90 minutes', '2 hours', '15 minutes', '60 seconds', '1500 milliseconds'],
  ]);
});
