/** The vaccination passport (паспорт вакцинации, вакцинация паспорты): up to three doses of a vaccine, each with its batch. */

import { almatyIsoDate, almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { namedPerson, namedPersonView } from './named-person.ts';
import { birthdayField, genderField, holderIinField } from './person-fields.ts';
import { nameFields } from './person-names.ts';
import { joined } from './printed-text.ts';
import { sampleDate, sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Вакцинация паспорты', ru: 'Паспорт вакцинации', en: 'Vaccination passport' };
const code = 'Vaccination';

const dose = Type.Object({
  kind: Type.Enum(
    ['first', 'second', 'booster'],
    inLanguages({ kk: 'Қай доза екені', ru: 'Какая это доза', en: 'Which dose it is' }),
  ),
  date: dateField({ kk: 'Доза егілген күн', ru: 'День введения дозы', en: 'Day of the dose' }),
  vaccine: textField({
    kk: 'Вакцинаның сауда атауы',
    ru: 'Торговое название вакцины',
    en: 'Trade name of the vaccine',
  }),
  batch: textField({ kk: 'Вакцинаның сериясы', ru: 'Серия вакцины', en: 'Batch of the vaccine' }),
});
type Dose = Static<typeof dose>;

const domain = Type.Object(
  {
    iin: holderIinField,
    ...nameFields,
    birthday: birthdayField,
    gender: genderField,
    disease: bilingualField(
      { kk: 'Вакцина қай аурудан қорғайды', ru: 'От какой болезни вакцина', en: 'What the vaccine protects from' },
      { kk: 'ауру', ru: 'заболевание', en: 'disease' },
    ),
    vaccine: textField(
      {
        kk: 'Бірінші доза вакцинасының сауда атауы',
        ru: 'Торговое название вакцины первой дозы',
        en: 'Trade name of the vaccine of the first dose',
      },
      { kk: 'вакцина', ru: 'вакцина', en: 'vaccine' },
    ),
    manufacturer: bilingualField(
      { kk: 'Өндіруші', ru: 'Производитель', en: 'Who makes it' },
      { kk: 'өндірушісі', ru: 'производитель', en: 'manufacturer' },
    ),
    doses: Type.Array(dose, {
      minItems: 1,
      maxItems: 3,
      ...inLanguages(
        { kk: 'Егілген ретімен', ru: 'В том порядке, в котором их ввели', en: 'In the order they were given' },
        { kk: 'егу дозалары', ru: 'дозы прививки', en: 'doses' },
      ),
    }),
    organization: bilingualField(
      {
        kk: 'Екпе салған медициналық ұйым',
        ru: 'Медицинская организация, где сделана прививка',
        en: 'The medical organisation that vaccinated',
      },
      { kk: 'медициналық ұйым', ru: 'медицинская организация', en: 'medical organisation' },
    ),
  },
  { description: 'What the vaccination passport says of its holder' },
);

type Result = ResultJson<Static<typeof domain>>;

export const vaccination = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: holder }) => ({
    date_of_birth: isoDateOrNull(holder.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

const doseNames = {
  first: ['1-доза', '1-я доза'],
  second: ['2-доза', '2-я доза'],
  booster: ['Бустерлік доза', 'Бустерная доза'],
} as const;

function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  return {
    number: common.docNumber,
    ...namedPersonView(holder),
    gender: bilingualParts(holder.gender),
    disease: bilingualParts(holder.disease),
    vaccine: holder.vaccine,
    manufacturer: bilingualParts(holder.manufacturer),
    doses: holder.doses.map(({ kind, date, vaccine, batch }) => ({
      kind: kind === null ? { kk: '', ru: '' } : { kk: doseNames[kind][0], ru: doseNames[kind][1] },
      date: almatyPrintedDate(date),
      vaccine,
      batch,
    })),
    organization: bilingualParts(holder.organization),
    issuer: bilingualParts(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
    issueDate: almatyPrintedDate(common.docIssuedDate),
  };
}

const ministryOfHealth = { kk: 'ҚР ДСМ', ru: 'МЗ РК', en: 'MH RK' };

/** Everyone of twelve years and more is vaccinated against COVID-19; a younger child has what the calendar of vaccinations asks. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const course = ageOn(person, covidStart) >= 12 ? covidCourse(person) : childhoodCourse(person);
  const last = course.doses.at(-1);
  return {
    common: {
      number: sampleDigits(person, code, 12),
      issuer: ministryOfHealth,
      issuedOn: last === undefined ? person.birthday : almatyIsoDate(last.date),
      expiresOn: null,
    },
    domain: {
      ...namedPerson(person),
      gender: genderTexts[person.sex],
      ...course,
      organization: '«№ 5 ҚАЛАЛЫҚ ЕМХАНА» ШЖҚ МКК/ГКП НА ПХВ «ГОРОДСКАЯ ПОЛИКЛИНИКА № 5»',
    },
  };
}

type Course = Pick<Result['domain'], 'disease' | 'vaccine' | 'manufacturer' | 'doses'>;

/** The country vaccinated adults from the spring of 2021, and those under eighteen from that autumn, with another vaccine. */
const covidStart = '2021-11-22';

function covidCourse(person: SamplePerson): Course {
  const isMinor = ageOn(person, covidStart) < 18;
  const vaccine = isMinor ? 'COMIRNATY' : 'QAZVAC (QAZCOVID-IN)';
  const first = isMinor
    ? sampleDate(person, `${code} first`, covidStart, 30)
    : sampleDate(person, `${code} first`, '2021-05-10', 120);
  const booster = first.add({ months: 6, days: sampleInteger(person, `${code} booster`, 3, 30) });
  const kinds = { first, second: first.add({ days: 21 }), ...(isMinor ? {} : { booster }) };
  return {
    disease: 'COVID-19 КОРОНАВИРУС ИНФЕКЦИЯСЫ/КОРОНАВИРУСНАЯ ИНФЕКЦИЯ COVID-19',
    vaccine,
    manufacturer: isMinor
      ? 'ПФАЙЗЕР, БЕЛЬГИЯ/ПФАЙЗЕР, БЕЛЬГИЯ'
      : 'БИОЛОГИЯЛЫҚ ҚАУІПСІЗДІК ПРОБЛЕМАЛАРЫ ҒЫЛЫМИ-ЗЕРТТЕУ ИНСТИТУТЫ, ҚАЗАҚСТАН/НИИ ПРОБЛЕМ БИОЛОГИЧЕСКОЙ БЕЗОПАСНОСТИ, КАЗАХСТАН',
    doses: dosesOf(person, vaccine, kinds),
  };
}

/** Measles, rubella and mumps: at one year and at six. */
function childhoodCourse(person: SamplePerson): Course {
  const vaccine = 'ПРИОРИКС';
  const birth = Temporal.PlainDate.from(person.birthday);
  const days = sampleInteger(person, `${code} first`, 5, 60);
  return {
    disease: 'ҚЫЗЫЛША, ҚЫЗАМЫҚ, ПАРОТИТ/КОРЬ, КРАСНУХА, ПАРОТИТ',
    vaccine,
    manufacturer: 'ГЛАКСОСМИТКЛЯЙН, БЕЛЬГИЯ/ГЛАКСОСМИТКЛЯЙН, БЕЛЬГИЯ',
    doses: dosesOf(person, vaccine, { first: birth.add({ years: 1, days }), second: birth.add({ years: 6, days }) }),
  };
}

function dosesOf(
  person: SamplePerson,
  vaccine: string,
  days: { first: Temporal.PlainDate; second: Temporal.PlainDate; booster?: Temporal.PlainDate },
): Dose[] {
  return (['first', 'second', 'booster'] as const).flatMap((kind) => {
    const day = days[kind];
    if (day === undefined) return [];
    const batch = `${sampleDigits(person, `${code} ${kind}`, 4)}-${String(day.year).slice(2)}`;
    return [{ kind, date: almatyMidnightMs(day.toString()), vaccine, batch }];
  });
}

function ageOn(person: SamplePerson, day: string): number {
  return Temporal.PlainDate.from(person.birthday).until(day, { largestUnit: 'years' }).years;
}
