/** A person whom a document names beside its holder: the block in `domain`, its values for a sample, and the strings for the page. */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { inLanguages } from './field-translations.ts';
import { birthdayField, iinField } from './person-fields.ts';
import { nameFields, namesOf, type PersonNames, printedFullName } from './person-names.ts';
import type { Relative } from './sample-person.ts';

/** Who it is, and what the IIN means: Kazakh and Russian do not make the second text of the first by a rule. */
export type PersonTexts = Record<'who' | 'iin', Trilingual>;

export const relativeFields = ({ who, iin }: PersonTexts, word?: Trilingual) =>
  Type.Object({ iin: iinField(iin), ...nameFields, birthday: birthdayField }, inLanguages(who, word));

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
