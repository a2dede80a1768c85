/** The notarial power of attorney (доверенность, сенімхат): who may do what in whose name, and which notary certified it. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { samplePowers } from './attorney-powers.ts';
import { bilingualParts, yesOrNo } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages, onlyWord } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { namedPerson, namedPersonView, relativeFields } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { printedTenge } from './printed-number.ts';
import { joined, numbered } from './printed-text.ts';
import { sampleRecentDay, validForYears } from './sample-days.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Bilingual, Relative, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Сенімхат', ru: 'Доверенность', en: 'Power of attorney' };
const code = 'Attorney';

const domain = Type.Object(
  {
    principal: relativeFields(
      {
        who: { kk: 'Сенім білдіруші', ru: 'Доверитель', en: 'the principal' },
        iin: { kk: 'Сенім білдірушінің ЖСН-і', ru: 'ИИН доверителя', en: 'IIN of the principal' },
      },
      { kk: 'сенім білдіруші', ru: 'доверитель', en: 'principal' },
    ),
    principalAddress: bilingualField(
      {
        kk: 'Сенім білдірушінің тіркелген мекенжайы',
        ru: 'Адрес регистрации доверителя',
        en: 'Where the principal is registered',
      },
      { kk: 'сенім білдірушінің мекенжайы', ru: 'адрес доверителя', en: 'address of the principal' },
    ),
    agents: Type.Array(
      relativeFields({
        who: { kk: 'Өкіл', ru: 'Представитель', en: 'an agent' },
        iin: { kk: 'Өкілдің ЖСН-і', ru: 'ИИН представителя', en: 'IIN of an agent' },
      }),
      {
        minItems: 1,
        ...inLanguages(
          {
            kk: 'Сенім білдірушінің атынан кім әрекет ете алады',
            ru: 'Кто может действовать за доверителя',
            en: 'Who may act for the principal',
          },
          { kk: 'сенім білдірілген адамдар', ru: 'доверенные лица', en: 'agents' },
        ),
      },
    ),
    powers: Type.Array(
      bilingualField({
        kk: 'Өкілдер не істей алады',
        ru: 'Что могут делать представители',
        en: 'What the agents may do',
      }),
      {
        minItems: 1,
        ...inLanguages(
          { kk: 'Мәтіндегі ретімен', ru: 'В порядке текста', en: 'In the order of the text' },
          { kk: 'өкілеттіктер', ru: 'полномочия', en: 'powers' },
        ),
      },
    ),
    substitution: bilingualField(
      {
        kk: 'Өкілдер өкілеттігін басқаға сеніп тапсыра ала ма: `Ия/Да` немесе `Жоқ/Нет`',
        ru: 'Могут ли представители передоверять полномочия: `Ия/Да` или `Жоқ/Нет`',
        en: 'Whether the agents may pass their powers on: `Ия/Да` or `Жоқ/Нет`',
      },
      { kk: 'сенім білдіруді басқаға беру құқығы', ru: 'право передоверия', en: 'right of substitution' },
    ),
    place: bilingualField(
      { kk: 'Жасалған жері', ru: 'Место составления', en: 'Where it was made' },
      { kk: 'жасалған жері', ru: 'место составления', en: 'place where it was made' },
    ),
    notary: Type.Object(
      {
        name: textField(
          {
            kk: 'Нотариустың тегі, аты, әкесінің аты',
            ru: 'Фамилия, имя, отчество нотариуса',
            en: 'Names of the notary',
          },
          { kk: 'аты-жөні', ru: 'фамилия, имя, отчество', en: 'name' },
        ),
        district: bilingualField(
          { kk: 'Нотариаттық округ', ru: 'Нотариальный округ', en: 'Notarial district' },
          { kk: 'нотариаттық округ', ru: 'нотариальный округ', en: 'notarial district' },
        ),
        licenceNumber: textField(
          { kk: 'Нотариус лицензиясының нөмірі', ru: 'Номер лицензии нотариуса', en: 'Number of the notary’s licence' },
          { kk: 'лицензия нөмірі', ru: 'номер лицензии', en: 'number of the licence' },
        ),
        licenceDate: dateField(
          { kk: 'Нотариус лицензиясының күні', ru: 'Дата лицензии нотариуса', en: 'Day of the notary’s licence' },
          { kk: 'лицензия күні', ru: 'дата лицензии', en: 'day of the licence' },
        ),
      },
      onlyWord({ kk: 'нотариус', ru: 'нотариус', en: 'notary' }),
    ),
    registryNumber: textField(
      { kk: 'Нотариус тізіліміндегі нөмірі', ru: 'Номер в реестре нотариуса', en: 'Number in the notary’s register' },
      { kk: 'тізілімдегі нөмірі', ru: 'номер в реестре', en: 'number in the register' },
    ),
    feeTenge: Type.Integer({
      minimum: 0,
      ...inLanguages(
        { kk: 'Алынған тариф, теңге', ru: 'Взысканный тариф, тенге', en: 'Fee charged, tenge' },
        { kk: 'алынған төлем', ru: 'взысканная плата', en: 'fee charged' },
      ),
    }),
  },
  { description: 'What the power of attorney says' },
);

type Result = ResultJson<Static<typeof domain>>;

export const attorney = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: { kk: '3 жылға дейін', ru: 'до 3 лет', en: 'up to 3 years' },
  hasFacePhoto: false,
  extra: ({ common, domain: deed }) => ({
    date_of_birth: isoDateOrNull(deed.principal.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: deed }: WithGaps<Result>): Record<string, unknown> {
  const { notary } = deed;
  return {
    number: common.docNumber,
    principal: namedPersonView(deed.principal),
    address: inBoth(bilingualParts(deed.principalAddress)),
    agents: deed.agents.map(namedPersonView),
    powers: deed.powers.map((power) => inBoth(bilingualParts(power))),
    substitution: inBoth(bilingualParts(deed.substitution)),
    place: bilingualParts(deed.place),
    notary: notary.name,
    district: bilingualParts(notary.district),
    licence: joined(', ', numbered(notary.licenceNumber), almatyPrintedDate(notary.licenceDate)),
    registryNumber: deed.registryNumber,
    fee: printedTenge(deed.feeTenge),
    issueDate: almatyPrintedDate(common.docIssuedDate),
    expiryDate: almatyPrintedDate(common.docExpirationDate),
  };
}

/** Each language has a text of its own here: a value in one language stands in both. */
function inBoth({ kk, ru }: { kk: string; ru: string }): { kk: string; ru: string } {
  return { kk, ru: ru === '' ? kk : ru };
}

