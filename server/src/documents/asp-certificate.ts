/** The certificate of a recipient of targeted social assistance (адресная социальная помощь, атаулы әлеуметтік көмек). */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { sexOfIin } from '../citizens/iin.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { bilingualParts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField } from './fields.ts';
import { namedPerson, namedPersonView, relativeFields } from './named-person.ts';
import { printedTenge } from './printed-number.ts';
import { asOf } from './sample-days.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Relative, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Атаулы әлеуметтік көмек алушының анықтамасы',
  ru: 'Справка получателя адресной социальной помощи',
  en: 'Certificate of a recipient of targeted social assistance',
};
const code = 'AspCertificate';

const tenge = ({ kk, ru, en }: Trilingual, word: Trilingual) =>
  Type.Integer({ minimum: 0, ...inLanguages({ kk: `${kk}, теңге`, ru: `${ru}, тенге`, en: `${en}, tenge` }, word) });

const domain = Type.Object(
  {
    recipient: relativeFields(
      {
        who: { kk: 'Алушы', ru: 'Получатель', en: 'the recipient' },
        iin: { kk: 'Алушының ЖСН-і', ru: 'ИИН получателя', en: 'IIN of the recipient' },
      },
      { kk: 'көмек алушы', ru: 'получатель помощи', en: 'recipient' },
    ),
    address: bilingualField(
      { kk: 'Отбасының мекенжайы', ru: 'Адрес семьи', en: 'Where the family lives' },
      { kk: 'мекенжай', ru: 'адрес', en: 'address' },
    ),
    body: bilingualField(
      { kk: 'Көмек тағайындаған орган', ru: 'Орган, назначивший помощь', en: 'The body that granted the assistance' },
      { kk: 'көмек тағайындаған орган', ru: 'орган, назначивший помощь', en: 'body that granted the assistance' },
    ),
    periodStart: dateField(
      { kk: 'Кезеңнің бірінші күні', ru: 'Первый день периода', en: 'First day of the period' },
      { kk: 'кезеңнің бірінші күні', ru: 'первый день периода', en: 'first day of the period' },
    ),
    periodEnd: dateField(
      { kk: 'Кезеңнің соңғы күні', ru: 'Последний день периода', en: 'Last day of the period' },
      { kk: 'кезеңнің соңғы күні', ru: 'последний день периода', en: 'last day of the period' },
    ),
    familyMembers: Type.Array(
      Type.Object({
        kinship: bilingualField({
          kk: 'Алушымен туыстығы',
          ru: 'Родство с получателем',
          en: 'Kinship with the recipient',
        }),
        person: relativeFields({
          who: { kk: 'Отбасы мүшесі', ru: 'Член семьи', en: 'a family member' },
          iin: { kk: 'Отбасы мүшесінің ЖСН-і', ru: 'ИИН члена семьи', en: 'IIN of a family member' },
        }),
      }),
      inLanguages(
        {
          kk: 'Алушыдан басқа, көмек тағайындалған отбасы мүшелері',
          ru: 'Члены семьи, кроме получателя, на которых назначена помощь',
          en: 'Family members other than the recipient for whom the assistance is granted',
        },
        { kk: 'отбасы мүшелері', ru: 'члены семьи', en: 'family members' },
      ),
    ),
    averageIncomeTenge: tenge(
      {
        kk: 'Отбасының айлық жан басына шаққандағы орташа табысы',
        ru: 'Среднедушевой доход семьи в месяц',
        en: 'Average monthly income of a family member',
      },
      { kk: 'жан басына шаққандағы орташа табыс', ru: 'среднедушевой доход', en: 'average income of a family member' },
    ),
    povertyLineTenge: tenge(
      {
        kk: 'Өңірдің айына бір адамға шаққандағы кедейлік шегі',
        ru: 'Черта бедности региона на человека в месяц',
        en: 'Poverty line of the region for one person and month',
      },
      { kk: 'кедейлік шегі', ru: 'черта бедности', en: 'poverty line' },
    ),
    monthlyAmountTenge: tenge(
      { kk: 'Бүкіл отбасына айлық сома', ru: 'Сумма в месяц на всю семью', en: 'Amount a month for the whole family' },
      { kk: 'айлық сомасы', ru: 'сумма в месяц', en: 'amount a month' },
    ),
    totalAmountTenge: tenge(
      { kk: 'Кезеңдегі сома', ru: 'Сумма за период', en: 'Amount for the period' },
      { kk: 'жалпы сомасы', ru: 'общая сумма', en: 'total amount' },
    ),
  },
  { description: 'What the certificate says of the assistance' },
);

