/** The names of a person under the state's own field names: in a schema, of a sample, and on the page. */
import { Type } from '../json/json-schema.ts';
import { inLanguages } from './field-translations.ts';
import { joined } from './printed-text.ts';
import { printedName } from './sample-facts.ts';

export interface PersonNames {
  lastName: string;
  firstName: string;
  middleName: string;
}

/** The fields of `domain` for every person whom a document names. */
export const nameFields = {
  lastName: Type.String(
    inLanguages(
      { kk: 'Тегі, кириллицамен', ru: 'Фамилия кириллицей', en: 'Surname in Cyrillic' },
      { kk: 'тегі', ru: 'фамилия', en: 'surname' },
    ),
  ),
  firstName: Type.String(
    inLanguages(
      {
        kk: 'Аты, кириллицамен; болмаса бос',
        ru: 'Имя кириллицей; пусто, если его нет',
        en: 'Given name in Cyrillic; empty where the person has none',
      },
      { kk: 'аты', ru: 'имя', en: 'given name' },
    ),
  ),
  middleName: Type.String(
    inLanguages(
      {
        kk: 'Әкесінің аты, кириллицамен; болмаса бос',
        ru: 'Отчество кириллицей; пусто, если его нет',
        en: 'Patronymic in Cyrillic; empty where the person has none',
      },
      { kk: 'әкесінің аты', ru: 'отчество', en: 'patronymic' },
    ),
  ),
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
