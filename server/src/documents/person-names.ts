/** The names of a person under the state's own field names: in a schema, of a sample, and on the page. */
import { Type } from '../json/json-schema.ts';
import { joined } from './printed-text.ts';
import { printedName } from './sample-facts.ts';

export interface PersonNames {
  lastName: string;
  firstName: string;
  middleName: string;
}

/** The fields of `domain` for every person whom a document names. */
export const nameFields = {
  lastName: Type.String({ description: 'Surname in Cyrillic' }),
  firstName: Type.String({ description: 'Given name in Cyrillic; empty where the person has none' }),
  middleName: Type.String({ description: 'Patronymic in Cyrillic; empty where the person has none' }),
};

/** Nothing but the names of somebody of whom more is known. */
export function namesOf({ lastName, firstName, middleName }: PersonNames): PersonNames {
  return { lastName, firstName, middleName };
}

export function printedNames({ lastName, firstName, middleName }: PersonNames): PersonNames {
  return {
    lastName: printedName(lastName),
    firstName: printedName(firstName),
    middleName: printedName(middleName),
  };
}

/** `NAME PATRONYMIC` in upper case, for the documents that have one field for both. */
export function printedGivenNames({ firstName, middleName }: PersonNames): string {
  return printedName(joined(' ', firstName, middleName));
}

/** `SURNAME NAME PATRONYMIC` in upper case, without a gap where one is missing. */
export function printedFullName({ lastName, firstName, middleName }: PersonNames): string {
  return printedName(joined(' ', lastName, firstName, middleName));
}
