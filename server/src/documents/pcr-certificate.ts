/** The result of a PCR test for COVID-19 (ПЦР, ПТР). Field names are the state's own, odd spellings included. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts, yesOrNo } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { birthdayField, genderField, holderIinField } from './person-fields.ts';
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
    iin: holderIinField,
    ...nameFields,
    birthday: birthdayField,
    gender: genderField,
    number: textField(
      { kk: 'Тест нөмірі', ru: 'Номер теста', en: 'Number of the test' },
      { kk: 'нөмірі', ru: 'номер', en: 'number' },
    ),
    isresident: bilingualField(
      {
        kk: 'Резидент пе: `Ия/Да` немесе `Жоқ/Нет`',
        ru: 'Резидент или нет: `Ия/Да` или `Жоқ/Нет`',
        en: 'Whether the person is a resident: `Ия/Да` or `Жоқ/Нет`',
      },
      { kk: 'резидент пе', ru: 'резидент или нет', en: 'whether a resident' },
    ),
    adress: bilingualField(
      { kk: 'Тұратын мекенжайы', ru: 'Адрес проживания', en: 'Where the person lives' },
      { kk: 'мекенжай', ru: 'адрес', en: 'address' },
    ),
    placeOfStudyOrWork: Type.String(
      inLanguages(
        {
          kk: 'Жұмыс немесе оқу орны; көрсетілмесе бос',
          ru: 'Место работы или учёбы; пусто, если не указано',
          en: 'Where the person works or studies; empty where not told',
        },
        { kk: 'оқу немесе жұмыс орны', ru: 'место учёбы или работы', en: 'place of study or work' },
      ),
    ),
    date: dateField(
      { kk: 'Сынама алынған күн', ru: 'День взятия пробы', en: 'Day when the sample was taken' },
      { kk: 'сынама алынған күн', ru: 'дата забора пробы', en: 'day of the sample' },
    ),
    givenDate: dateField(
      { kk: 'Нәтиже берілген күн', ru: 'День выдачи результата', en: 'Day when the result was given' },
      { kk: 'нәтиже берілген күн', ru: 'дата выдачи результата', en: 'day of the result' },
    ),
    phone: Type.String({
      ...inLanguages(
        {
          kk: 'Телефон, 11 цифр; көрсетілмесе бос',
          ru: 'Телефон, 11 цифр; пусто, если не указан',
          en: 'Phone, 11 digits; empty where not told',
        },
        { kk: 'телефоны', ru: 'телефон', en: 'phone' },
      ),
      examples: ['77010000001'],
    }),
    hasSymptomsCOVID: bilingualField(
      {
        kk: 'Симптомдар болды ма: `Ия/Да` немесе `Жоқ/Нет`',
        ru: 'Были ли симптомы: `Ия/Да` или `Жоқ/Нет`',
        en: 'Whether there were symptoms: `Ия/Да` or `Жоқ/Нет`',
      },
      {
        kk: 'COVID-19 белгілері болды ма',
        ru: 'были ли симптомы COVID-19',
        en: 'whether there were symptoms of COVID-19',
      },
    ),
    protocolDate: dateField(
      { kk: 'Зертхана хаттамасының күні', ru: 'День протокола лаборатории', en: 'Day of the laboratory’s protocol' },
      { kk: 'зертхана хаттамасының күні', ru: 'дата протокола лаборатории', en: 'day of the laboratory’s protocol' },
    ),
    createAt: dateField(
      { kk: 'Жазба жасалған күн', ru: 'День создания записи', en: 'Day when the record was made' },
      { kk: 'жазба жасалған күн', ru: 'дата создания записи', en: 'day of the record' },
    ),
    researchResults: bilingualField(
      {
        kk: 'Нәтижесі: `Теріс/Отрицательный` немесе `Оң/Положительный`',
        ru: 'Результат: `Теріс/Отрицательный` или `Оң/Положительный`',
        en: 'Result: `Теріс/Отрицательный` or `Оң/Положительный`',
      },
      { kk: 'зерттеу нәтижесі', ru: 'результат исследования', en: 'result of the test' },
    ),
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
