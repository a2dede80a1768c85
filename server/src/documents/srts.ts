/** The vehicle registration certificate (СРТС, көлік құралын тіркеу туралы куәлік). The insurance policy names the same car. */

import { almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { orNull, type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, textField } from './fields.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { NoSample } from './no-sample.ts';
import { iinField } from './person-fields.ts';
import { printedFullName } from './person-names.ts';
import { printedAddress } from './printed-address.ts';
import { plainNumber, printedNumber } from './printed-number.ts';
import { joined } from './printed-text.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Көлік құралын тіркеу туралы куәлік',
  ru: 'Свидетельство о регистрации транспортного средства',
  en: 'Vehicle registration certificate',
};
const code = 'VehicleRegistrationCertificate';

const domain = Type.Object(
  {
    plate: textField(
      {
        kk: 'Мемлекеттік нөмірі, мысалы `123ABC02`',
        ru: 'Государственный номер, например `123ABC02`',
        en: 'Registration plate, such as `123ABC02`',
      },
      { kk: 'мемлекеттік нөмірі', ru: 'государственный номер', en: 'registration plate' },
    ),
    vin: Type.String({
      minLength: 1,
      ...inLanguages(
        {
          kk: 'VIN коды: 17 таңба, 1981 жылға дейінгі көліктерде азырақ',
          ru: 'VIN-код: 17 знаков, у машин до 1981 года меньше',
          en: 'Vehicle identification number: 17 characters, fewer on cars made before 1981',
        },
        { kk: 'VIN-код', ru: 'VIN-код', en: 'VIN' },
      ),
      examples: ['XTA213100M0123456'],
    }),
    make: textField({ kk: 'Маркасы', ru: 'Марка', en: 'Make' }, { kk: 'маркасы', ru: 'марка', en: 'make' }),
    model: textField({ kk: 'Моделі', ru: 'Модель', en: 'Model' }, { kk: 'моделі', ru: 'модель', en: 'model' }),
    year: Type.Integer({
      minimum: 1886,
      ...inLanguages(
        { kk: 'Шығарылған жылы', ru: 'Год выпуска', en: 'Calendar year of manufacture' },
        { kk: 'шығарылған жылы', ru: 'год выпуска', en: 'year of manufacture' },
      ),
    }),
    category: textField(
      {
        kk: 'ЕАЭО техникалық регламенті бойынша санаты, мысалы `M1`',
        ru: 'Категория по техническому регламенту ЕАЭС, например `M1`',
        en: 'Category by the technical regulation of the Eurasian Economic Union, such as `M1`',
      },
      { kk: 'санаты', ru: 'категория', en: 'category' },
    ),
    colour: bilingualField({ kk: 'Түсі', ru: 'Цвет', en: 'Colour' }, { kk: 'түсі', ru: 'цвет', en: 'colour' }),
    engineVolumeCm3: orNull(
      Type.Number(
        inLanguages(
          {
            kk: 'Қозғалтқыш көлемі, см³; электромобильде null',
            ru: 'Объём двигателя, см³; null у электромобиля',
            en: 'Engine volume in cm³; null for an electric vehicle',
          },
          { kk: 'қозғалтқыш көлемі', ru: 'объём двигателя', en: 'engine volume' },
        ),
      ),
    ),
    enginePowerHp: Type.Number(
      inLanguages(
        { kk: 'Қозғалтқыш қуаты, а. к.', ru: 'Мощность двигателя, л. с.', en: 'Engine power in horsepower' },
        { kk: 'қозғалтқыш қуаты', ru: 'мощность двигателя', en: 'engine power' },
      ),
    ),
    maximumMassKg: Type.Integer(
      inLanguages(
        {
          kk: 'Рұқсат етілген ең үлкен массасы, кг',
          ru: 'Разрешённая максимальная масса, кг',
          en: 'Permitted maximum mass in kg',
        },
        { kk: 'рұқсат етілген ең үлкен массасы', ru: 'разрешённая максимальная масса', en: 'permitted maximum mass' },
      ),
    ),
    unladenMassKg: Type.Integer(
      inLanguages(
        { kk: 'Жүксіз массасы, кг', ru: 'Масса без нагрузки, кг', en: 'Mass without load in kg' },
        { kk: 'жүксіз массасы', ru: 'масса без нагрузки', en: 'mass without load' },
      ),
    ),
    ownerIin: iinField(
      { kk: 'Иесінің ЖСН-і', ru: 'ИИН владельца', en: 'IIN of the owner' },
      { kk: 'меншік иесінің ЖСН', ru: 'ИИН собственника', en: 'IIN of the owner' },
    ),
    ownerLastName: Type.String(
      inLanguages(
        { kk: 'Иесінің тегі', ru: 'Фамилия владельца', en: 'Surname of the owner' },
        { kk: 'меншік иесінің тегі', ru: 'фамилия собственника', en: 'surname of the owner' },
      ),
    ),
    ownerFirstName: Type.String(
      inLanguages(
        { kk: 'Иесінің аты', ru: 'Имя владельца', en: 'Given name of the owner' },
        { kk: 'меншік иесінің аты', ru: 'имя собственника', en: 'given name of the owner' },
      ),
    ),
    ownerMiddleName: Type.String(
      inLanguages(
        {
          kk: 'Иесінің әкесінің аты; болмаса бос',
          ru: 'Отчество владельца; пусто, если его нет',
          en: 'Patronymic of the owner; empty where there is none',
        },
        { kk: 'меншік иесінің әкесінің аты', ru: 'отчество собственника', en: 'patronymic of the owner' },
      ),
    ),
    ownerAddress: bilingualField(
      { kk: 'Иесінің мекенжайы', ru: 'Адрес владельца', en: 'Address of the owner' },
      { kk: 'меншік иесінің мекенжайы', ru: 'адрес собственника', en: 'address of the owner' },
    ),
    specialMarks: orNull(
      bilingualField(
        { kk: 'Ерекше белгілер', ru: 'Особые отметки', en: 'Special marks' },
        { kk: 'ерекше белгілері', ru: 'особые отметки', en: 'special marks' },
      ),
    ),
  },
  { description: 'What the certificate says of the vehicle and of its owner' },
);

