import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentTypeName, documentTypes } from '../documents/catalogue.ts';
import { NoSample } from '../documents/no-sample.ts';
import { GatewayError } from '../errors.ts';
import { askOfText, textOfAsk } from './ask.ts';
import { somebody } from './claims-test-setup.ts';
import { describeAsk } from './describe-ask.ts';
import { hasBirthDate, listClaims } from './find-claim.ts';
import { listFields } from './list-fields.ts';
import { readAsk, type TypedAsk } from './read-ask.ts';

function errorsOf(typed: TypedAsk, ...types: DocumentTypeName[]): { field: string; message: string }[] {
  try {
    readAsk(typed, types);
    return [];
  } catch (error) {
    assert.ok(error instanceof GatewayError && error.code === 'invalid_request');
    return (error.extras?.errors ?? []) as { field: string; message: string }[];
  }
}

test('whoever asks for nothing in particular asks for the document; an empty list is no such wish', () => {
  assert.deepEqual(readAsk({}, ['passport']), { ask: null, holder: null });
  for (const typed of [{ claims: [] }, { fields: [] }, { claims: ['not_expired'], fields: [] }]) {
    assert.equal(errorsOf(typed, 'passport').length, 1, JSON.stringify(typed));
  }
  assert.equal(errorsOf({ claims: Array(21).fill('not_expired') }, 'passport').length, 1);
});

test('what a type does not have is named with its place and its name', () => {
  const errors = errorsOf(
    { claims: ['not_expired', 'age_over_81x', 'licence_category_B'], fields: ['domain.plate'] },
    'passport',
  );
  assert.deepEqual(
    errors.map(({ field }) => field),
    ['claims.1', 'claims.2', 'fields.0'],
  );
  assert.match(errors[0]?.message ?? '', /age_over_81x/);
  assert.match(errorsOf({ claims: ['not_expird'] }, 'passport')[0]?.message ?? '', /did you mean not_expired\?/);
  for (const [claim, type] of [
    ['age_over_00', 'passport'],
    ['age_over_18', 'srts'],
    ['age_over_18', 'tech_passport'],
    ['not_expired', 'birth_certificate'],
    ['licence_category_X', 'driver_license'],
    ['toString', 'passport'],
    ['__proto__', 'passport'],
    ['', 'passport'],
  ] as const) {
    assert.equal(errorsOf({ claims: [claim] }, type)[0]?.field, 'claims.0', `${claim} of ${type}`);
  }
  for (const field of [
    'common',
    'domain',
    'domain.',
    'domain.constructor',
    'qrcode',
    'document_pdf',
    'extra.date_of_birth',
  ]) {
    assert.equal(errorsOf({ fields: [field] }, 'passport')[0]?.field, 'fields.0', field);
  }
  assert.equal(errorsOf({ fields: ['face_photo'] }, 'birth_certificate')[0]?.field, 'fields.0');
  // Of several types each must have it.
  assert.equal(errorsOf({ claims: ['age_over_18'] }, 'passport', 'srts')[0]?.field, 'claims.0');
});

test('no error repeats what may be of a person', () => {
  for (const name of [
    '900101300017',
    'Тестов',
    'Testov',
    'testov',
    'born 1990',
    '77010000001',
    'iin_900101300017',
    '+7_701_000_00_01',
  ]) {
    const text = JSON.stringify(errorsOf({ claims: [name], fields: [name] }, 'passport'));
    assert.ok(!text.includes(name), text);
  }
});

test('at most two ages are told, from which nobody finds out a date of birth', () => {
  assert.deepEqual(errorsOf({ claims: ['age_over_18', 'age_over_65', 'age_over_18'] }, 'passport'), []);
  assert.equal(errorsOf({ claims: ['age_over_18', 'age_over_21', 'age_over_65'] }, 'passport')[0]?.field, 'claims');
});

test('the holder goes with is_holder alone, and each part of it is named that is wrong', () => {
  const holder = { first_name: 'Асхат', last_name: 'Тестов', birth_date: '1990-01-31' };
  const asked = ['is_holder'];
  assert.deepEqual(readAsk({ claims: asked, holder }, ['passport']).holder, {
    firstName: 'Асхат',
    lastName: 'Тестов',
    birthDate: '1990-01-31',
  });
  const fields = (typed: TypedAsk, type: DocumentTypeName = 'passport') =>
    errorsOf(typed, type).map(({ field }) => field);
  assert.deepEqual(fields({ claims: asked }), ['holder']);
  assert.deepEqual(fields({ claims: ['not_expired'], holder }), ['holder']);
  assert.deepEqual(fields({ holder }), ['holder']);
  for (const birth_date of ['1990', '31.01.1990', '1990-02-30', '0000-01-01', '']) {
    assert.deepEqual(fields({ claims: asked, holder: { ...holder, birth_date } }), ['holder.birth_date'], birth_date);
  }
  assert.deepEqual(fields({ claims: asked, holder: { first_name: ' ', last_name: '1' } }), [
    'holder.first_name',
    'holder.last_name',
  ]);
  assert.deepEqual(fields({ claims: asked, holder }, 'srts'), ['holder.birth_date']);
});

test('the types that tell no date of birth are those whose samples have none', () => {
  for (const type of documentTypes) {
    try {
      assert.equal(hasBirthDate(type), type.extra(type.sample(somebody) as never).date_of_birth !== null, type.name);
    } catch (error) {
      if (!(error instanceof NoSample)) throw error;
    }
  }
});

test('all that can be asked has words in three languages', () => {
  for (const type of documentTypes) {
    const things = describeAsk({ claims: listClaims(type), fields: listFields(type) }, [type.name]);
    for (const { code, name } of things) {
      for (const text of Object.values(name))
        assert.ok(text.length > 2 && !text.includes(code), `${code} of ${type.name}`);
      assert.match(name.en, /^[\x20-\x7e’³²]+$/, code);
      // A field without a word is told by its name in the schema.
      for (const text of [name.kk, name.ru])
        for (const word of text.split(': ')) assert.match(word, /\p{Script=Cyrillic}|VIN/u, `${code} of ${type.name}`);
    }
  }
});

test('a field is told in the words of its own type; where a flow takes several types, in the words of each', () => {
  const ask = { claims: [], fields: ['common.docNumber', 'domain.examinationDate'] };
  const told = (...types: DocumentTypeName[]) => describeAsk(ask, types).map(({ name }) => name.ru);
  assert.deepEqual(told('hunter'), ['номер документа', 'дата экзамена']);
  assert.deepEqual(told('hunter', 'disability_certificate'), ['номер документа', 'дата экзамена / дата экспертизы']);
});

test('an ask is the same after it was kept', () => {
  const ask = { claims: ['age_over_18', 'is_holder'], fields: ['common.docNumber', 'face_photo'] };
  assert.deepEqual(askOfText(textOfAsk(ask)), ask);
  assert.equal(askOfText(textOfAsk(null)), null);
});
