import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aspCertificate } from './asp-certificate.ts';
import { adult } from './sample-test-setup.ts';

test('spouse and children are members of the family, each with the right word for kinship', () => {
  const { familyMembers } = aspCertificate.sample(adult).domain;
  assert.deepEqual(
    familyMembers.map(({ kinship, person }) => [kinship, person.firstName]),
    [
      ['ЖҰБАЙЫ/СУПРУГА', 'Әсел'],
      ['ҰЛЫ/СЫН', 'Ағыбай'],
      ['ҚЫЗЫ/ДОЧЬ', 'Әйгерім'],
      ['ҚЫЗЫ/ДОЧЬ', 'Іңкәр'],
      ['ҰЛЫ/СЫН', 'Үсен'],
      ['ҚЫЗЫ/ДОЧЬ', 'Қарлығаш'],
    ],
  );
  assert.equal(aspCertificate.view(aspCertificate.sample(adult))['familySize'], '7');
});

test('the amounts agree: what everybody lacks to the poverty line, for three months', () => {
  const { averageIncomeTenge, povertyLineTenge, monthlyAmountTenge, totalAmountTenge } =
    aspCertificate.sample(adult).domain;
  assert.ok(averageIncomeTenge < povertyLineTenge);
  assert.equal(monthlyAmountTenge, (povertyLineTenge - averageIncomeTenge) * 7);
  assert.equal(totalAmountTenge, 3 * monthlyAmountTenge);
});

test('it is issued before its period and ends with it', () => {
  const { common, domain } = aspCertificate.sample(adult);
  assert.ok((common.docIssuedDate ?? Number.POSITIVE_INFINITY) < domain.periodStart);
  assert.equal(common.docExpirationDate, domain.periodEnd);
});
