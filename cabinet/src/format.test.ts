import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatDateTime, formatNumber, formatShortDate } from './format.ts';

/** Half past eleven in the evening in Greenwich: the next day in Kazakhstan. */
const evening = new Date('2026-11-21T23:30:00Z');

test('dates are those of Kazakhstan, as each language writes them', () => {
  assert.equal(formatDate(evening, 'kk'), '2026 жылғы 22 қараша');
  assert.equal(formatDate(evening, 'ru'), '22 ноября 2026 г.');
  assert.equal(formatDate(evening, 'en'), '22 November 2026');
  assert.equal(formatShortDate(evening, 'kk'), '22 қар.');
  assert.equal(formatShortDate(evening, 'en'), '22 Nov');
  assert.equal(formatDateTime(evening, 'kk'), '2026 жылғы 22 қараша, 04:30:00 UTC+5');
  assert.equal(formatDateTime(new Date('2024-02-01T00:00:00Z'), 'en'), '1 February 2024, 06:00:00 UTC+6');
});

test('numbers are grouped as each language groups them', () => {
  assert.equal(formatNumber(1234567.5, 'en'), '1,234,567.5');
  assert.match(formatNumber(1234567.5, 'ru'), /^1\s234\s567,5$/u);
  assert.equal(formatNumber(1234567.5, 'kk'), formatNumber(1234567.5, 'ru'));
});
