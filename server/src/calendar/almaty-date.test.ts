import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyDayOf, almatyIsoDate, almatyMidnightMs, almatyPrintedDate } from './almaty-date.ts';

test('the dates of the state’s own example are local midnights in Almaty', () => {
  assert.equal(almatyIsoDate(1197568800000), '2007-12-14');
  assert.equal(almatyIsoDate(1513101600000), '2017-12-13');
  assert.equal(almatyMidnightMs('2007-12-14'), 1197568800000);
});

test('the change of the zone from UTC+6 to UTC+5 on 1 March 2024 shifts no day', () => {
  const midnights: Array<[string, string]> = [
    ['2024-02-28', '2024-02-27T18:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    // The last hour of February was lived twice: March begins at the end of the second one.
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2024-03-02', '2024-03-01T19:00:00.000Z'],
  ];
  for (const [day, instant] of midnights) {
    assert.equal(new Date(almatyMidnightMs(day)).toISOString(), instant, day);
    assert.equal(almatyIsoDate(almatyMidnightMs(day)), day);
  }
});

test('the last millisecond of a day still belongs to it', () => {
  for (const day of ['1930-06-21', '1981-04-01', '2004-10-31', '2024-02-29', '2024-03-01', '2030-12-31']) {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    assert.equal(almatyIsoDate(almatyMidnightMs(next) - 1), day);
    assert.equal(almatyIsoDate(almatyMidnightMs(next)), next);
  }
});

test('a day has all its moments and no other, whichever day was asked for before', () => {
  for (const date of ['2024-02-29', '2030-12-31', '2024-02-29', '2024-03-01', '1981-04-01']) {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const day = { date, startsAt: almatyMidnightMs(date), endsAt: almatyMidnightMs(next) };
    assert.deepEqual(almatyDayOf(day.endsAt - 1), day);
    assert.deepEqual(almatyDayOf(day.startsAt), day);
    assert.equal(almatyDayOf(day.startsAt - 1).endsAt, day.startsAt);
    assert.equal(almatyDayOf(day.endsAt).date, next);
  }
});

test('documents print days as DD.MM.YYYY', () => {
  assert.equal(almatyPrintedDate(almatyMidnightMs('2004-02-29')), '29.02.2004');
});
