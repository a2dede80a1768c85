/** What the marriage, divorce and change-of-name certificates of one person must tell alike. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assel, child, motherOfEight, pensioner, test as testov } from '../egov/sandbox/households.ts';
import { changeFioCertificate } from './change-fio-certificate.ts';
import { divorceCertificate } from './divorce-certificate.ts';
import { marriageCertificate } from './marriage-certificate.ts';

test('husband and wife stand in their places, whoever owns the certificate', () => {
  const ofHusband = marriageCertificate.sample(testov).domain;
  assert.equal(ofHusband.husband.iin, testov.iin);
  assert.deepEqual([ofHusband.wife.lastNameBefore, ofHusband.wife.lastNameAfter], ['ҚАНАТОВА', 'ТЕСТОВА']);
  const ofWife = marriageCertificate.sample(motherOfEight).domain;
  assert.equal(ofWife.wife.iin, motherOfEight.iin);
  assert.deepEqual([ofWife.wife.lastNameBefore, ofWife.wife.lastNameAfter], ['ӘБІШЕВА', 'БАЛАПАНОВА']);
});

test('the divorce names the act of the marriage', () => {
  const marriage = marriageCertificate.sample(assel);
  const divorce = divorceCertificate.sample(assel);
  assert.equal(divorce.domain.marriageActNumber, marriage.domain.actNumber);
  assert.equal(divorce.domain.marriageActDate, marriage.domain.actDate);
  assert.ok(divorce.domain.actDate > marriage.domain.actDate);
  assert.notEqual(divorce.domain.actNumber, marriage.domain.actNumber);
});

test('the surname goes on from one certificate to the next', () => {
  const marriage = marriageCertificate.sample(assel).domain.wife;
  const divorce = divorceCertificate.sample(assel).domain.wife;
  const change = changeFioCertificate.sample(assel);
  assert.equal(marriage.lastNameAfter, divorce.lastNameBefore);
  assert.equal(divorce.lastNameAfter, change.domain.before.lastName);
  assert.equal(change.domain.after.lastName, change.common.docOwner.lastName);
  assert.equal(divorceCertificate.view(divorceCertificate.sample(assel))['issuedTo'], 'БӨРІБАЕВА ӘСЕЛ ҒАБИТҚЫЗЫ');
});

test('parents of minors are divorced by a court', () => {
  assert.match(divorceCertificate.sample(assel).domain.basis, /ЗАЯВЛЕНИЕ СУПРУГОВ$/);
  assert.match(divorceCertificate.sample({ ...assel, children: testov.children }).domain.basis, /РЕШЕНИЕ СУДА$/);
});

test('an IIN on the certificate of an old marriage means a later copy', () => {
  assert.equal(marriageCertificate.extra(marriageCertificate.sample(testov)).date_of_issue, '2014-09-06');
  const old = marriageCertificate.extra(marriageCertificate.sample(pensioner));
  assert.match(old.date_of_issue ?? '', /^201[3-9]/);
  assert.equal(old.date_of_birth, pensioner.birthday);
});

test('nobody has a certificate of what never happened', () => {
  assert.throws(() => marriageCertificate.sample(child), /never married/);
  assert.throws(() => divorceCertificate.sample(testov), /not divorced/);
  assert.throws(() => changeFioCertificate.sample(testov), /never changed the name/);
});
