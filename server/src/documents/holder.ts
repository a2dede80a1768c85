/** What nearly every card says of its holder: the fields, their values for a sample, and the strings for the page. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { genderTexts, mrzSex, printedBilingual } from './bilingual.ts';
import type { DocumentExtra, ReadCommon } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { birthdayField, genderField, holderIinField } from './person-fields.ts';
import { nameFields, namesOf, printedGivenNames, printedNames } from './person-names.ts';
import { joined } from './printed-text.ts';
import type { SamplePerson } from './sample-person.ts';
import { transliterateName } from './transliteration.ts';
import type { WithGaps } from './with-gaps.ts';

const birthFields = {
  birthday: birthdayField,
  gender: genderField,
};

export const holderFields = { iin: holderIinField, ...nameFields, ...birthFields };

/** For documents with a machine-readable zone. */
export const holderFieldsWithLatinNames = {
  iin: holderIinField,
  ...nameFields,
  lastNameLatin: Type.Optional(
    Type.String(
      inLanguages(
        { kk: 'Тегі, латын әріптерімен', ru: 'Фамилия латиницей', en: 'Surname in Latin letters' },
        { kk: 'тегі латын әріптерімен', ru: 'фамилия латинскими буквами', en: 'surname in Latin letters' },
      ),
    ),
  ),
  firstNameLatin: Type.Optional(
    Type.String(
      inLanguages(
        { kk: 'Аты, латын әріптерімен', ru: 'Имя латиницей', en: 'Given name in Latin letters' },
        { kk: 'аты латын әріптерімен', ru: 'имя латинскими буквами', en: 'given name in Latin letters' },
      ),
    ),
  ),
  ...birthFields,
};

const holderSchema = Type.Object(holderFields);
type Holder = Static<typeof holderSchema>;

export function sampleHolder(person: SamplePerson): Holder {
  return {
    iin: person.iin,
    ...namesOf(person),
    birthday: almatyMidnightMs(person.birthday),
    gender: genderTexts[person.sex],
  };
}

export function sampleLatinNames(person: SamplePerson): { lastNameLatin: string; firstNameLatin: string } {
  const { lastName, firstName } = person;
  const { lastNameLatin = transliterateName(lastName), firstNameLatin = transliterateName(firstName) } = person;
  return { lastNameLatin, firstNameLatin };
}

/** Number, issuer and dates from the common block beside the holder's own strings. */
export function holderView(common: ReadCommon, holder: WithGaps<Holder>): Record<string, string> {
  return {
    number: common.docNumber,
    issuer: printedBilingual(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
    issueDate: almatyPrintedDate(common.docIssuedDate),
    expiryDate: almatyPrintedDate(common.docExpirationDate),
    iin: holder.iin,
    ...printedNames(holder),
    givenNames: printedGivenNames(holder),
    birthday: almatyPrintedDate(holder.birthday),
    gender: printedBilingual(holder.gender),
  };
}

export function holderExtra(result: { common: ReadCommon; domain: WithGaps<Holder> }): DocumentExtra {
  return {
    date_of_birth: isoDateOrNull(result.domain.birthday),
    date_of_issue: isoDateOrNull(result.common.docIssuedDate),
    date_of_expire: isoDateOrNull(result.common.docExpirationDate),
  };
}

const holderWithLatinNames = Type.Object(holderFieldsWithLatinNames);

/** What the machine-readable zone tells of the holder. */
export function mrzHolder(holder: WithGaps<Static<typeof holderWithLatinNames>>) {
  return {
    iin: holder.iin,
    birthday: holder.birthday,
    sex: mrzSex(holder.gender),
    lastName: holder.lastNameLatin || holder.lastName,
    givenNames: holder.firstNameLatin || holder.firstName,
  };
}
