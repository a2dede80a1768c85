/**
 * What the four civil-status certificates (birth, marriage, divorce, change of name) share: the record of the act, the registry
 * office (АХАЖ / РАГС) that made it, and how a sample gets them. A certificate goes by the number of its act.
 */

import { crc32 } from 'node:zlib';
import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { orNull, type Static, type TObject, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { bilingualParts } from './bilingual.ts';
import type { ReadCommon, SampleCommon } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import type { PersonTexts } from './named-person.ts';
import { birthdayOrNullField, iinField } from './person-fields.ts';
import { nameFields } from './person-names.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Bilingual, IsoDate, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

/** The fields of every civil-status certificate. */
export const registrationFields = {
  actNumber: Type.String({
    minLength: 1,
    ...inLanguages(
      {
        kk: 'Акт жазбасының нөмірі: 2007 жылдан бері — өңір, АХАТ бөлімі, жыл, реттік нөмір',
        ru: 'Номер актовой записи: с 2007 года — регион, отдел РАГС, год, порядковый номер',
        en: 'Number of the act record: since 2007 region, registry office, year, serial',
      },
      { kk: 'акт жазбасының нөмірі', ru: 'номер актовой записи', en: 'number of the act record' },
    ),
    examples: ['10-119-07-0001031'],
  }),
  actDate: dateField(
    { kk: 'Акт жазбасының күні', ru: 'Дата актовой записи', en: 'Date of the act record' },
    { kk: 'акт жазбасының күні', ru: 'дата актовой записи', en: 'date of the act record' },
  ),
  blankNumber: textField(
    {
      kk: 'Куәлік бланкісінің сериясы мен нөмірі',
      ru: 'Серия и номер бланка свидетельства',
      en: 'Series and number of the certificate’s blank',
    },
    { kk: 'бланктың сериясы мен нөмірі', ru: 'серия и номер бланка', en: 'series and number of the form' },
  ),
  registryOffice: Type.Object(
    {
      code: Type.String({
        ...inLanguages(
          { kk: 'Өңір мен бөлім', ru: 'Регион и отдел', en: 'Region and office' },
          { kk: 'коды', ru: 'код', en: 'code' },
        ),
        examples: ['10119'],
      }),
      name: bilingualField({ kk: 'Атауы', ru: 'Название', en: 'Name' }, { kk: 'атауы', ru: 'название', en: 'name' }),
    },
    inLanguages(
      {
        kk: 'Акт жазбасын сақтайтын АХАТ бөлімі',
        ru: 'Отдел РАГС, который хранит актовую запись',
        en: 'The registry office that keeps the act record',
      },
      { kk: 'тіркеуші орган', ru: 'регистрирующий орган', en: 'registry office' },
    ),
  ),
};

export type Registration = Static<TObject<typeof registrationFields>>;

/** Older records and foreigners have no IIN. */
export const registeredPerson = ({ who, iin }: PersonTexts, word: Trilingual) =>
  Type.Object({ iin: orNull(iinField(iin)), ...nameFields, birthday: birthdayOrNullField }, inLanguages(who, word));

/** The strings of the act that all four templates print. */
export function registrationView(common: ReadCommon, act: WithGaps<Registration>): Record<string, unknown> {
  return {
    number: common.docNumber,
    actNumber: act.actNumber,
    actDate: almatyPrintedDate(act.actDate),
    blankNumber: act.blankNumber,
    officeCode: act.registryOffice.code,
    office: bilingualParts(act.registryOffice.name),
    issueDate: almatyPrintedDate(common.docIssuedDate),
  };
}

/** Two letters of the blank's series by kind of act. */
export type BlankSeries = 'ТУ' | 'НҚ' | 'НБ' | 'АӨ';

export function sampleRegistration(
  person: SamplePerson,
  facts: { actedOn: IsoDate; place: Bilingual; series: BlankSeries },
): Registration {
  const office = sampleRegistryOffice(facts.place);
  return {
    actNumber: sampleActNumber(person, { ...facts, officeCode: office.code }),
    actDate: almatyMidnightMs(facts.actedOn),
    blankNumber: `${facts.series} ${sampleDigits(person, `${facts.series} blank`, 7)}`,
    registryOffice: office,
  };
}

/** A divorce certificate names the act of the marriage, so both types take it from here. */
export function sampleMarriageRegistration(person: SamplePerson, marriedOn: IsoDate): Registration {
  return sampleRegistration(person, { actedOn: marriedOn, place: registrationPlace(person.address), series: 'НҚ' });
}

function sampleActNumber(
  person: SamplePerson,
  { actedOn, officeCode, series }: { actedOn: IsoDate; officeCode: string; series: BlankSeries },
): string {
  // A registry office makes some thousands of records a year.
  const serial = String(sampleInteger(person, `${series} act`, 1, 4999)).padStart(7, '0');
  return `${officeCode.slice(0, 2)}-${officeCode.slice(2)}-${actedOn.slice(2, 4)}-${serial}`;
}

export function sampleCertificateCommon(
  person: SamplePerson,
  facts: { code: string; actedOn: IsoDate; act: Registration },
): SampleCommon {
  const { kk, ru } = bilingualParts(facts.act.registryOffice.name);
  return {
    number: facts.act.actNumber,
    issuer: { kk, ru, en: `Civil registry office No. ${facts.act.registryOffice.code}` },
    issuedOn: issuedOn(person, facts.code, facts.actedOn),
    expiresOn: null,
  };
}

/** IINs exist since 2008: a certificate of an older act that shows one must be a later copy. */
const FIRST_CERTIFICATES_WITH_IIN = '2008-01-01';

function issuedOn(person: SamplePerson, code: string, actedOn: IsoDate): IsoDate {
  if (actedOn >= FIRST_CERTIFICATES_WITH_IIN) return actedOn;
  const days = sampleInteger(person, `${code} copy`, 0, 2200);
  return Temporal.PlainDate.from('2013-01-08').add({ days }).toString();
}

/** What comes first in a place's name → the number of the region, as on number plates. */
const REGIONS: ReadonlyArray<readonly [place: string, code: string]> = [
  ['АСТАНА', '01'],
  ['АЛМАТЫ ҚАЛАСЫ', '02'],
  ['АҚМОЛА', '03'],
  ['КӨКШЕТАУ', '03'],
  ['АҚТӨБЕ', '04'],
  ['АЛМАТЫ ОБЛЫСЫ', '05'],
  ['ҚАРАҒАНДЫ', '09'],
  ['ҚЫЗЫЛОРДА', '11'],
  ['МАҢҒЫСТАУ', '12'],
  ['ТҮРКІСТАН', '13'],
  ['ПАВЛОДАР', '14'],
  ['СОЛТҮСТІК ҚАЗАҚСТАН', '15'],
  ['ӨСКЕМЕН', '16'],
  ['ШЫМКЕНТ', '17'],
  ['СЕМЕЙ', '18'],
];

function sampleRegistryOffice(place: Bilingual): Registration['registryOffice'] {
  const { kk, ru } = bilingualParts(place);
  const region = REGIONS.find(([start]) => kk.toLocaleUpperCase('kk').startsWith(start))?.[1] ?? '01';
  return {
    code: `${region}${100 + (crc32(kk) % 100)}`,
    name: `АХАЖ БӨЛІМІ, ${kk}/ОТДЕЛ РАГС, ${ru === '' ? kk : ru}`,
  };
}

/** The city or the region with its district, without street and house. */
export function registrationPlace(address: Bilingual): Bilingual {
  const { kk, ru } = bilingualParts(address);
  const place = (text: string) => text.split(', ').slice(0, 2).join(', ');
  return `${place(kk)}/${place(ru === '' ? kk : ru)}`;
}
