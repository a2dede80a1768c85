/** What nearly every card says of its holder: the fields, their values for a sample, and the strings for the page. */
import { type Static, Type } from 'typebox';
import { almatyIsoDate, almatyMidnightMs, almatyPrintedDate, isoDateOrNull, printedDateOrDash } from './almaty-date.ts';
import { genderTexts, printedBilingual } from './bilingual.ts';
import type { CommonBlock, DocumentExtra } from './document-type.ts';
import { dateField, iinField } from './fields.ts';
import { printedName } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { transliterateName } from './transliteration.ts';

const nameFields = {
  iin: iinField(),
  surname: Type.String({ minLength: 1, description: 'Surname in Cyrillic' }),
  name: Type.String({ description: 'Given name in Cyrillic; empty where the person has none' }),
  patronymic: Type.String({ description: 'Patronymic in Cyrillic; empty where the person has none' }),
};
const birthFields = {
  birthDate: dateField('Birth date'),
  gender: Type.String({ description: 'Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский`' }),
};

export const holderFields = { ...nameFields, ...birthFields };

/** For documents with a machine-readable zone. */
export const holderFieldsWithLatinNames = {
  ...nameFields,
  surnameLatin: Type.Optional(Type.String({ description: 'Surname in Latin letters' })),
  nameLatin: Type.Optional(Type.String({ description: 'Given name in Latin letters' })),
  ...birthFields,
};

const holderSchema = Type.Object(holderFields);
type Holder = Static<typeof holderSchema>;

export function sampleHolder(person: SamplePerson): Holder {
  return {
    iin: person.iin,
    surname: person.lastName,
    name: person.firstName,
    patronymic: person.middleName,
    birthDate: almatyMidnightMs(person.birthDate),
    gender: genderTexts[person.sex],
  };
}

export function sampleLatinNames(person: SamplePerson): { surnameLatin: string; nameLatin: string } {
  return { surnameLatin: transliterateName(person.lastName), nameLatin: transliterateName(person.firstName) };
}

/** Number, issuer and dates from the common block beside the holder's own strings. */
export function holderView(common: CommonBlock, holder: Holder): Record<string, string> {
  return {
    number: common.docNumber,
    issuer: printedBilingual(`${common.docIssuer.nameKk}/${common.docIssuer.nameRu}`),
    issueDate: printedDateOrDash(common.docIssuedDate),
    expiryDate: printedDateOrDash(common.docExpirationDate),
    iin: holder.iin,
    surname: printedName(holder.surname),
    name: printedName(holder.name),
    patronymic: printedName(holder.patronymic),
    birthDate: almatyPrintedDate(holder.birthDate),
    gender: printedBilingual(holder.gender),
  };
}

export function holderExtra(result: { common: CommonBlock; domain: Holder }): DocumentExtra {
  return {
    date_of_birth: almatyIsoDate(result.domain.birthDate),
    date_of_issue: isoDateOrNull(result.common.docIssuedDate),
    date_of_expire: isoDateOrNull(result.common.docExpirationDate),
  };
}
