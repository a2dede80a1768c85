/**
 * The sandbox does not age: its people get their documents as of the day on which its store was made. What was issued lately, and
 * what lasts for some years, is dated by that day; births, marriages and other facts of a life stay.
 */
import { REFERENCE_DAY } from '../../documents/sample-days.ts';
import type { IsoDate, SamplePerson } from '../../documents/sample-person.ts';
import type { SandboxPerson } from './people.ts';

/** Longer than any of the expired documents was valid. */
const YEARS_EXPIRED = 11;

export function personOn(person: SandboxPerson, day: IsoDate): SandboxPerson {
  const today = Temporal.PlainDate.from(day);
  const asOf = person.validity === 'expired' ? today.subtract({ years: YEARS_EXPIRED }).toString() : day;
  return {
    ...person,
    ...studiesOn(person, day),
    ...disabilityOn(person, day),
    ...(person.validity === 'card_until_tomorrow' ? { identityCardUntil: today.add({ days: 1 }).toString() } : {}),
    asOf,
  };
}

function studiesOn({ studies }: SamplePerson, day: IsoDate): Pick<SamplePerson, 'studies'> {
  if (studies === undefined) return {};
  const years = academicYear(day) - academicYear(REFERENCE_DAY);
  return { studies: { ...studies, startYear: studies.startYear + years, endYear: studies.endYear + years } };
}

function academicYear(day: IsoDate): number {
  const { year, month } = Temporal.PlainDate.from(day);
  return month < 9 ? year - 1 : year;
}

function disabilityOn({ disability }: SamplePerson, day: IsoDate): Pick<SamplePerson, 'disability'> {
  if (disability === undefined) return {};
  const passed = Temporal.PlainDate.from(REFERENCE_DAY).until(day, { largestUnit: 'day' });
  const moved = (date: IsoDate) => Temporal.PlainDate.from(date).add(passed).toString();
  const { establishedOn, validUntil } = disability;
  return {
    disability: {
      ...disability,
      establishedOn: moved(establishedOn),
      ...(validUntil === undefined ? {} : { validUntil: moved(validUntil) }),
    },
  };
}
