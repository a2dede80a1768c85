/** The vehicle registration certificate (СРТС, көлік құралын тіркеу туралы куәлік). The insurance policy names the same car. */

import { almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, iinField, orNull, textField } from './fields.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { NoSample } from './no-sample.ts';
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
    plate: textField('Registration plate, such as `123ABC02`'),
    vin: Type.String({
      minLength: 1,
      description: 'Vehicle identification number: 17 characters, fewer on cars made before 1981',
      examples: ['XTA213100M0123456'],
    }),
    make: textField('Make'),
    model: textField('Model'),
    year: Type.Integer({ minimum: 1886, description: 'Calendar year of manufacture' }),
    category: textField('Category by the technical regulation of the Eurasian Economic Union, such as `M1`'),
    colour: bilingualField('Colour'),
    engineVolumeCm3: orNull(Type.Number({ description: 'Engine volume in cm³; null for an electric vehicle' })),
    enginePowerHp: Type.Number({ description: 'Engine power in horsepower' }),
    maximumMassKg: Type.Integer({ description: 'Permitted maximum mass in kg' }),
    unladenMassKg: Type.Integer({ description: 'Mass without load in kg' }),
    ownerIin: iinField('IIN of the owner'),
    ownerLastName: Type.String({ description: 'Surname of the owner' }),
    ownerFirstName: Type.String({ description: 'Given name of the owner' }),
    ownerMiddleName: Type.String({ description: 'Patronymic of the owner; empty where there is none' }),
    ownerAddress: bilingualField('Address of the owner'),
    specialMarks: orNull(bilingualField('Special marks')),
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
