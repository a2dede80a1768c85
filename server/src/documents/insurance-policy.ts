/** The policy of a vehicle owner's compulsory liability insurance (страховой полис ОГПО ВТС, сақтандыру полисі). */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages, onlyWord } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { namedPerson, namedPersonView, relativeFields } from './named-person.ts';
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
    insurer: bilingualField(
      { kk: 'Сақтандыру компаниясы', ru: 'Страховая компания', en: 'Insurance company' },
      { kk: 'сақтандырушы', ru: 'страховщик', en: 'insurer' },
    ),
    insurerBin: Type.String({
      pattern: '^[0-9]{12}$',
      ...inLanguages(
        { kk: 'Сақтандыру компаниясының БСН-і', ru: 'БИН страховой компании', en: 'BIN of the insurance company' },
        { kk: 'сақтандырушының БСН', ru: 'БИН страховщика', en: 'BIN of the insurer' },
      ),
    }),
    insuranceClass: bilingualField(
      { kk: 'Сақтандыру сыныбы', ru: 'Класс страхования', en: 'Class of insurance' },
      { kk: 'сақтандыру сыныбы', ru: 'класс страхования', en: 'class of insurance' },
    ),
    policyHolder: relativeFields(
      {
        who: { kk: 'Сақтанушы', ru: 'Страхователь', en: 'the policyholder' },
        iin: { kk: 'Сақтанушының ЖСН-і', ru: 'ИИН страхователя', en: 'IIN of the policyholder' },
      },
      { kk: 'сақтанушы', ru: 'страхователь', en: 'policyholder' },
    ),
    address: bilingualField(
      { kk: 'Сақтанушының мекенжайы', ru: 'Адрес страхователя', en: 'Address of the policyholder' },
      { kk: 'мекенжай', ru: 'адрес', en: 'address' },
    ),
    vehicle: Type.Object(
      {
        plate: textField(
          {
            kk: 'Мемлекеттік нөмірі, мысалы `777ABC02`',
            ru: 'Государственный номер, например `777ABC02`',
            en: 'Registration plate, such as `777ABC02`',
          },
          { kk: 'мемлекеттік нөмірі', ru: 'государственный номер', en: 'registration plate' },
        ),
        vin: Type.String({
          minLength: 1,
          ...inLanguages(
            {
              kk: 'VIN коды; жаңа көліктерде 17 таңба',
              ru: 'VIN-код; у новых машин 17 знаков',
              en: 'Vehicle identification number; 17 characters on newer vehicles',
            },
            { kk: 'VIN-код', ru: 'VIN-код', en: 'VIN' },
          ),
        }),
        make: textField({ kk: 'Маркасы', ru: 'Марка', en: 'Make' }, { kk: 'маркасы', ru: 'марка', en: 'make' }),
        model: textField({ kk: 'Моделі', ru: 'Модель', en: 'Model' }, { kk: 'моделі', ru: 'модель', en: 'model' }),
        year: Type.Integer(
          inLanguages(
            { kk: 'Шығарылған жылы', ru: 'Год выпуска', en: 'Year of manufacture' },
            { kk: 'шығарылған жылы', ru: 'год выпуска', en: 'year of manufacture' },
          ),
        ),
        category: textField(
          { kk: 'Санаты, мысалы `M1`', ru: 'Категория, например `M1`', en: 'Category, such as `M1`' },
          { kk: 'санаты', ru: 'категория', en: 'category' },
        ),
      },
      onlyWord({ kk: 'көлік құралы', ru: 'транспортное средство', en: 'vehicle' }),
    ),
    insuredPersons: Type.Array(
      Type.Object({
        person: relativeFields({
          who: { kk: 'Сақтандырылған адам', ru: 'Застрахованный', en: 'an insured person' },
          iin: { kk: 'Сақтандырылған адамның ЖСН-і', ru: 'ИИН застрахованного', en: 'IIN of an insured person' },
        }),
        bonusMalusClass: Type.String(
          inLanguages({
            kk: '«Бонус-малус» жүйесі бойынша сыныбы: `M`, `0` … `13`',
            ru: 'Класс по системе «бонус-малус»: `M`, `0` … `13`',
            en: 'Class of the bonus-malus system: `M`, `0` … `13`',
          }),
        ),
      }),
      {
        minItems: 1,
        ...inLanguages(
          {
            kk: 'Кімнің жауапкершілігі сақтандырылған',
            ru: 'Чья ответственность застрахована',
            en: 'Whose liability is insured',
          },
          { kk: 'сақтандырылғандар', ru: 'застрахованные', en: 'insured persons' },
        ),
      },
    ),
    startDate: dateField(
      { kk: 'Сақтандырудың бірінші күні', ru: 'Первый день страхования', en: 'First day of the insurance' },
      { kk: 'сақтандырудың бірінші күні', ru: 'первый день страхования', en: 'first day of the insurance' },
    ),
    endDate: dateField(
      { kk: 'Сақтандырудың соңғы күні', ru: 'Последний день страхования', en: 'Last day of the insurance' },
      { kk: 'сақтандырудың соңғы күні', ru: 'последний день страхования', en: 'last day of the insurance' },
    ),
    contractDate: dateField(
      { kk: 'Шарт жасалған күн', ru: 'Дата договора', en: 'Day of the contract' },
      { kk: 'шарт жасалған күн', ru: 'дата договора', en: 'day of the contract' },
    ),
    premiumTenge: Type.Integer({
      minimum: 0,
      ...inLanguages(
        { kk: 'Сақтандыру сыйлықақысы, теңге', ru: 'Страховая премия, тенге', en: 'Insurance premium, tenge' },
        { kk: 'сақтандыру сыйлықақысы', ru: 'страховая премия', en: 'insurance premium' },
      ),
    }),
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
