/** A person whom a document names beside its holder: the block in `domain` (see `relativeFields`) and the strings for the page. */
import type { Static } from 'typebox';
import { almatyMidnightMs, almatyPrintedDate } from './almaty-date.ts';
import type { relativeFields } from './fields.ts';
import { namesOf, printedFullName } from './person-names.ts';
import type { Relative } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

type NamedPerson = Static<ReturnType<typeof relativeFields>>;

export function namedPerson(relative: Relative): NamedPerson {
  return { iin: relative.iin, ...namesOf(relative), birthday: almatyMidnightMs(relative.birthday) };
}

export function namedPersonView(person: WithGaps<NamedPerson>) {
  return { fullName: printedFullName(person), iin: person.iin, birthday: almatyPrintedDate(person.birthday) };
}
