import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { HOUR_MS } from '../clock.ts';
import { readDay } from './read-day.ts';

const read = (value: unknown) => readDay(value)?.toString();

test('a midnight of any zone tells its own day, before and after Kazakhstan changed its zone', () => {
  for (const day of ['1935-04-03', '1990-07-15', '2024-02-29', '2024-03-01', '2025-06-01', '2035-05-31']) {
    for (let offset = -11.75; offset < 12; offset += 0.25)
      assert.equal(read(Date.parse(`${day}T00:00:00Z`) - offset * HOUR_MS), day, `${day} at UTC${offset}`);
  }
});

test('every midnight of Almaty tells its day, and so does the millisecond before it', () => {
  for (let day = Temporal.PlainDate.from('1890-01-01'); day.year < 2060; day = day.add({ days: 3 })) {
    const next = day.add({ days: 1 });
    assert.equal(read(almatyMidnightMs(day.toString())), day.toString());
    assert.equal(read(almatyMidnightMs(next.toString()) - 1), day.toString());
  }
});

test('noon and the last second of a day belong to it; any other time is a time in Almaty', () => {
  assert.equal(read(Date.parse('2025-06-01T12:00:00Z')), '2025-06-01');
  for (const zone of ['+05:00', '+06:00', 'Z', '+03:00'])
    assert.equal(read(Date.parse(`1990-07-15T23:59:59${zone}`)), '1990-07-15', zone);
  assert.equal(read(Date.parse('2021-03-05T14:32:10+06:00')), '2021-03-05');
  assert.equal(read(Date.parse('2021-03-05T20:32:10Z')), '2021-03-06');
});

test('texts and lists are read in the forms that systems write', () => {
  const texts: Record<string, string> = {
    '1990-01-01': '1990-01-01',
    '1990-01-01T00:00:00': '1990-01-01',
    '2032-07-17 00:00:00': '2032-07-17',
    '2022-07-18T00:00:00Z': '2022-07-18',
    '1990-01-01T00:00:00+06:00': '1990-01-01',
    '2025-05-31T19:00:00.000+0000': '2025-06-01',
    '1990-01-01T12:00:00Z': '1990-01-01',
    '2025-06-01+05:00': '2025-06-01',
    '9999-12-31T23:59:59.999': '9999-12-31',
    '17.07.2032': '2032-07-17',
    '20250601': '2025-06-01',
    '2025/06/01': '2025-06-01',
    '2025.6.1': '2025-06-01',
    '1.6.2025': '2025-06-01',
    '01.06.2025г.': '2025-06-01',
    '01/06/2025, 00:00:00': '2025-06-01',
    '2025-06-01T00:00+05:00[Asia/Almaty]': '2025-06-01',
    '2025-05-31T18:00:00Z[UTC]': '2025-06-01',
    '/Date(1748714400000)/': '2025-06-01',
    '/Date(1748714400000+0600)/': '2025-06-01',
    '1197568800000': '2007-12-14',
  };
  for (const [text, day] of Object.entries(texts)) assert.equal(read(text), day, text);
  const parts = [[2025, 6, 1], { year: 2025, month: 6, day: 1 }, { $date: '2025-05-31T18:00:00Z' }];
  const java = { year: 2025, month: 'JUNE', monthValue: 6, dayOfMonth: 1, dayOfWeek: 'SUNDAY' };
  for (const value of [...parts, java, { $date: 1748714400000 }])
    assert.equal(read(value), '2025-06-01', JSON.stringify(value));
});

test('a year alone is no day, and days in a number or in seconds are not taken for times of January 1970', () => {
  for (const year of [
    1,
    1990,
    2026,
    9999,
    '1990',
    '1990 г.',
    '1990-06',
    '1990-00-00',
    '00.00.1990',
    'XX.XX.1990',
    [1990, 0, 0],
  ])
    assert.equal(readDay(year), undefined, JSON.stringify(year));
  assert.equal(read(19900101), '1990-01-01');
  for (const day of ['1957-03-09', '1969-11-02', '1970-03-01', '1990-07-15', '2008-11-29', '2032-12-31']) {
    assert.equal(read(almatyMidnightMs(day) / 1000), day);
  }
  assert.equal(read('631130400'), '1990-01-01');
  // What can be a midnight in milliseconds is one.
  assert.equal(read(almatyMidnightMs('1970-01-09')), '1970-01-09');
});

test('what is no day of the years 1 to 9999 is not given', () => {
  const nothing = [
    ...[null, undefined, '', 'tomorrow', '2025-02-30', '0000-00-00', '+010000-01-01', '9223372036854775807', {}, true],
    ...[Number.NaN, Number.POSITIVE_INFINITY, 9007199254740991, -9007199254740991, 8.64e15, 8640000000000001],
    ...[1e15, 253402300799999, -62167219200000, [2025], [2025, 13, 1], ['2025', '06', '01']],
    ...[{ year: 2025 }, { $date: { $date: 1 } }, '31.02.2025', '2025/13/01', '1.6.25', '1.6.20250'],
  ];
  for (const value of nothing) assert.equal(readDay(value), undefined, JSON.stringify(value));
  assert.equal(read(253402214400000), '9999-12-31');
  assert.equal(read(-62135596800000), '0001-01-01');
});
