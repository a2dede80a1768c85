/** Whoever is added, at whatever age: each document can be made and fits the person, or it is said why not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypeNames, findDocumentType } from '../../documents/catalogue.ts';
import { completePerson, usualDocuments } from './complete-person.ts';
import { faultsOfDocuments } from './person-faults.ts';
import type { StoredPerson } from './person-schema.ts';

const TODAY = '2026-11-29';
const birthdays = ['1900-01-01', '1944-02-29', '1963-11-28', '1990-01-31', '2008-07-01', '2019-05-05', TODAY];
const citizenships = [undefined, 'ӨЗБЕКСТАН/УЗБЕКИСТАН', 'ЖЕРДЕ ЖОҚ/НЕТ НА ЗЕМЛЕ', 'АЗАМАТТЫҒЫ ЖОҚ/БЕЗ ГРАЖДАНСТВА'];

function everybody(): StoredPerson[] {
  return birthdays.flatMap((birth_date) =>
    (['male', 'female'] as const).flatMap((sex) =>
      citizenships.map((citizenship) => ({
        ...{ last_name: 'ИВАНОВ', birth_date, sex, iin: '900131300114', phone: '77015550101', document_types: [] },
        ...(citizenship !== undefined && { citizenship }),
      })),
    ),
  );
}

test('each document is made, and is issued within the life of its holder, or is refused with a reason', () => {
  let made = 0;
  for (const person of everybody()) {
    for (const name of documentTypeNames) {
      const wanted = { ...person, document_types: [name] };
      const [fault, ...others] = faultsOfDocuments(wanted, TODAY);
      assert.deepEqual(others, []);
      if (fault !== undefined) {
        assert.match(fault.message, new RegExp(`^must not be ${name}: \\p{L}`, 'u'));
        continue;
      }
      const type = findDocumentType(name);
      const { date_of_issue: issued } = type.extra(type.sample(completePerson(wanted, TODAY)));
      assert.ok(issued !== null && issued >= person.birth_date && issued <= TODAY, `${name} ${person.birth_date}`);
      made += 1;
    }
  }
  assert.ok(made > 400, String(made));
});

test('what everybody has fits everybody', () => {
  for (const person of everybody()) {
    const document_types = usualDocuments(person, TODAY);
    assert.deepEqual(faultsOfDocuments({ ...person, document_types }, TODAY), [], JSON.stringify(person));
    assert.equal(document_types.length, person.birth_date === TODAY ? 0 : 1);
  }
});

test('a family has the surname in the form that its sex asks for', () => {
  const motherOf = (last_name: string) => {
    const [somebody] = everybody();
    assert.ok(somebody);
    return completePerson({ ...somebody, last_name, document_types: ['birth_certificate'] }, TODAY).mother?.lastName;
  };
  const surnames = {
    ИВАНОВ: 'ИВАНОВА',
    Сергеев: 'Сергеева',
    ПУШКИН: 'ПУШКИНА',
    ИВАНОВА: 'ИВАНОВА',
    ҚАНДАСБЕК: 'ҚАНДАСБЕК',
    ЛИ: 'ЛИ',
  };
  for (const [own, hers] of Object.entries(surnames)) assert.equal(motherOf(own), hers);
});