type Result = ResultJson<Static<typeof domain>>;

export const aspCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: { kk: 'тағайындау кезеңі', ru: 'период назначения', en: 'the period granted' },
  hasFacePhoto: false,
  extra: ({ common, domain: assistance }) => ({
    date_of_birth: isoDateOrNull(assistance.recipient.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: assistance }: WithGaps<Result>): Record<string, unknown> {
  const { periodStart, periodEnd, familyMembers } = assistance;
  return {
    number: common.docNumber,
    recipient: namedPersonView(assistance.recipient),
    address: bilingualParts(assistance.address),
    body: bilingualParts(assistance.body),
    period: `${almatyPrintedDate(periodStart)} – ${almatyPrintedDate(periodEnd)}`,
    familySize: String(familyMembers.length + 1),
    familyMembers: familyMembers.map(({ kinship, person }) => ({
      ...namedPersonView(person),
      kinship: bilingualParts(kinship),
    })),
    averageIncome: printedTenge(assistance.averageIncomeTenge),
    povertyLine: printedTenge(assistance.povertyLineTenge),
    monthlyAmount: printedTenge(assistance.monthlyAmountTenge),
    totalAmount: printedTenge(assistance.totalAmountTenge),
    issueDate: almatyPrintedDate(common.docIssuedDate),
  };
}

const socialProtection = {
  kk: 'Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  ru: 'Отдел занятости и социальных программ',
  en: 'Division of Employment and Social Programmes',
};

const MONTHS_GRANTED = 3;
const POVERTY_LINE_TENGE = 35_596;

/** Granted for one quarter, a few days before it begins: what each member lacks to the poverty line, for the whole family. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { year, month } = asOf(person);
  const start = Temporal.PlainDate.from({ year, month: month - ((month - 1) % MONTHS_GRANTED), day: 1 });
  const end = start.add({ months: MONTHS_GRANTED }).subtract({ days: 1 });
  const issued = start.subtract({ days: 10 - sampleInteger(person, `${code} issued`, 0, 7) });
  const familyMembers = familyOf(person);
  const averageIncomeTenge = sampleInteger(person, `${code} income`, 24_000, 32_000);
  const monthlyAmountTenge = (POVERTY_LINE_TENGE - averageIncomeTenge) * (familyMembers.length + 1);
  return {
    common: {
      number: sampleDigits(person, code, 9),
      issuer: socialProtection,
      issuedOn: issued.toString(),
      expiresOn: end.toString(),
    },
    domain: {
      recipient: namedPerson(person),
      address: person.address,
      body: `${socialProtection.kk}/${socialProtection.ru}`,
      periodStart: almatyMidnightMs(start.toString()),
      periodEnd: almatyMidnightMs(end.toString()),
      familyMembers,
      averageIncomeTenge,
      povertyLineTenge: POVERTY_LINE_TENGE,
      monthlyAmountTenge,
      totalAmountTenge: monthlyAmountTenge * MONTHS_GRANTED,
    },
  };
}

/** A child's sex, for the word that names the kinship, is in its synthetic IIN. */
function familyOf({ marriage, children, sex }: SamplePerson): Result['domain']['familyMembers'] {
  const member = (kinship: string, relative: Relative) => ({ kinship, person: namedPerson(relative) });
  const spouse = marriage === undefined || marriage.divorcedOn !== undefined ? [] : [marriage.spouse];
  return [
    ...spouse.map((relative) => member(sex === 'female' ? 'ЖҰБАЙЫ/СУПРУГ' : 'ЖҰБАЙЫ/СУПРУГА', relative)),
    ...children.map((relative) => member(sexOfIin(relative.iin) === 'male' ? 'ҰЛЫ/СЫН' : 'ҚЫЗЫ/ДОЧЬ', relative)),
  ];
}
