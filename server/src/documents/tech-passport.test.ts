import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child, pensioner, test as testov } from '../egov/sandbox/households.ts';
import { techPassport } from './tech-passport.ts';

test('the rooms add up to the areas, in whole tenths', () => {
  for (const person of [testov, pensioner]) {
    const { premises, areaM2, livingAreaM2, rooms } = techPassport.sample(person).domain;
    const tenths = (sum: number, area: number) => sum + Math.round(area * 10);
    assert.equal(premises.map((room) => room.areaM2).reduce(tenths, 0), Math.round(areaM2 * 10));
    assert.equal(premises.map((room) => room.livingAreaM2).reduce(tenths, 0), Math.round(livingAreaM2 * 10));
    assert.equal(premises.filter((room) => room.livingAreaM2 > 0).length, rooms);
    for (const { areaM2: area } of premises) assert.equal(area, Math.round(area * 10) / 10);
  }
});

test('it is issued after the house was built, to somebody of age', () => {
  for (const person of [testov, pensioner, { ...testov, birthday: '2005-06-01' }]) {
    const result = techPassport.sample(person);
    const year = Number(techPassport.extra(result).date_of_issue?.slice(0, 4));
    assert.ok(year > result.domain.builtInYear && year > Number(person.birthday.slice(0, 4)) + 18, String(year));
  }
});

test('areas are printed with a comma', () => {
  assert.equal(techPassport.view(techPassport.sample(testov))['area'], '74,6');
});

test('nobody has a passport of a home that they do not own', () => {
  assert.throws(() => techPassport.sample(child), /owns no home/);
});
