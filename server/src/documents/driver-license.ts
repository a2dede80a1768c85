/** The driver's licence (водительское удостоверение, жүргізуші куәлігі). */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { birthPlaceField, residenceField } from './person-fields.ts';
import { printedAddress } from './printed-address.ts';
import { joined } from './printed-text.ts';
import { dayOfAge, latest, sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Жүргізуші куәлігі', ru: 'Водительское удостоверение', en: 'Driver’s licence' };
const code = 'DriverLicense';

/** In the order of the table on the back. */
export const categoryNames = [
  'A',
  'A1',
  'B',
  'B1',
  'C',
  'C1',
  'D',
  'D1',
  'BE',
  'CE',
  'DE',
  'C1E',
  'D1E',
  'Tm',
  'Tb',
] as const;
type CategoryName = (typeof categoryNames)[number];

const category = Type.Object({
  category: Type.Enum(
    [...categoryNames],
    inLanguages({
      kk: 'Көлік құралдарының санаты немесе кіші санаты',
      ru: 'Категория или подкатегория транспортных средств',
      en: 'Category or subcategory of vehicles',
    }),
  ),
  issuedDate: dateField({
    kk: 'Санат алғаш ашылған күн',
    ru: 'День, когда категория открыта впервые',
    en: 'Day on which the category was first granted',
  }),
  expirationDate: dateField({
    kk: 'Санат жарамды соңғы күн',
    ru: 'Последний день действия категории',
    en: 'Last day on which the category is valid',
  }),
});

const domain = Type.Object(
  {
    ...holderFields,
    birthPlace: birthPlaceField,
    residence: residenceField,
    series: Type.String({
      pattern: '^[A-Z]{2}$',
      ...inLanguages(
        { kk: 'Сериясы: латынның екі әрпі', ru: 'Серия: две латинские буквы', en: 'Series: two Latin letters' },
        { kk: 'сериясы', ru: 'серия', en: 'series' },
      ),
    }),
    number: Type.String({
      pattern: '^[0-9]{6}$',
      ...inLanguages(
        { kk: 'Серия ішіндегі нөмірі', ru: 'Номер внутри серии', en: 'Number within the series' },
        { kk: 'нөмірі', ru: 'номер', en: 'number' },
      ),
    }),
    categories: Type.Array(category, {
      minItems: 1,
      ...inLanguages(
        { kk: 'Ашық санаттар', ru: 'Открытые категории', en: 'The categories that the holder has' },
        { kk: 'санаттары', ru: 'категории', en: 'categories' },
      ),
    }),
    specialMarks: bilingualField(
      {
        kk: 'Ерекше белгілер, мысалы көзілдірік немесе автоматты беріліс қорабы; болмаса бос',
        ru: 'Особые отметки, например очки или автоматическая коробка передач; пусто, если их нет',
        en: 'Special marks, such as glasses or an automatic gearbox; empty where there are none',
      },
      { kk: 'ерекше белгілері', ru: 'особые отметки', en: 'special marks' },
    ),
  },
  { description: 'What the driver’s licence says of its holder' },
);

type Domain = Static<typeof domain>;
type Result = ResultJson<Domain>;

export const driverLicense = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: licence }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, licence),
    number: joined(' ', licence.series, licence.number) || common.docNumber,
    birth: joined(' · ', almatyPrintedDate(licence.birthday), printedBilingual(licence.birthPlace)),
    residence: printedAddress(licence.residence),
    specialMarks: printedBilingual(licence.specialMarks),
    categories: categoryNames.filter((name) => held(licence, name) !== undefined).join(', '),
    categoryTable: categoryNames.map((name) => categoryCells(licence, name)),
  };
}

function held(licence: WithGaps<Domain>, name: CategoryName): WithGaps<Domain>['categories'][number] | undefined {
  return licence.categories.find((entry) => entry.category === name);
}

/** The category with both its dates; dashes where the holder does not have it. */
function categoryCells(licence: WithGaps<Domain>, name: CategoryName): [string, string, string] {
  const entry = held(licence, name);
  if (entry === undefined) return [name, '—', '—'];
  return [name, almatyPrintedDate(entry.issuedDate), almatyPrintedDate(entry.expirationDate)];
}

function sample(person: SamplePerson): Sample<Domain> {
  const issued = sampleIssueDay(person, code, { from: '2021-03-01', to: '2024-10-31', minimumAgeYears: 18 });
  const dates = validForYears(issued, 10);
  const series = sampleSeries(person);
  const number = sampleDigits(person, code, 6);
  return {
    common: {
      number: `${series}${number}`,
      issuer: ministryOfInternalAffairs,
      ...dates,
    },
    domain: {
      ...sampleHolder(person),
      birthPlace: person.birthPlace,
      residence: person.address,
      series,
      number,
      categories: sampleCategories(person, issued, almatyMidnightMs(dates.expiresOn)),
      specialMarks: sampleInteger(person, `${code} glasses`, 0, 2) === 0 ? 'Көзілдірік/Очки' : '',
    },
  };
}

function sampleSeries(person: SamplePerson): string {
  const letter = (purpose: string) => String.fromCharCode(65 + sampleInteger(person, `${code} ${purpose}`, 0, 25));
  return letter('first letter') + letter('second letter');
}

/** Everybody drives cars, some motorcycles or lorries too; a lorry needs a year of driving. */
function sampleCategories(
  person: SamplePerson,
  issued: Temporal.PlainDate,
  expirationDate: number,
): Domain['categories'] {
  const cars = latest(dayOfAge(person, 18), issued.subtract({ days: sampleInteger(person, `${code} years`, 0, 4000) }));
  const lorries = cars.add({ years: 1, days: 40 });
  const entry = (name: CategoryName, day: Temporal.PlainDate) => ({
    category: name,
    issuedDate: almatyMidnightMs(day.toString()),
    expirationDate,
  });
  const drivesLorries =
    sampleInteger(person, `${code} lorries`, 0, 1) === 1 && Temporal.PlainDate.compare(lorries, issued) <= 0;
  const ridesMotorcycles = sampleInteger(person, `${code} motorcycles`, 0, 1) === 1;
  return [
    ...(ridesMotorcycles ? [entry('A', cars), entry('A1', cars)] : []),
    entry('B', cars),
    entry('B1', cars),
    ...(drivesLorries ? [entry('C', lorries), entry('C1', lorries)] : []),
  ];
}
