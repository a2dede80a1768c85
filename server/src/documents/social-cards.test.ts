import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { test as citizen, disabled, motherOfEight, pensioner, student } from '../egov/sandbox/households.ts';
import { disabilityCertificate } from './disability-certificate.ts';
import { socialId } from './social-id.ts';

test('the Social ID names the groups that the person’s other documents tell of', () => {
  const categories = (person: typeof student) => socialId.sample(person).domain.categories;
  assert.deepEqual(categories(student), ['Күндізгі бөлімнің студенті/Студент очного отделения']);
  assert.deepEqual(categories(pensioner), ['Зейнеткер/Пенсионер']);
  assert.deepEqual(categories(motherOfEight), ['Көпбалалы ана/Многодетная мать']);
  assert.deepEqual(categories(disabled), ['Мүгедектігі бар адам/Лицо с инвалидностью']);
  assert.deepEqual(categories({ ...pensioner, disability: { ...disabled.disability, ...known } }).length, 2);
  assert.throws(() => socialId.sample(citizen), /no group/);
});

const known = { group: 'I топ/I группа', cause: 'Жалпы ауру/Общее заболевание', establishedOn: '2020-02-03' };

test('the region is the first part of the address in both languages', () => {
  assert.equal(socialId.sample(motherOfEight).domain.region, 'ТҮРКІСТАН ОБЛЫСЫ/ТУРКЕСТАНСКАЯ ОБЛАСТЬ');
});

test('the certificate ends with the term of the disability', () => {
  const result = disabilityCertificate.sample(disabled);
  assert.equal(result.common.docExpirationDate, result.domain.validUntil);
  assert.equal(almatyIsoDate(result.domain.validUntil ?? 0), disabled.disability?.validUntil);
  assert.equal(disabilityCertificate.view(result)['expiryDate'], '15.05.2028');
});

test('a disability for life has no end', () => {
  const result = disabilityCertificate.sample({ ...disabled, disability: known });
  assert.equal(result.common.docExpirationDate, null);
  assert.equal(disabilityCertificate.extra(result).date_of_expire, null);
  assert.equal(disabilityCertificate.view(result)['expiryDate'], 'Мерзімсіз / Бессрочно');
  assert.throws(() => disabilityCertificate.sample(citizen), /no disability/);
});
