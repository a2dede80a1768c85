import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyMidnightMs } from '../../server/src/calendar/almaty-date.ts';
import { almatyDate } from './dates.ts';

const DAY_MS = 86_400_000;

test('each day of 130 years is the day that the gateway wrote, at its first and its last moment', () => {
  for (let noonMs = Date.UTC(1905, 0, 1, 12); noonMs < Date.UTC(2035, 0, 1); noonMs += DAY_MS) {
    const day = new Date(noonMs).toISOString().slice(0, 10);
    const midnightMs = almatyMidnightMs(day);
    assert.equal(almatyDate(midnightMs), day);
    assert.equal(almatyDate(midnightMs - 1), new Date(noonMs - DAY_MS).toISOString().slice(0, 10));
  }
});

test('a Date will do, and what is no time is refused', () => {
  assert.equal(almatyDate(new Date('2024-02-28T18:30:00Z')), '2024-02-29');
  assert.equal(almatyDate(new Date('2024-03-01T18:30:00Z')), '2024-03-01');
  assert.throws(() => almatyDate(Number.NaN), RangeError);
});
