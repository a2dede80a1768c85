import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'mrz';
import { child, test as citizen, foreigner, longNamed, naturalised } from '../egov/sandbox/households.ts';
import { passport } from './passport.ts';

test('N and eight digits, the same in number, page and zone', () => {
  for (const person of [citizen, longNamed, naturalised, child]) {
    const result = passport.sample(person);
    assert.match(result.common.docNumber, /^N[0-9]{8}$/);
    const zone = parse(passport.view(result)['mrz'] as string[]);
    assert.equal(zone.valid, true);
    assert.equal(zone.fields.documentNumber, result.common.docNumber);
    assert.equal(zone.fields.personalNumber, person.iin);
    assert.equal(zone.fields.sex, person.sex);
  }
});

test('names stand in Cyrillic and in Latin letters', () => {
  const view = passport.view(passport.sample(longNamed));
  assert.equal(view['lastName'], 'ӘБДІҒАППАРҰЛЫ-ҚҰДАЙБЕРГЕНОВ / ABDIGAPPARULY KUDAIBERGENOV');
  assert.equal(view['firstName'], 'НҰРСҰЛТАНБЕК / NURSULTANBEK');
  const latin = passport.sample(citizen);
  latin.domain.lastNameLatin = 'TESTOFF';
  assert.equal(passport.view(latin)['lastName'], 'ТЕСТОВ / TESTOFF');
});

test('what is known in English stands in English', () => {
  const result = passport.sample(citizen);
  const view = passport.view(result);
  assert.equal(view['citizenship'], 'ҚАЗАҚСТАН / KAZAKHSTAN');
  assert.equal(view['gender'], 'Ер / M');
  assert.equal(view['issuer'], `${result.common.docIssuer.nameKk} / ${result.common.docIssuer.nameEn}`);
  assert.equal(passport.view({ ...result, domain: { ...result.domain, gender: '' } })['gender'], '');
});

test('a passport lasts ten years and is not older than its holder', () => {
  const baby = passport.extra(passport.sample({ ...child, birthday: '2024-11-20' }));
  assert.equal(baby.date_of_issue, '2024-12-04');
  assert.equal(baby.date_of_expire, '2034-12-03');
});

test('a passport without an expiry date has no zone; a foreigner has no passport of Kazakhstan', () => {
  const result = passport.sample(citizen);
  result.common.docExpirationDate = null;
  assert.deepEqual(passport.view(result)['mrz'], []);
  assert.throws(() => passport.sample(foreigner), /only a citizen/);
});
