/** The result of a PCR test for COVID-19 (ПЦР, ПТР). Field names are the state's own, odd spellings included. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts, yesOrNo } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, dateField, iinField, textField } from './fields.ts';
import { nameFields, namesOf, printedFullName } from './person-names.ts';
import { joined } from './printed-text.ts';
import { asOf } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'COVID-19-ға ПТР тестінің нәтижесі',
  ru: 'Результат ПЦР-теста на COVID-19',
  en: 'COVID-19 PCR test result',
};
const code = 'PcrCertificate';

const domain = Type.Object(
  {
    iin: iinField(),
    ...nameFields,
    birthday: dateField('Birth date'),
    gender: Type.String({ description: 'Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский`' }),
    number: textField('Number of the test'),
    isresident: bilingualField('Whether the person is a resident: `Ия/Да` or `Жоқ/Нет`'),
    adress: bilingualField('Where the person lives'),
    placeOfStudyOrWork: Type.String({ description: 'Where the person works or studies; empty where not told' }),
    date: dateField('Day when the sample was taken'),
    givenDate: dateField('Day when the result was given'),
    phone: Type.String({ description: 'Phone, 11 digits; empty where not told', examples: ['77010000001'] }),
    hasSymptomsCOVID: bilingualField('Whether there were symptoms: `Ия/Да` or `Жоқ/Нет`'),
    protocolDate: dateField('Day of the laboratory’s protocol'),
    createAt: dateField('Day when the record was made'),
    researchResults: bilingualField('Result: `Теріс/Отрицательный` or `Оң/Положительный`'),
  },
  { description: 'What the certificate says of the test' },
);

type Result = ResultJson<Static<typeof domain>>;

export const pcrCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: { kk: '72 сағат', ru: '72 часа', en: '72 hours' },
  hasFacePhoto: false,
  extra: ({ common, domain: test }) => ({
    date_of_birth: isoDateOrNull(test.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: test }: WithGaps<Result>): Record<string, unknown> {
  return {
    number: common.docNumber,
    fullName: printedFullName(test),
    iin: test.iin,
    birthday: almatyPrintedDate(test.birthday),
    gender: bilingualParts(test.gender),
    resident: bilingualParts(test.isresident),
    address: bilingualParts(test.adress),
    placeOfStudyOrWork: bilingualParts(test.placeOfStudyOrWork),
    phone: test.phone === '' ? '' : `+${test.phone}`,
    testNumber: test.number,
    sampleDate: almatyPrintedDate(test.date),
    protocolDate: almatyPrintedDate(test.protocolDate),
    givenDate: almatyPrintedDate(test.givenDate),
    createdDate: almatyPrintedDate(test.createAt),
    symptoms: bilingualParts(test.hasSymptomsCOVID),
    result: bilingualParts(test.researchResults),
    issuer: bilingualParts(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
  };
}

const laboratory = {
  kk: '«ҮЛГІ ЗЕРТХАНА» ЖШС',
  ru: 'ТОО «ОБРАЗЦОВАЯ ЛАБОРАТОРИЯ»',
  en: 'ULGI LABORATORY LLP',
};

/** Taken two days ago; the protocol and the result followed on the next day. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const number = sampleDigits(person, code, 10);
  const taken = asOf(person).subtract({ days: 2 });
  const given = taken.add({ days: 1 });
  const takenMs = almatyMidnightMs(taken.toString());
  const givenMs = almatyMidnightMs(given.toString());
  return {
    common: {
      number,
      issuer: laboratory,
      issuedOn: given.toString(),
      expiresOn: taken.add({ days: 3 }).toString(),
    },
    domain: {
      iin: person.iin,
      ...namesOf(person),
      birthday: almatyMidnightMs(person.birthday),
      gender: genderTexts[person.sex],
      number,
      isresident: yesOrNo(true),
      adress: person.address,
      placeOfStudyOrWork: person.studies?.institution ?? '',
      date: takenMs,
      givenDate: givenMs,
      phone: person.phone ?? '',
      hasSymptomsCOVID: yesOrNo(false),
      protocolDate: givenMs,
      createAt: takenMs,
      researchResults: 'Теріс/Отрицательный',
    },
  };
}
