/** A person whom a document names beside its holder: the block in `domain` (see `relativeFields`) and the strings for the page. */
import type { Static } from 'typebox';
import { almatyMidnightMs, almatyPrintedDate } from './almaty-date.ts';
import { fullName, type relativeFields } from './fields.ts';
import { printedName } from './sample-facts.ts';
import type { Relative } from './sample-person.ts';

export type NamedPerson = Static<ReturnType<typeof relativeFields>>;

export function namedPerson({ iin, lastName, firstName, middleName, birthDate }: Relative): NamedPerson {
  return {
    iin,
    surname: lastName,
    name: firstName,
    patronymic: middleName,
    birthDate: almatyMidnightMs(birthDate),
  };
}

export function namedPersonView({ iin, surname, name, patronymic, birthDate }: NamedPerson) {
  const names = fullName({ lastName: surname, firstName: name, middleName: patronymic });
  return { fullName: printedName(names), iin, birthDate: almatyPrintedDate(birthDate) };
}
