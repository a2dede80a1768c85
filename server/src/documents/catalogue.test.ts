/** The record of document types has the specification's, in its order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypeNames, documentTypes, findDocumentType, isDocumentTypeName } from './catalogue.ts';

/** Stage 2, values of the path parameter `document_type`. */
const specified = [
  'identity_card',
  'driver_license',
  'birth_certificate',
  'marriage_certificate',
  'change_fio_certificate',
  'divorce_certificate',
  'diploma',
  'srts',
  'vaccination',
  'social_id',
  'disability_certificate',
  'large_family_certificate',
  'asp_certificate',
  'tech_passport',
  'pension',
  'passport',
  'student_card',
  'vnzh',
  'pcr_certificate',
  'lbg_card',
  'insurance_policy',
  'hunter',
  'oralman',
  'attorney',
];

test('the specification’s document types come first, in its order', () => {
  assert.deepEqual(documentTypeNames.slice(0, specified.length), specified);
});

test('a type is found by its name, and no other word is a name', () => {
  for (const name of documentTypeNames) {
    assert.ok(isDocumentTypeName(name));
    assert.equal(findDocumentType(name).name, name);
  }
  for (const word of ['', 'visa', 'Diploma', 'DIPLOMA', 'constructor', '__proto__', 'toString'])
    assert.ok(!isDocumentTypeName(word), word);
});

test('no two types have the same code of the state', () => {
  assert.equal(new Set(documentTypes.map(({ code }) => code)).size, documentTypes.length);
});
