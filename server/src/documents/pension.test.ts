import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { test as citizen, pensioner } from '../egov/sandbox/households.ts';
import { pension } from './pension.ts';
import { pensionDay } from './pension-age.ts';

test('men reach the pension age at 63, women by the table of their year', () => {
  const man = (birthday: string) => pensionDay({ ...pensioner, birthday })?.toString();
  const woman = (birthday: string) => pensionDay({ ...pensioner, sex: 'female', birthday })?.toString();
  assert.equal(man('1955-09-10'), '2018-09-10');
  assert.equal(man('1962-12-31'), '2025-12-31');
  assert.equal(man('1963-01-01'), undefined);
  assert.equal(woman('1959-03-08'), '2017-03-08');
  assert.equal(woman('1960-01-15'), '2018-07-15');
  assert.equal(woman('1960-12-01'), '2019-12-01');
  assert.equal(woman('1962-06-01'), '2022-12-01');
  assert.equal(woman('1963-05-05'), '2024-05-05');
});

test('the certificate follows the grant, never expires, and says so', () => {
  const result = pension.sample(pensioner);
  assert.equal(almatyIsoDate(result.domain.grantedDate), '2018-09-10');
  assert.ok((result.common.docIssuedDate ?? 0) > result.domain.grantedDate);
  assert.equal(result.common.docExpirationDate, null);
  assert.equal(pension.extra(result).date_of_expire, null);
  assert.equal(pension.view(result)['expiryDate'], 'Мерзімсіз / Бессрочно');
});

test('nobody of 35 has a pension', () => {
  assert.throws(() => pension.sample(citizen), /too young/);
});
