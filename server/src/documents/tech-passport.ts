/** The technical passport of a dwelling (технический паспорт, техникалық паспорт): real estate, not a vehicle. */

import { almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { bilingualParts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, textField } from './fields.ts';
import { NoSample } from './no-sample.ts';
import { iinField } from './person-fields.ts';
import { nameFields, namesOf, printedFullName } from './person-names.ts';
import { plainNumber, printedNumber } from './printed-number.ts';
import { joined } from './printed-text.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Home, IsoDate, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Техникалық паспорт',
  ru: 'Технический паспорт',
  en: 'Technical passport of real estate',
};
const code = 'TechPassport';

const areaField = ({ kk, ru, en }: Trilingual, word?: Trilingual) =>
  Type.Number({ minimum: 0, ...inLanguages({ kk: `${kk}, м²`, ru: `${ru}, м²`, en: `${en} in m²` }, word) });

const premises = Type.Object(
  {
    number: Type.Integer(
      inLanguages({ kk: 'Қабат жоспарындағы нөмірі', ru: 'Номер на поэтажном плане', en: 'Number on the floor plan' }),
    ),
    purpose: bilingualField({ kk: 'Мақсаты', ru: 'Назначение', en: 'Purpose' }),
    areaM2: areaField({ kk: 'Ауданы', ru: 'Площадь', en: 'Area' }),
    livingAreaM2: areaField({ kk: 'Тұрғын ауданы', ru: 'Жилая площадь', en: 'Living area' }),
  },
  { description: 'One room' },
);

const domain = Type.Object(
  {
    cadastralNumber: textField(
      {
        kk: 'Кадастрлық нөмірі, мысалы `20-313-007-145-2-61`',
        ru: 'Кадастровый номер, например `20-313-007-145-2-61`',
        en: 'Cadastral number, such as `20-313-007-145-2-61`',
      },
      { kk: 'кадастрлық нөмірі', ru: 'кадастровый номер', en: 'cadastral number' },
    ),
    purpose: bilingualField(
      { kk: 'Нысанның мақсаты', ru: 'Назначение объекта', en: 'Purpose of the property' },
      { kk: 'мақсаты', ru: 'назначение', en: 'purpose' },
    ),
    address: bilingualField(
      { kk: 'Нысанның мекенжайы', ru: 'Адрес объекта', en: 'Address of the property' },
      { kk: 'мекенжай', ru: 'адрес', en: 'address' },
    ),
    builtInYear: Type.Integer(
      inLanguages(
        { kk: 'Салынған жылы', ru: 'Год постройки', en: 'Year of construction' },
        { kk: 'салынған жылы', ru: 'год постройки', en: 'year of construction' },
      ),
    ),
    floor: Type.Integer(
      inLanguages({ kk: 'Қабаты', ru: 'Этаж', en: 'Floor' }, { kk: 'қабаты', ru: 'этаж', en: 'floor' }),
    ),
    rooms: Type.Integer(
      inLanguages(
        { kk: 'Тұрғын бөлмелер саны', ru: 'Число жилых комнат', en: 'Number of living rooms' },
        { kk: 'бөлме саны', ru: 'число комнат', en: 'number of rooms' },
      ),
    ),
    areaM2: areaField(
      { kk: 'Жалпы ауданы', ru: 'Общая площадь', en: 'Total area' },
      { kk: 'жалпы ауданы', ru: 'общая площадь', en: 'total area' },
    ),
    livingAreaM2: areaField(
      { kk: 'Тұрғын ауданы', ru: 'Жилая площадь', en: 'Living area' },
      { kk: 'тұрғын ауданы', ru: 'жилая площадь', en: 'living area' },
    ),
    premises: Type.Array(
      premises,
      inLanguages(
        {
          kk: 'Әр бөлме мен оның ауданы; олардың қосындысы — жалпы аудан',
          ru: 'Каждое помещение и его площадь; в сумме они дают общую',
          en: 'Every room with its area; the areas add up to the total',
        },
        { kk: 'бөлмелердің ауданы', ru: 'площади помещений', en: 'rooms with their areas' },
      ),
    ),
    owner: Type.Object(
      {
        iin: iinField({ kk: 'Иесінің ЖСН-і', ru: 'ИИН владельца', en: 'IIN of the owner' }),
        ...nameFields,
        share: textField(
          {
            kk: 'Меншіктегі үлесі, мысалы `1/1`',
            ru: 'Доля в собственности, например `1/1`',
            en: 'Share of the property, such as `1/1`',
          },
          { kk: 'меншік үлесі', ru: 'доля собственности', en: 'share of the property' },
        ),
      },
      inLanguages(
        { kk: 'Меншік иесі', ru: 'Собственник', en: 'The owner' },
        { kk: 'меншік иесі', ru: 'собственник', en: 'owner' },
      ),
    ),
  },
  { description: 'What the technical passport says of the dwelling' },
);