const notaryName = 'ҮЛГІБЕКОВА ӘДІЛЕТ ЗАҢҒАРҚЫЗЫ';
const MOST_AGENTS = 2;

/** For three years, for the closest adults of the family. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const issued = sampleRecentDay(person, `${code} issued`, '2025-02-03', 300);
  const agents = closestAdults(person, issued).slice(0, MOST_AGENTS);
  if (agents.length === 0) throw new NoSample('nobody without an adult relative has a power of attorney');
  return {
    common: {
      number: sampleDigits(person, code, 12),
      issuer: { kk: `Нотариус ${notaryName}`, ru: `Нотариус ${notaryName}`, en: 'Notary ULGIBEKOVA ADILET' },
      ...validForYears(issued, 3),
    },
    domain: {
      principal: namedPerson(person),
      principalAddress: person.address,
      agents: agents.map(namedPerson),
      powers: samplePowers(person),
      substitution: yesOrNo(false),
      place: settlementOf(person.address),
      notary: {
        name: notaryName,
        district: settlementOf(person.address),
        licenceNumber: '0012345',
        licenceDate: almatyMidnightMs('2012-05-21'),
      },
      registryNumber: `1-${sampleInteger(person, `${code} registry`, 100, 4800)}`,
      feeTenge: sampleInteger(person, `${code} fee`, 6000, 12_000),
    },
  };
}

function closestAdults({ marriage, father, mother, children }: SamplePerson, day: Temporal.PlainDate): Relative[] {
  const spouse = marriage === undefined || marriage.divorcedOn !== undefined ? undefined : marriage.spouse;
  const relatives = [spouse, father, mother, ...children].filter((relative) => relative !== undefined);
  return relatives.filter((relative) => isAdult(relative, day));
}

function isAdult({ birthday }: Relative, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(birthday).add({ years: 18 }), day) <= 0;
}

/** An address up to its town or village, in both languages. */
function settlementOf(address: Bilingual): Bilingual {
  const [kazakh = [], russian = []] = address.split('/').map((text) => text.split(', '));
  const parts = kazakh.findIndex((part) => /ҚАЛАСЫ|АУЫЛЫ|КЕНТІ/.test(part)) + 1;
  return [kazakh, russian].map((text) => text.slice(0, parts || 1).join(', ')).join('/');
}
