import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import * as people from '../egov/sandbox/households.ts';
import { type DocumentType, documentTypes, findDocumentType } from './catalogue.ts';
import { documentCodes } from './code-text.ts';
import type { DocumentDefinition, ReadDocument } from './document-type.ts';
import { identityCard } from './identity-card.ts';
import { readResult } from './read-result.ts';
import type { SamplePerson } from './sample-person.ts';

type Json = Record<string, unknown>;
type Path = readonly string[];

function sampleOf(type: DocumentType): Json {
  for (const person of Object.values<SamplePerson>(people)) {
    try {
      return structuredClone(type.sample(person)) as unknown as Json;
    } catch {}
  }
  throw new Error(`nobody has a ${type.name}`);
}

const card = () => structuredClone(identityCard.sample(people.test));

/** Every place in a document, however deep. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
}

/** A copy with another value in one place; undefined takes it out. */
function changed(document: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(document);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Json>((inner, name) => inner[name] as Json, copy);
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

function resultOf(type: DocumentDefinition, document: unknown): ReadDocument {
  return readResult(type, document).result;
}

test('what fits the catalogue is read as it is', () => {
  for (const type of documentTypes) {
    const sample = sampleOf(type);
    assert.deepEqual(readResult(type, sample), { result: sample, unreadable: [], isDrawable: true });
  }
});

const ODD_VALUES = [undefined, null, '', 'x', -1, 1.5, 9007199254740991, true, {}, [], [null], { nameKk: 7 }];

test('no odd value in any place costs more than what it stands for', () => {
  for (const type of documentTypes) {
    const sample = sampleOf(type);
    for (const path of pathsOf(sample).filter(({ length }) => length > 1)) {
      for (const value of ODD_VALUES) {
        const where = `${type.name} ${path.join('.')} ${JSON.stringify(value)}`;
        const reading = readResult(type, changed(sample, path, value));
        assert.ok(reading.isDrawable, where);
        const texts = JSON.stringify([
          type.view(reading.result),
          documentCodes(type.layout, reading.result.common),
          type.extra(reading.result),
        ]);
        assert.doesNotMatch(texts, /NaN|undefined|Infinity|\[object|[^a-z]null [^a-z]|"null"/, where);
        // The neighbours in the same block are what they were.
        for (const other of pathsOf(sample).filter((each) => each.length === 2 && each[1] !== path[1]))
          assert.deepEqual(valueAt(reading.result, other), valueAt(sample, other), `${where}: ${other.join('.')}`);
      }
    }
  }
});

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((inner, name) => Object(inner)[name], document);
}

test('a patronymic that is null or left out is none', () => {
  for (const middleName of [null, undefined]) {
    const { result } = readResult(identityCard, { ...card(), domain: { ...card().domain, middleName } });
    assert.equal(valueAt(result, ['domain', 'middleName']), '');
    assert.equal(identityCard.view(result as ReturnType<typeof card>)['lastName'], 'ТЕСТОВ');
  }
});

test('older words and other spellings of a field are read', () => {
  const { lastName, firstName, middleName, birthday, ...others } = card().domain;
  const spellings: Json[] = [
    { surname: lastName, name: firstName, patronymic: middleName, birthDate: birthday },
    { last_name: lastName, first_name: firstName, middle_name: middleName, birth_day: birthday },
    { LastName: lastName, FirstName: firstName, middlename: middleName, date_of_birth: birthday },
  ];
  for (const names of spellings)
    assert.deepEqual(readResult(identityCard, { ...card(), domain: { ...others, ...names } }).result, card());
});

test('the older words are read in longer names too', () => {
  const car = sampleOf(findDocumentType('srts'));
  const owner = { ...(car['domain'] as Json), ownerSurname: 'Ә', ownerLastName: undefined };
  assert.equal(
    valueAt(readResult(findDocumentType('srts'), { ...car, domain: owner }).result, ['domain', 'ownerLastName']),
    'Ә',
  );
});

test('numbers come as texts and texts as numbers', () => {
  const { common, domain } = card();
  const written = {
    common: { ...common, docNumber: 45678901, docIssuedDate: '2022-07-18' },
    domain: { ...domain, iin: 40229600011, birthday: '1990-01-01' },
  };
  const result = resultOf(identityCard, written);
  assert.equal(result.common.docNumber, '45678901');
  assert.equal(result.common.docIssuedDate, almatyMidnightMs('2022-07-18'));
  assert.deepEqual(result.domain, { ...domain, iin: '040229600011' });
});

test('what cannot be read is named by its field, never by its content', () => {
  const secret = 'ҚҰПИЯ';
  const reading = readResult(identityCard, {
    ...card(),
    domain: { ...card().domain, birthday: secret, gender: [secret] },
  });
  assert.deepEqual(reading.unreadable, ['domain.birthday', 'domain.gender']);
});

test('signs that a reader does not see are not printed', () => {
  const domain = { ...card().domain, lastName: 'ТЕСТ\u202eОВ', firstName: ' Т\u0000ЕС\nТ ', middleName: 'И\u0306' };
  assert.deepEqual(resultOf(identityCard, { ...card(), domain }).domain, {
    ...card().domain,
    lastName: 'ТЕСТОВ',
    firstName: 'Т ЕС Т',
    middleName: 'Й',
  });
});

test('data of another shape are not drawn, and what they tell is read', () => {
  for (const other of [
    null,
    7,
    'text',
    [],
    {},
    { another: 'shape' },
    { common: card().common },
    { ...card(), domain: { x: 1 } },
  ])
    assert.equal(readResult(identityCard, other).isDrawable, false);
  const strange = { common: { docIssuedDate: '2022-07-18' }, domain: { x: 1 } };
  assert.equal(
    identityCard.extra(resultOf(identityCard, strange) as ReturnType<typeof card>).date_of_issue,
    '2022-07-18',
  );
});

test('no end is told only where the state tells it', () => {
  const disability = findDocumentType('disability_certificate');
  const sample = sampleOf(disability);
  const expiry = (value: unknown) =>
    disability.view(resultOf(disability, changed(sample, ['domain', 'validUntil'], value)))['expiryDate'];
  assert.equal(expiry(null), 'Мерзімсіз / Бессрочно');
  assert.equal(expiry(undefined), '—');
  assert.equal(expiry('some day'), '—');
});
