/** The policy of a vehicle owner's compulsory liability insurance (страховой полис ОГПО ВТС, сақтандыру полисі). */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, dateField, relativeFields, textField } from './fields.ts';
import { namedPerson, namedPersonView } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { plainNumber, printedTenge } from './printed-number.ts';
import { joined } from './printed-text.ts';
import { sampleRecentDay } from './sample-days.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Relative, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Сақтандыру полисі', ru: 'Страховой полис', en: 'Insurance policy' };
const code = 'InsurancePolicy';

const domain = Type.Object(
  {
    insurer: bilingualField('Insurance company'),
    insurerBin: Type.String({ pattern: '^[0-9]{12}$', description: 'BIN of the insurance company' }),
    insuranceClass: bilingualField('Class of insurance'),
    policyHolder: relativeFields('the policyholder'),
    address: bilingualField('Address of the policyholder'),
    vehicle: Type.Object({
      plate: textField('Registration plate, such as `777ABC02`'),
      vin: Type.String({ minLength: 1, description: 'Vehicle identification number; 17 characters on newer vehicles' }),
      make: textField('Make'),
      model: textField('Model'),
      year: Type.Integer({ description: 'Year of manufacture' }),
      category: textField('Category, such as `M1`'),
    }),
    insuredPersons: Type.Array(
      Type.Object({
        person: relativeFields('an insured person'),
        bonusMalusClass: Type.String({ description: 'Class of the bonus-malus system: `M`, `0` … `13`' }),
      }),
      { minItems: 1, description: 'Whose liability is insured' },
    ),
    startDate: dateField('First day of the insurance'),
    endDate: dateField('Last day of the insurance'),
    contractDate: dateField('Day of the contract'),
    premiumTenge: Type.Integer({ minimum: 0, description: 'Insurance premium, tenge' }),
  },
  { description: 'What the policy says of the insurance' },
);

type Result = ResultJson<Static<typeof domain>>;

export const insurancePolicy = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: { kk: '12 ай', ru: '12 месяцев', en: '12 months' },
  hasFacePhoto: false,
  extra: ({ common, domain: policy }) => ({
    date_of_birth: isoDateOrNull(policy.policyHolder.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: policy }: WithGaps<Result>): Record<string, unknown> {
  const { vehicle, policyHolder } = policy;
  return {
    number: common.docNumber,
    insurer: bilingualParts(policy.insurer),
    insurerBin: policy.insurerBin,
    insuranceClass: bilingualParts(policy.insuranceClass),
    holder: namedPersonView(policyHolder),
    address: bilingualParts(policy.address),
    plate: vehicle.plate,
    vin: vehicle.vin,
    makeAndModel: joined(' ', vehicle.make, vehicle.model),
    year: plainNumber(vehicle.year),
    category: vehicle.category,
    insured: policy.insuredPersons.map(({ person, bonusMalusClass }) => ({
      ...namedPersonView(person),
      bonusMalusClass,
    })),
    startDate: almatyPrintedDate(policy.startDate),
    endDate: almatyPrintedDate(policy.endDate),
    contractDate: almatyPrintedDate(policy.contractDate),
    issueDate: almatyPrintedDate(common.docIssuedDate),
    premium: printedTenge(policy.premiumTenge),
  };
}

const insurer = {
  kk: '«ҮЛГІ САҚТАНДЫРУ» АҚ',
  ru: 'АО «СТРАХОВАЯ КОМПАНИЯ «ҮЛГІ»',
  en: 'ULGI INSURANCE JSC',
};

const liabilityOfVehicleOwners =
  'Көлік құралдары иелерінің азаматтық-құқықтық жауапкершілігін міндетті сақтандыру (КҚИ АҚЖМС)/' +
  'Обязательное страхование гражданско-правовой ответственности владельцев транспортных средств (ОГПО ВТС)';

/** Begins on the day after the contract and lasts twelve months; a spouse is insured too. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { car, marriage } = person;
  if (car === undefined) throw new NoSample('nobody without a car insures one');
  const contract = sampleRecentDay(person, `${code} contract`, '2026-02-02', 240);
  const start = contract.add({ days: 1 });
  const end = start.add({ years: 1 }).subtract({ days: 1 });
  const spouse = marriage === undefined || marriage.divorcedOn !== undefined ? [] : [marriage.spouse];
  return {
    common: {
      number: `901-${sampleDigits(person, code, 10)}`,
      issuer: insurer,
      issuedOn: contract.toString(),
      expiresOn: end.toString(),
    },
    domain: {
      insurer: `${insurer.kk}/${insurer.ru}`,
      insurerBin: '010140000014',
      insuranceClass: liabilityOfVehicleOwners,
      policyHolder: namedPerson(person),
      address: person.address,
      vehicle: {
        plate: car.plate,
        vin: car.vin,
        make: car.make,
        model: car.model,
        year: car.year,
        category: car.category,
      },
      insuredPersons: [person, ...spouse].map((insured: Relative, index) => ({
        person: namedPerson(insured),
        bonusMalusClass: String(sampleInteger(person, `${code} class ${index}`, 3, 13)),
      })),
      startDate: almatyMidnightMs(start.toString()),
      endDate: almatyMidnightMs(end.toString()),
      contractDate: almatyMidnightMs(contract.toString()),
      premiumTenge: sampleInteger(person, `${code} premium`, 14_800, 32_900),
    },
  };
}
