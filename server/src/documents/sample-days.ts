/** Days of issue for samples: never before what the document says of its holder could be true. */
import { sampleInteger } from './sample-facts.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';

export interface IssueDayLimits {
  from: IsoDate;
  to: IsoDate;
  /** Birthday before which nobody has such a document. */
  minimumAgeYears: number;
}

/** All days of samples are written as of this one. Pictures and tests are made on it, so that they do not change. */
export const REFERENCE_DAY: IsoDate = '2026-11-28';

export function asOf({ asOf: day = REFERENCE_DAY }: SamplePerson): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

/** The day that is as far from the person's day as this one is from the reference day. */
export function broughtForward(person: SamplePerson, day: IsoDate): Temporal.PlainDate {
  const { days } = Temporal.PlainDate.from(REFERENCE_DAY).until(asOf(person), { largestUnit: 'day' });
  return Temporal.PlainDate.from(day).add({ days });
}

/** A day of the last time, of chance: from `first` to `span` days later, both written as of the reference day. */
export function sampleRecentDay(
  person: SamplePerson,
  purpose: string,
  first: IsoDate,
  span: number,
): Temporal.PlainDate {
  return broughtForward(person, first).add({ days: sampleInteger(person, purpose, 0, span) });
}

/** A day from `from` to `to`, both written as of the reference day; later where the holder was too young then, or still had another name. */
export function sampleIssueDay(person: SamplePerson, purpose: string, limits: IssueDayLimits): Temporal.PlainDate {
  const span = Temporal.PlainDate.from(limits.from).until(limits.to, { largestUnit: 'day' }).days;
  const drawn = sampleRecentDay(person, `${purpose} issued`, limits.from, span);
  const oldEnough = dayOfAge(person, limits.minimumAgeYears);
  const named = Temporal.PlainDate.from(person.formerName?.changedOn ?? person.birthday).add({ days: 14 });
  return latest(drawn, oldEnough, named);
}

export function dayOfAge(person: SamplePerson, years: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(person.birthday).add({ years });
}

export function latest(first: Temporal.PlainDate, ...others: Temporal.PlainDate[]): Temporal.PlainDate {
  return others.reduce((late, day) => (Temporal.PlainDate.compare(day, late) > 0 ? day : late), first);
}

/** The two dates of a document that is valid for whole years. */
export function validForYears(issued: Temporal.PlainDate, years: number): { issuedOn: IsoDate; expiresOn: IsoDate } {
  return { issuedOn: issued.toString(), expiresOn: lastValidDay(issued, years) };
}

export function lastValidDay(issued: Temporal.PlainDate, years: number): IsoDate {
  return issued.add({ years }).subtract({ days: 1 }).toString();
}
