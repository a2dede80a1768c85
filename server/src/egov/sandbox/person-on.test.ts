/** The sandbox does not age: on whatever day its store is made, its people's documents are as they are on any other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentTypeName, findDocumentType } from '../../documents/catalogue.ts';
import type { DocumentExtra } from '../../documents/document-type.ts';
import { REFERENCE_DAY } from '../../documents/sample-days.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';

const DAYS = ['2026-01-01', '2026-11-28', '2027-02-28', '2028-02-29', '2028-09-01', '2031-06-30', '2032-05-15'];

function extraOf(person: SandboxPerson, name: DocumentTypeName): DocumentExtra {
  const type = findDocumentType(name);
  return type.extra(type.sample(person));
}

function eachDocument(day: string, visit: (extra: DocumentExtra, person: SandboxPerson, where: string) => void): void {
  for (const person of sandboxPeople.map((each) => personOn(each, day)))
    for (const name of person.documentTypes) visit(extraOf(person, name), person, `${day} ${person.iin} ${name}`);
}

test('on the day of the store every document is issued and valid, but those that are expired on purpose', () => {
  for (const day of DAYS) {
    eachDocument(day, ({ date_of_issue: issued, date_of_expire: end }, { validity }, where) => {
      assert.ok(issued !== null && issued <= day, `${where} issued ${issued}`);
      if (end === null) return;
      assert.equal(end >= day, validity !== 'expired', `${where} until ${end}`);
    });
  }
});

test('one card expires on the day after', () => {
  for (const day of DAYS) {
    const tomorrow = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    const people = sandboxPeople.filter(({ validity }) => validity === 'card_until_tomorrow');
    const ends = people.map((person) => extraOf(personOn(person, day), 'identity_card').date_of_expire);
    assert.deepEqual(ends, [tomorrow]);
  }
});

test('a day gives the same documents each time, and the reference day those of all samples', () => {
  for (const person of sandboxPeople) {
    for (const name of person.documentTypes) {
      const type = findDocumentType(name);
      assert.deepEqual(type.sample(personOn(person, '2029-03-04')), type.sample(personOn(person, '2029-03-04')));
      if (person.validity === undefined)
        assert.deepEqual(type.sample(personOn(person, REFERENCE_DAY)), type.sample(person));
    }
  }
});

test('birthdays and the family stay, whatever the day', () => {
  for (const person of sandboxPeople) {
    const { birthday, children, marriage, education } = personOn(person, '2031-01-01');
    assert.deepEqual(
      [birthday, children, marriage, education],
      [person.birthday, person.children, person.marriage, person.education],
    );
  }
});
