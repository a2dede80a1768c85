import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeFormats } from './time-formats.ts';

const isDay = timeFormats['date'] ?? assert.fail();
const isTime = timeFormats['date-time'] ?? assert.fail();

test('a day is one of the calendar, from 2000 to 2100, written in full', () => {
  for (const day of ['2000-01-01', '2100-12-31', '2028-02-29']) assert.ok(isDay(day), day);
  for (const day of [
    ...['1999-12-31', '2101-01-01', '9999-12-31', '0000-01-01', '0000-00-00', '-271821-04-19', '+275760-09-13'],
    ...['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...['2026-1-1', '20260101', '2026-01-01T00:00:00Z', '2026-01-01[u-ca=iso8601]', ' 2026-01-01', '2026-01-01\n', ''],
  ]) {
    assert.ok(!isDay(day), day);
  }
});

test('a time has its zone and no leap second, and can always be told in milliseconds', () => {
  for (const time of ['2026-11-28T23:59:59Z', '2026-11-28T00:00:00.123456789+05:00', '2100-12-31T23:59:59.999-23:59']) {
    assert.ok(isTime(time), time);
    assert.ok(Number.isSafeInteger(Date.parse(time)), time);
  }
  for (const time of [
    ...['2026-11-28T23:59:60Z', '2016-12-31T23:59:60Z', '2026-11-28T24:00:00Z', '2026-11-28T10:60:00Z'],
    ...['9999-12-31T23:59:59Z', '1999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z'],
    ...['2026-11-28T10:00:00', '2026-11-28T10:00Z', '2026-11-28 10:00:00Z', '2026-11-28t10:00:00z', '2026-11-28'],
    ...['2026-11-28T10:00:00+24:00', '2026-11-28T10:00:00+0500', '2026-11-28T10:00:00.Z', '2026-11-28T10:00:00Z\n'],
  ]) {
    assert.ok(!isTime(time), time);
  }
});
