import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'mrz';
import { almatyMidnightMs, isoDateOrNull } from '../calendar/almaty-date.ts';
import { cardMrz, type MrzFacts, mrzCheckDigit, mrzNames, passportMrz } from './mrz.ts';
import { latinName, transliterateName } from './transliteration.ts';

const facts: MrzFacts = {
  documentCode: 'ID',
  issuingState: 'KAZ',
  documentNumber: '012345678',
  iin: '900101300017',
  birthday: almatyMidnightMs('1990-01-01'),
  sex: 'M',
  expirationDate: almatyMidnightMs('2030-01-01'),
  nationality: 'KAZ',
  lastName: 'ТЕСТОВ',
  givenNames: 'ТЕСТ',
};

const mrzDay = (epochMs: number | null | undefined) => isoDateOrNull(epochMs)?.slice(2).replaceAll('-', '');
const namesLine = (lastName: string, givenNames: string) =>
  mrzNames(transliterateName(lastName), transliterateName(givenNames), 30);

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
    { documentNumber: 'N1234567', iin: '180405630018', birthday: almatyMidnightMs('2018-04-05'), sex: '<' },
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
    {
      documentNumber: '000000017',
      iin: '040229600011',
      birthday: almatyMidnightMs('2004-02-29'),
      expirationDate: almatyMidnightMs('2034-02-27'),
    },
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
    assert.equal(result.fields.birthDate, mrzDay(person.birthday));
    assert.equal(result.fields.expirationDate, mrzDay(person.expirationDate));
    assert.equal(result.fields.issuingState, 'KAZ');
  }
});

test('cuts long names so that both stay and the last character is a letter', () => {
  assert.equal(namesLine('Құдайберген', 'Мұхаммедғалиханнұр'), 'KUDAIBERGEN<<MUKHAMMEDGALIKHAN');
  assert.equal(namesLine('Әбдіғаппарұлы-Құдайбергенова', 'Айгүл'), 'ABDIGAPPARULY<KUDAIBERGEN<<AIG');
  assert.equal(namesLine('А'.repeat(40), ''), 'A'.repeat(30));
  for (let surname = 1; surname < 45; surname += 1) {
    for (const given of ['Е', 'Ер', 'Ержан Бек', 'Е Б В Г Д Ж', 'Мұхаммедғалиханнұрбек']) {
      const line = namesLine('Б'.repeat(surname), given);
      assert.equal(line.length, 30);
      assert.match(line, /^[A-Z]+<<[A-Z][A-Z<]*$/);
      const whole = `${'B'.repeat(surname)}<<${transliterateName(given).replaceAll(' ', '<')}`;
      assert.match(line, whole.length > 30 ? /[A-Z]$/ : /./);
    }
  }
});

test('every letter of the neighbours’ alphabets becomes A–Z or nothing', () => {
  const alphabets = {
    kazakh: 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ',
    kyrgyz: 'НҢОӨУҮ',
    tajik: 'ГҒИӢКҚУӮХҲЧҶ',
    uzbek: 'ЎҚҒҲ',
    tatar: 'ӘӨҮҖҢҺҘҠҪ',
    mongolian: 'ОӨУҮ',
    ukrainian: 'ГҐЕЄИІЇЙ',
    belarusian: 'ЁІЎ',
    serbianAndMacedonian: 'ЂЃЅЈЉЊЋЌЏ',
    azerbaijani: 'ҒӘЈҜӨҮҺҸ',
  };
  for (const letter of Object.values(alphabets).join(''))
    for (const written of [letter, letter.toLocaleLowerCase('kk'), letter.normalize('NFD')])
      assert.match(latinName(`Б${written}`) ?? '', /^B[A-Z]*$/, letter);
  assert.equal(latinName('Жанәлі Хамитұлы'), 'ZHANALI KHAMITULY');
});

test('names are written by the tables of Doc 9303 part 3, section 6', () => {
  const names: Record<string, string> = {
    ЇЖАКЕВИЧ: 'IZHAKEVICH',
    Євгенія: 'IEVGENIIA',
    Ґалаґан: 'GALAGAN',
    Ўҳазода: 'UHAZODA',
    Ҷамшед: 'JAMSHED',
    Ђорђевић: 'DORDEVIC',
    Љубинка: 'LJUBINKA',
    ŁØÆĐ: 'LOEAED',
    Işık: 'ISIK',
    Weiß: 'WEISS',
    Þórsdóttir: 'THORSDOTTIR',
    Åström: 'AASTROEM',
    'O’Brien-Müller': 'OBRIEN MUELLER',
    'St. John': 'ST JOHN',
    Oʻrinov: 'ORINOV',
    Nguyễn: 'NGUYEN',
  };
  for (const [name, latin] of Object.entries(names)) assert.equal(latinName(name), latin);
});

test('a letter in no table leaves the zone out; where people read, it leaves a gap', () => {
  for (const name of ['王小明', 'محمد', 'Αθηνά', 'Иван王']) {
    assert.equal(latinName(name), undefined);
    assert.deepEqual(cardMrz({ ...facts, lastName: name }), []);
    assert.deepEqual(passportMrz({ ...passport, givenNames: name }), []);
  }
  assert.equal(transliterateName('Иван 王'), 'IVAN');
});

test('numbers keep to A–Z, 0–9 and fillers, as people write them', () => {
  const numbers: Record<string, string> = {
    'N12-34567': 'N12<34567',
    'N 1234567': 'N<1234567',
    'VN/123456': 'VN<123456',
    n12345678: 'N12345678',
    АВ1234567: 'AV1234567',
  };
  for (const [number, written] of Object.entries(numbers)) {
    const [head = '', second = ''] = cardMrz({ ...facts, documentNumber: number });
    assert.equal(head.slice(5, 14), written);
    for (const line of [head, second]) assert.match(line, /^[A-Z0-9<]{30}$/);
    assert.equal(head[14], mrzCheckDigit(written));
  }
});

test('a document that lacks what the zone needs, or has more than fits, has none', () => {
  const lacking: Array<Partial<MrzFacts>> = [
    { documentNumber: '' },
    { documentNumber: '0123456789' },
    { documentNumber: 'ПЖ1234567' },
    { iin: '9001013000170000' },
    { birthday: null },
    { expirationDate: undefined },
    { nationality: undefined },
    { lastName: '', givenNames: ' ' },
  ];
  for (const lack of lacking) assert.deepEqual(cardMrz({ ...facts, ...lack }), [], JSON.stringify(lack));
});

test('who has one name has it in the place of the surname; a foreigner may have no IIN', () => {
  const [head, , names] = cardMrz({ ...facts, lastName: '', givenNames: 'Сухарто', iin: '' });
  assert.match(names ?? '', /^SUKHARTO<+$/);
  assert.equal(head?.slice(15), '<'.repeat(15));
});
