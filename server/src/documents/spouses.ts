/** The couple on a marriage and on a divorce certificate: schema, printed strings, sample. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, type TObject, Type } from '../json/json-schema.ts';
import { dateOrNullField, iinField, orNull } from './fields.ts';
import { NoSample } from './no-sample.ts';
import { nameFields } from './person-names.ts';
import { printedName } from './sample-facts.ts';
import type { Marriage, Relative, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

function spouseFields(who: string, event: string) {
  return Type.Object(
    {
      iin: orNull(iinField(`IIN of ${who}; null where the record has none`)),
      lastNameBefore: Type.String({ description: `Surname before ${event}` }),
      lastNameAfter: Type.String({ description: `Surname after ${event}` }),
      firstName: nameFields.firstName,
      middleName: nameFields.middleName,
      birthday: dateOrNullField('Birth date'),
    },
    { description: who },
  );
}

export type Spouse = Static<ReturnType<typeof spouseFields>>;

/** `event` is what changed the surnames, such as `the marriage`. */
export const coupleFields = (event: string) => ({
  husband: spouseFields('the husband', event),
  wife: spouseFields('the wife', event),
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