type Result = ResultJson<Static<typeof domain>>;
type Premises = Static<typeof premises>;

export const techPassport = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common }) => ({
    date_of_birth: null,
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: null,
  }),
  view,
  sample,
});

function view({ common, domain: home }: WithGaps<Result>): Record<string, unknown> {
  const area = (squareMetres: number | null) => printedNumber(squareMetres, 1);
  return {
    number: common.docNumber,
    cadastralNumber: home.cadastralNumber,
    purpose: bilingualParts(home.purpose),
    address: bilingualParts(home.address),
    builtInYear: plainNumber(home.builtInYear),
    floor: plainNumber(home.floor),
    rooms: plainNumber(home.rooms),
    area: area(home.areaM2),
    livingArea: area(home.livingAreaM2),
    premises: home.premises.map((room) => [
      plainNumber(room.number),
      bilingualParts(room.purpose),
      area(room.areaM2),
      room.livingAreaM2 === 0 ? '' : area(room.livingAreaM2),
    ]),
    owner: printedFullName(home.owner),
    ownerIin: home.owner.iin,
    share: home.owner.share,
    issuer: bilingualParts(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
    issueDate: almatyPrintedDate(common.docIssuedDate),
  };
}

const stateCorporation: Trilingual = {
  kk: '«АЗАМАТТАРҒА АРНАЛҒАН ҮКІМЕТ» МЕМЛЕКЕТТІК КОРПОРАЦИЯСЫ КЕАҚ',
  ru: 'НАО «ГОСУДАРСТВЕННАЯ КОРПОРАЦИЯ «ПРАВИТЕЛЬСТВО ДЛЯ ГРАЖДАН»',
  en: 'State Corporation “Government for Citizens”',
};

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { home } = person;
  if (home === undefined) throw new NoSample('this person owns no home');
  return {
    common: {
      number: sampleDigits(person, code, 10),
      issuer: stateCorporation,
      issuedOn: sampleIssueDate(person, home),
      expiresOn: null,
    },
    domain: {
      ...home,
      address: person.address,
      premises: samplePremises(home),
      owner: {
        iin: person.iin,
        ...namesOf(person),
        share: '1/1',
      },
    },
  };
}

/** The corporation exists since 2016; the house must stand and the owner be of age. */
function sampleIssueDate(person: SamplePerson, home: Home): IsoDate {
  const comesOfAge = Temporal.PlainDate.from(person.birthday).add({ years: 18 }).year;
  const year = Math.max(2016, home.builtInYear, comesOfAge) + 1;
  return Temporal.PlainDate.from({ year, month: 1, day: 15 })
    .add({ days: sampleInteger(person, `${code} issued`, 0, 330) })
    .toString();
}

/** What is not a living room, with its part of the remaining area in hundredths. */
const SERVICE_ROOMS: ReadonlyArray<readonly [purpose: string, hundredths: number]> = [
  ['АС ҮЙ/КУХНЯ', 40],
  ['ДӘЛІЗ/КОРИДОР', 34],
  ['ЖУЫНАТЫН БӨЛМЕ/ВАННАЯ', 16],
  ['ДӘРЕТХАНА/САНУЗЕЛ', 10],
];

/** Living rooms from the largest to the smallest, then the others. */
function samplePremises({ rooms, areaM2, livingAreaM2 }: Home): Premises[] {
  const weights = Array.from({ length: rooms }, (_, index) => rooms + 2 - index);
  const living = sharedOut(livingAreaM2, weights).map((area) => ({
    purpose: 'ТҰРҒЫН БӨЛМЕ/ЖИЛАЯ КОМНАТА',
    areaM2: area,
    livingAreaM2: area,
  }));
  const serviceAreas = sharedOut(
    areaM2 - livingAreaM2,
    SERVICE_ROOMS.map(([, hundredths]) => hundredths),
  );
  const service = SERVICE_ROOMS.map(([purpose], index) => ({
    purpose,
    areaM2: serviceAreas[index] ?? 0,
    livingAreaM2: 0,
  }));
  return [...living, ...service].map((room, index) => ({ number: index + 1, ...room }));
}

/** Parts in proportion to the weights, in whole tenths of a square metre, that add up to the total: the last takes the rest. */
function sharedOut(totalM2: number, weights: number[]): number[] {
  const tenths = Math.round(totalM2 * 10);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.slice(0, -1).map((weight) => Math.round((tenths * weight) / sum));
  const rest = tenths - parts.reduce((total, part) => total + part, 0);
  return [...parts, rest].map((part) => part / 10);
}
