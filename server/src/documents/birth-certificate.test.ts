import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { assel, child, motherOfEight, test as testov } from '../egov/sandbox/households.ts';
import { birthCertificate } from './birth-certificate.ts';
import { documentCodes } from './code-text.ts';
import { isIntactCodeText } from './code-text-test-setup.ts';

test('it keeps the names given at birth, whatever the owner is called now', () => {
  const married = birthCertificate.sample(motherOfEight);
  assert.equal(married.domain.child.lastName, 'ӘБІШЕВА');
  assert.equal(married.common.docOwner.lastName, 'БАЛАПАНОВА');
  const marriedThenChanged = birthCertificate.sample(assel);
  assert.equal(marriedThenChanged.domain.child.lastName, 'ҮЛГІБАЕВА');
  const formerName = { lastName: 'А', firstName: 'Ә', middleName: 'Б', changedOn: '2012-01-01' };
  const changedThenMarried = birthCertificate.sample({ ...assel, formerName }).domain.child;
  assert.deepEqual([changedThenMarried.lastName, changedThenMarried.firstName], ['А', 'Ә']);
});

test('the birth is recorded within weeks, by an office of the place of birth', () => {
  const { common, domain } = birthCertificate.sample(child);
  const days = (domain.actDate - domain.child.birthday) / 86_400_000;
  assert.ok(days >= 3 && days <= 24, String(days));
  assert.equal(common.docIssuedDate, domain.actDate);
  assert.match(domain.actNumber, /^02-[0-9]{3}-18-[0-9]{7}$/);
  assert.equal(domain.actNumber.slice(0, 6).replace('-', ''), domain.registryOffice.code);
  assert.match(domain.registryOffice.name, /АЛМАТЫ ҚАЛАСЫ\/.*ГОРОД АЛМАТЫ$/);
});

test('a certificate of a birth before IINs is a later copy', () => {
  assert.match(birthCertificate.extra(birthCertificate.sample(testov)).date_of_issue ?? '', /^201[3-9]/);
});

test('a father may be missing, a mother may not', () => {
  const { father: _father, ...fatherless } = child;
  const { domain } = birthCertificate.sample(fatherless);
  assert.equal(domain.father, null);
  const { mother: _mother, ...motherless } = child;
  assert.throws(() => birthCertificate.sample(motherless), /names the mother/);
});

test('the barcode is the number alone, and the QR code hides most of the IIN', () => {
  const result = birthCertificate.sample(child);
  const { qrText, barcode } = documentCodes(birthCertificate.layout, result.common);
  assert.deepEqual(barcode, { symbology: 'code128', text: result.common.docNumber });
  assert.ok(isIntactCodeText(qrText));
  assert.ok(!qrText.includes(child.iin));
});

test('the barcode of a number in Cyrillic has its Latin letters', () => {
  const result = birthCertificate.sample(child);
  result.common.docNumber = 'ТУ № 1234567';
  assert.equal(documentCodes(birthCertificate.layout, result.common).barcode.text, 'TU 1234567');
});

test('a parent without an IIN is printed with a dash, not refused', () => {
  const result = birthCertificate.sample(child);
  const father = { lastName: 'СМИТ', firstName: 'ДЖОН', middleName: '', iin: null, birthday: null };
  result.domain.father = father;
  assert.ok(Value.Check(birthCertificate.domain, result.domain));
  assert.deepEqual(birthCertificate.view(result)['father'], { fullName: 'СМИТ ДЖОН', iin: '', birthday: '—' });
});
