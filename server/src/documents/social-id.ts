/** The Social ID: which groups of social protection its holder belongs to (социальный ID, әлеуметтік ID). It has no photo. */
import { almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { ministryOfLabour } from './ministry-of-labour.ts';
import { NoSample } from './no-sample.ts';
import { pensionDay } from './pension-age.ts';
import { joined } from './printed-text.ts';
import { sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { Bilingual, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Әлеуметтік ID', ru: 'Социальный ID', en: 'Social ID' };
const code = 'SocialId';

const domain = Type.Object(
  {
    ...holderFields,
    categories: Type.Array(
      bilingualField({
        kk: 'Әлеуметтік қорғау санаты',
        ru: 'Категория социальной защиты',
        en: 'Group of social protection',
      }),
      {
        minItems: 1,
        ...inLanguages(
          {
            kk: 'Иесі жататын санаттар',
            ru: 'Категории, к которым относится владелец',
            en: 'The groups that the holder belongs to',
          },
          { kk: 'санаттары', ru: 'категории', en: 'categories' },
        ),
      },
    ),
    region: bilingualField(
      { kk: 'Тұратын өңірі', ru: 'Регион проживания', en: 'Region of residence' },
      { kk: 'өңір', ru: 'регион', en: 'region' },
    ),
  },
  { description: 'What the Social ID says of its holder' },
);

type Result = ResultJson<Static<typeof domain>>;

export const socialId = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '1 жыл', ru: '1 год', en: '1 year' },
  hasFacePhoto: false,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, holder),
    categories: holder.categories.map(printedBilingual).join('; '),
    region: printedBilingual(holder.region),
    validity: joined(' – ', almatyPrintedDate(common.docIssuedDate), almatyPrintedDate(common.docExpirationDate)),
  };
}

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const categories = sampleCategories(person);
  if (categories.length === 0) throw new NoSample('this person belongs to no group of social protection');
  const issued = sampleIssueDay(person, code, { from: '2026-01-12', to: '2026-09-25', minimumAgeYears: 0 });
  return {
    common: {
      number: sampleDigits(person, code, 10),
      issuer: ministryOfLabour,
      ...validForYears(issued, 1),
    },
    domain: { ...sampleHolder(person), categories, region: sampleRegion(person.address) },
  };
}

/** A family counts as large from four children on. */
const CHILDREN_OF_LARGE_FAMILY = 4;

function sampleCategories(person: SamplePerson): Bilingual[] {
  const isParentOfMany = person.children.length >= CHILDREN_OF_LARGE_FAMILY;
  return [
    ...(pensionDay(person) === undefined ? [] : ['Зейнеткер/Пенсионер']),
    ...(person.disability === undefined ? [] : ['Мүгедектігі бар адам/Лицо с инвалидностью']),
    ...(isParentOfMany
      ? [person.sex === 'female' ? 'Көпбалалы ана/Многодетная мать' : 'Көпбалалы әке/Многодетный отец']
      : []),
    ...(person.studies === undefined ? [] : ['Күндізгі бөлімнің студенті/Студент очного отделения']),
  ];
}

/** The first part of the address in both languages. */
function sampleRegion(address: Bilingual): Bilingual {
  return address
    .split('/')
    .map((part) => part.split(',')[0]?.trim() ?? '')
    .join('/');
}
