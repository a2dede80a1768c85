import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import type { IsoDate } from './sample-person.ts';
import { adult } from './sample-test-setup.ts';
import { vaccination } from './vaccination.ts';

function courseOf(birthday: IsoDate) {
  const { common, domain } = vaccination.sample({ ...adult, birthday });
  return { common, domain, days: domain.doses.map((dose) => almatyIsoDate(dose.date)) };
}

test('adults have two doses three weeks apart and a booster half a year later', () => {
  const { domain, days } = courseOf('1990-01-01');
  assert.deepEqual(
    domain.doses.map((dose) => dose.kind),
    ['first', 'second', 'booster'],
  );
  const [first, second, booster] = days.map((day) => Temporal.PlainDate.from(day));
  assert.ok(first !== undefined && second !== undefined && booster !== undefined);
  assert.equal(first.until(second).days, 21);
  assert.ok(first.until(booster, { largestUnit: 'months' }).months >= 6);
  assert.equal(vaccination.view(vaccination.sample(adult))['vaccine'], 'QAZVAC (QAZCOVID-IN)');
});

test('those under eighteen got the vaccine for their age, and no booster', () => {
  const { domain, days } = courseOf('2004-02-29');
  assert.equal(domain.vaccine, 'COMIRNATY');
  assert.equal(domain.doses.length, 2);
  assert.ok((days[0] ?? '') >= '2021-11-22');
});

test('a child has the vaccinations of childhood: at one year and at six', () => {
  const { domain, days } = courseOf('2018-04-05');
  assert.match(domain.disease, /КОРЬ/);
  assert.deepEqual(
    days.map((day) => Temporal.PlainDate.from('2018-04-05').until(day, { largestUnit: 'years' }).years),
    [1, 6],
  );
});

test('the passport is issued on the day of the last dose and does not expire', () => {
  for (const birthday of ['1990-01-01', '2004-02-29', '2018-04-05']) {
    const { common, domain } = courseOf(birthday);
    assert.equal(common.docIssuedDate, domain.doses.at(-1)?.date);
    assert.equal(common.docExpirationDate, null);
  }
});
