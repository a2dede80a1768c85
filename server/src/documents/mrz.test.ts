import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'mrz';
import { cardMrz, type MrzFacts, mrzNames, passportMrz } from './mrz.ts';
import { transliterateName } from './transliteration.ts';

const facts: MrzFacts = {
  documentCode: 'ID',
  issuingState: 'KAZ',
  documentNumber: '012345678',
  iin: '900101300017',
  birthday: '1990-01-01',
  sex: 'M',
  expiryDate: '2030-01-01',
  nationality: 'KAZ',
  lastName: 'ТЕСТОВ',
  givenNames: 'ТЕСТ',
};

test('writes the known example of an identity card', () => {
  assert.deepEqual(cardMrz(facts), [
    'IDKAZ0123456784900101300017<<<',
    '9001011M3001019KAZ<<<<<<<<<<<4',
    'TESTOV<<TEST<<<<<<<<<<<<<<<<<<',
  ]);
});

const passport: MrzFacts = { ...facts, documentCode: 'P', documentNumber: 'N12345678' };

test('writes the known example of a passport', () => {
  assert.deepEqual(passportMrz(passport), [
    'P<KAZTESTOV<<TEST<<<<<<<<<<<<<<<<<<<<<<<<<<<',
    'N123456785KAZ9001011M3001019900101300017<<20',
  ]);
});

test('another implementation reads a passport and finds every check digit right', () => {
  const cases: Array<Partial<MrzFacts>> = [
    {},
    { lastName: 'Әбдіғаппарұлы-Құдайбергенова', givenNames: 'Мұхаммедғалиханнұрсұлтан', sex: 'F' },
    { documentNumber: 'N1234567', iin: '180405630018', birthday: '2018-04-05', sex: '<' },
    { lastName: 'Ли', givenNames: '' },
  ];
  for (const change of cases) {
    const person = { ...passport, ...change };
    const lines = passportMrz(person);
    for (const line of lines) assert.match(line, /^[A-Z0-9<]{44}$/);
    const result = parse(lines);
    assert.equal(result.format, 'TD3');
    const wrong = result.details.filter((detail) => !detail.valid && detail.field !== 'firstName');
    assert.deepEqual(wrong, []);
    assert.equal(result.fields.documentNumber, person.documentNumber);
    assert.equal(result.fields.personalNumber, person.iin);
    assert.equal(result.fields.expirationDate, '300101');
    assert.equal(result.fields.nationality, 'KAZ');
  }
});

test('another implementation reads every field and finds every check digit right', () => {
  const cases: Array<Partial<MrzFacts>> = [
    {},
    { lastName: 'Әбдіғаппарұлы-Құдайбергенова', givenNames: 'Мұхаммедғали', sex: 'F' },
    { documentNumber: '000000017', iin: '040229600011', birthday: '2004-02-29', expiryDate: '2034-02-27' },
    { lastName: 'Ли', givenNames: '' },
  ];
  for (const change of cases) {
    const person = { ...facts, ...change };
    const result = parse(cardMrz(person));
    assert.equal(result.format, 'TD1');
    const wrong = result.details.filter((detail) => !detail.valid && detail.field !== 'firstName');
    assert.deepEqual(wrong, []);
    assert.equal(result.fields.documentNumber, person.documentNumber);
    assert.equal(result.fields.optional1, person.iin);
    assert.equal(result.fields.birthDate, person.birthday.slice(2).replaceAll('-', ''));
    assert.equal(result.fields.expirationDate, person.expiryDate.slice(2).replaceAll('-', ''));
    assert.equal(result.fields.issuingState, 'KAZ');
  }
});

test('cuts long names so that both stay and the last character is a letter', () => {
  assert.equal(mrzNames('Құдайберген', 'Мұхаммедғалиханнұр', 30), 'KUDAIBERGEN<<MUKHAMMEDGALIKHAN');
  assert.equal(mrzNames('Әбдіғаппарұлы-Құдайбергенова', 'Айгүл', 30), 'ABDIGAPPARULY<KUDAIBERGEN<<AIG');
  assert.equal(mrzNames('А'.repeat(40), '', 30), 'A'.repeat(30));
  for (let surname = 1; surname < 45; surname += 1) {
    for (const given of ['Е', 'Ер', 'Ержан Бек', 'Е Б В Г Д Ж', 'Мұхаммедғалиханнұрбек']) {
      const line = mrzNames('Б'.repeat(surname), given, 30);
      assert.equal(line.length, 30);
      assert.match(line, /^[A-Z]+<<[A-Z][A-Z<]*$/);
      const whole = `${'B'.repeat(surname)}<<${transliterateName(given).replaceAll(' ', '<')}`;
      assert.match(line, whole.length > 30 ? /[A-Z]$/ : /./);
    }
  }
});

test('every Kazakh and Russian letter becomes A–Z or nothing', () => {
  const letters = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
  for (const letter of letters + letters.toLocaleLowerCase('kk'))
    assert.match(transliterateName(`Б${letter}`), /^B[A-Z]*$/);
  assert.equal(transliterateName('Жанәлі Хамитұлы'), 'ZHANALI KHAMITULY');
  assert.equal(transliterateName('O’Brien-Müller'), 'OBRIEN MULLER');
});

test('a field that does not fit is refused, never shortened in silence', () => {
  assert.throws(() => cardMrz({ ...facts, documentNumber: '0123456789' }), RangeError);
});
