/** The couple on a marriage and on a divorce certificate: schema, printed strings, sample. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { orNull, type Static, type TObject, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { inLanguages } from './field-translations.ts';
import type { PersonTexts } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { birthdayOrNullField, iinField } from './person-fields.ts';
import { nameFields } from './person-names.ts';
import { printedName } from './sample-facts.ts';
import type { Marriage, Relative, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

/** They name what changed the surname: the marriage or the divorce. */
type SurnameTexts = Record<'before' | 'after', Trilingual>;

function spouseFields({ who, iin }: PersonTexts, word: Trilingual, { before, after }: SurnameTexts) {
  return Type.Object(
    {
      iin: orNull(iinField(iin)),
      lastNameBefore: Type.String(inLanguages(before, { kk: 'бұрынғы тегі', ru: 'фамилия до', en: 'surname before' })),
      lastNameAfter: Type.String(inLanguages(after, { kk: 'кейінгі тегі', ru: 'фамилия после', en: 'surname after' })),
      firstName: nameFields.firstName,
      middleName: nameFields.middleName,
      birthday: birthdayOrNullField,
    },
    inLanguages(who, word),
  );
}

export type Spouse = Static<ReturnType<typeof spouseFields>>;

export const coupleFields = (surnames: SurnameTexts) => ({
  husband: spouseFields(
    {
      who: { kk: 'Ері', ru: 'Муж', en: 'the husband' },
      iin: {
        kk: 'Ерінің ЖСН-і; жазбада болмаса null',
        ru: 'ИИН мужа; null, если его нет в записи',
        en: 'IIN of the husband; null where the record has none',
      },
    },
    { kk: 'күйеуі', ru: 'супруг', en: 'husband' },
    surnames,
  ),
  wife: spouseFields(
    {
      who: { kk: 'Әйелі', ru: 'Жена', en: 'the wife' },
      iin: {
        kk: 'Әйелінің ЖСН-і; жазбада болмаса null',
        ru: 'ИИН жены; null, если его нет в записи',
        en: 'IIN of the wife; null where the record has none',
      },
    },
    { kk: 'әйелі', ru: 'супруга', en: 'wife' },
    surnames,
  ),
});

export type Couple = Static<TObject<ReturnType<typeof coupleFields>>>;

/** Which of the two holds the certificate; undefined where it is neither. */
export function holderOf({ husband, wife }: WithGaps<Couple>, iin: string): WithGaps<Spouse> | undefined {
  return [husband, wife].find((spouse) => spouse.iin === iin);
}

export function holderBirthday(couple: WithGaps<Couple>, iin: string): string | null {
  const holder = holderOf(couple, iin);
  return isoDateOrNull(holder?.birthday);
}

export function coupleView({ husband, wife }: WithGaps<Couple>) {
  return { husband: spouseView(husband), wife: spouseView(wife) };
}

function spouseView(spouse: WithGaps<Spouse>) {
  return {
    iin: spouse.iin ?? '',
    lastNameBefore: printedName(spouse.lastNameBefore),
    lastNameAfter: printedName(spouse.lastNameAfter),
    firstName: printedName(spouse.firstName),
    middleName: printedName(spouse.middleName),
    birthday: almatyPrintedDate(spouse.birthday),
  };
}

/** @throws Error when the person never married. */
export function sampleMarriage({ marriage }: SamplePerson): Marriage {
  if (marriage === undefined) throw new NoSample('this person never married');
  return marriage;
}

export interface Surnames {
  before: string;
  after: string;
}

export function sampleCouple(person: SamplePerson, own: Surnames, spouses: Surnames): Couple {
  const self = sampleSpouse(person, own);
  const other = sampleSpouse(sampleMarriage(person).spouse, spouses);
  return person.sex === 'male' ? { husband: self, wife: other } : { husband: other, wife: self };
}

function sampleSpouse(relative: Relative, surnames: Surnames): Spouse {
  return {
    iin: relative.iin,
    lastNameBefore: surnames.before,
    lastNameAfter: surnames.after,
    firstName: relative.firstName,
    middleName: relative.middleName,
    birthday: almatyMidnightMs(relative.birthday),
  };
}

/** The person's surname while married: whoever changed the name later bore another one then. */
export function lastNameInMarriage(person: SamplePerson): string {
  const { formerName, lastName } = person;
  return formerName !== undefined && formerName.changedOn > sampleMarriage(person).marriedOn
    ? formerName.lastName
    : lastName;
}