type Result = ResultJson<Static<typeof domain>>;

export const srts = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
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

function view({ common, domain: car }: WithGaps<Result>): Record<string, unknown> {
  const owner = { lastName: car.ownerLastName, firstName: car.ownerFirstName, middleName: car.ownerMiddleName };
  return {
    number: common.docNumber,
    plate: car.plate,
    vin: car.vin,
    makeAndModel: joined(' ', car.make, car.model),
    year: plainNumber(car.year),
    category: car.category,
    colour: printedBilingual(car.colour),
    engineVolume: printedNumber(car.engineVolumeCm3),
    enginePower: printedNumber(car.enginePowerHp),
    maximumMass: printedNumber(car.maximumMassKg),
    unladenMass: printedNumber(car.unladenMassKg),
    owner: printedFullName(owner),
    ownerIin: car.ownerIin,
    ownerAddress: printedAddress(car.ownerAddress),
    specialMarks: printedBilingual(car.specialMarks ?? ''),
    issuer: printedBilingual(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
    issueDate: almatyPrintedDate(common.docIssuedDate),
  };
}

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  if (person.car === undefined) throw new NoSample('this person has no car');
  const { year, category } = person.car;
  return {
    common: {
      number: sampleSeries(person) + sampleDigits(person, code, 8),
      issuer: ministryOfInternalAffairs,
      issuedOn: sampleIssueDate(person, year),
      expiresOn: null,
    },
    domain: {
      ...person.car,
      ownerIin: person.iin,
      ownerLastName: person.lastName,
      ownerFirstName: person.firstName,
      ownerMiddleName: person.middleName,
      ownerAddress: person.address,
      // The letter G of a category is for cross-country vehicles.
      specialMarks: category.endsWith('G')
        ? 'ЖОҒАРЫ ӨТІМДІ КӨЛІК ҚҰРАЛЫ/ТРАНСПОРТНОЕ СРЕДСТВО ПОВЫШЕННОЙ ПРОХОДИМОСТИ'
        : null,
    },
  };
}

/** Two Latin letters. */
function sampleSeries(person: SamplePerson): string {
  const letter = (purpose: string) => String.fromCharCode(65 + sampleInteger(person, `${code} ${purpose}`, 0, 25));
  return letter('first letter') + letter('second letter');
}

/** A car is sold new and registered in the second half of its year at the latest. */
function sampleIssueDate(person: SamplePerson, year: number): string {
  return Temporal.PlainDate.from({ year, month: 3, day: 1 })
    .add({ days: sampleInteger(person, `${code} issued`, 0, 300) })
    .toString();
}
