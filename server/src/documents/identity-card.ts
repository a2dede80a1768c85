/** The identity card of a citizen of Kazakhstan (удостоверение личности, жеке куәлік). */
import { type Static, Type } from 'typebox';
import { almatyIsoDate, almatyMidnightMs, almatyPrintedDate, isoDateOrNull, printedDateOrDash } from './almaty-date.ts';
import { genderTexts, mrzSex, printedBilingual } from './bilingual.ts';
import { documentCodes } from './code-text.ts';
import { defineDocumentType, type ResultJson } from './document-type.ts';
import { bilingualField, dateField, iinField } from './fields.ts';
import { cardMrz } from './mrz.ts';
import { ministryOfInternalAffairs, sampleCommon } from './sample-common.ts';
import { printedName, sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { transliterateName } from './transliteration.ts';

const titles = {
  kk: 'Қазақстан Республикасы азаматының жеке куәлігі',
  ru: 'Удостоверение личности гражданина Республики Казахстан',
  en: 'Identity card of a citizen of the Republic of Kazakhstan',
};
const code = 'IdentityCard';

const domain = Type.Object(
  {
    iin: iinField(),
    surname: Type.String({ minLength: 1, description: 'Surname in Cyrillic' }),
    name: Type.String({ description: 'Given name in Cyrillic; empty where the person has none' }),
    patronymic: Type.String({ description: 'Patronymic in Cyrillic; empty where the person has none' }),
    surnameLatin: Type.Optional(Type.String({ description: 'Surname in Latin letters' })),
    nameLatin: Type.Optional(Type.String({ description: 'Given name in Latin letters' })),
    birthDate: dateField('Birth date'),
    gender: Type.String({ description: 'Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский`' }),
    birthPlace: bilingualField('Place of birth'),
    nationality: bilingualField('Ethnicity'),
    citizenship: bilingualField('Citizenship'),
  },
  { description: 'What the identity card says of its holder' },
);

type Result = ResultJson<Static<typeof domain>>;

export const identityCard = defineDocumentType({
  name: 'identity_card',
  code,
  titles,
  domain,
  template: 'identity-card',
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  codes: (result) => documentCodes(result.common),
  extra: ({ common, domain: holder }) => ({
    date_of_birth: almatyIsoDate(holder.birthDate),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: holder }: Result): Record<string, unknown> {
  return {
    number: common.docNumber,
    iin: holder.iin,
    surname: printedName(holder.surname),
    name: printedName(holder.name),
    patronymic: printedName(holder.patronymic),
    birthDate: almatyPrintedDate(holder.birthDate),
    gender: printedBilingual(holder.gender),
    birthPlace: printedBilingual(holder.birthPlace),
    nationality: printedBilingual(holder.nationality),
    citizenship: printedBilingual(holder.citizenship),
    issuer: printedBilingual(`${common.docIssuer.nameKk}/${common.docIssuer.nameRu}`),
    issueDate: printedDateOrDash(common.docIssuedDate),
    expiryDate: printedDateOrDash(common.docExpirationDate),
    mrz: mrzLines({ common, domain: holder }),
  };
}

/** None where the card lacks what the zone needs: a zone with made-up data would be worse than none. */
function mrzLines({ common, domain: holder }: Result): string[] {
  if (common.docExpirationDate === null || common.docNumber.length > 9) return [];
  return cardMrz({
    documentCode: 'ID',
    issuingState: 'KAZ',
    documentNumber: common.docNumber,
    iin: holder.iin,
    birthDate: almatyIsoDate(holder.birthDate),
    sex: mrzSex(holder.gender),
    expiryDate: almatyIsoDate(common.docExpirationDate),
    nationality: 'KAZ',
    surname: holder.surnameLatin ?? holder.surname,
    givenNames: holder.nameLatin ?? holder.name,
  });
}

/** Issued on some day from 2020 to 2024, though not before the sixteenth birthday; the last valid day is ten years less one day later. */
function sample(person: SamplePerson): Result {
  const number = sampleDigits(person, code, 9);
  const issued = sampleIssueDate(person);
  const expires = issued.add({ years: 10 }).subtract({ days: 1 });
  return {
    common: sampleCommon(person, {
      code,
      titles,
      number,
      issuer: ministryOfInternalAffairs,
      issuedOn: issued.toString(),
      expiresOn: expires.toString(),
    }),
    domain: {
      iin: person.iin,
      surname: person.lastName,
      name: person.firstName,
      patronymic: person.middleName,
      surnameLatin: transliterateName(person.lastName),
      nameLatin: transliterateName(person.firstName),
      birthDate: almatyMidnightMs(person.birthDate),
      gender: genderTexts[person.sex],
      birthPlace: person.birthPlace,
      nationality: person.nationality,
      citizenship: person.citizenship,
    },
  };
}

function sampleIssueDate(person: SamplePerson): Temporal.PlainDate {
  const drawn = Temporal.PlainDate.from('2020-01-06').add({ days: sampleInteger(person, `${code} issued`, 0, 1800) });
  const sixteenthBirthday = Temporal.PlainDate.from(person.birthDate).add({ years: 16 });
  return Temporal.PlainDate.compare(drawn, sixteenthBirthday) < 0 ? sixteenthBirthday : drawn;
}
