import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pcrCertificate } from './pcr-certificate.ts';
import { adult } from './sample-test-setup.ts';

test('the fields are the state’s, to the letter', () => {
  assert.deepEqual(Object.keys(pcrCertificate.domain.properties).sort(), [
    'adress',
    'birthday',
    'createAt',
    'date',
    'firstName',
    'gender',
    'givenDate',
    'hasSymptomsCOVID',
    'iin',
    'isresident',
    'lastName',
    'middleName',
    'number',
    'phone',
    'placeOfStudyOrWork',
    'protocolDate',
    'researchResults',
  ]);
});

test('the bilingual values are written as the state writes them', () => {
  const { domain } = pcrCertificate.sample(adult);
  assert.equal(domain.gender, 'Ер/Мужской');
  assert.equal(domain.isresident, 'Ия/Да');
  assert.equal(domain.hasSymptomsCOVID, 'Жоқ/Нет');
  assert.equal(domain.researchResults, 'Теріс/Отрицательный');
});

test('the sample comes first, then protocol and result; the result is good for three days from the sample', () => {
  const { common, domain } = pcrCertificate.sample(adult);
  assert.ok(domain.date < domain.protocolDate && domain.protocolDate <= domain.givenDate);
  assert.equal(common.docIssuedDate, domain.givenDate);
  assert.equal((common.docExpirationDate ?? 0) - domain.date, 3 * 24 * 60 * 60 * 1000);
  assert.equal(common.docNumber, domain.number);
});

test('without a phone and a place of work the page has nothing to print there', () => {
  const { phone: _, ...withoutPhone } = adult;
  const view = pcrCertificate.view(pcrCertificate.sample(withoutPhone));
  assert.equal(view['phone'], '');
  assert.deepEqual(view['placeOfStudyOrWork'], { kk: '', ru: '' });
  assert.equal(pcrCertificate.view(pcrCertificate.sample(adult))['phone'], '+77010000001');
});
