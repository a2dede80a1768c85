/** A person whom a document names beside its holder: the block in `domain` (see `relativeFields`) and the strings for the page. */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import type { Static } from '../json/json-schema.ts';
import type { relativeFields } from './fields.ts';
import { namesOf, type PersonNames, printedFullName } from './person-names.ts';
import type { Relative } from './sample-person.ts';

type NamedPerson = Static<ReturnType<typeof relativeFields>>;

export function namedPerson(relative: Relative): NamedPerson {
  return { iin: relative.iin, ...namesOf(relative), birthday: almatyMidnightMs(relative.birthday) };
}

interface PersonToPrint extends PersonNames {
  /** Older records and foreigners have none. */
  iin: string | null | undefined;
  birthday: number | null | undefined;
}

export function namedPersonView(person: PersonToPrint) {
  return { fullName: printedFullName(person), iin: person.iin ?? '', birthday: almatyPrintedDate(person.birthday) };
}
