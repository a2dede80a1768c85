/** Days of issue for samples: never before what the document says of its holder could be true. */
import { sampleInteger } from './sample-facts.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';

export interface IssueDayLimits {
  from: IsoDate;
  to: IsoDate;
  /** Birthday before which nobody has such a document. */
  minimumAgeYears: number;
}

/** A day from `from` to `to`; later where the holder was too young then, or still had another name. */
export function sampleIssueDay(person: SamplePerson, purpose: string, limits: IssueDayLimits): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(limits.from);
  const span = from.until(limits.to, { largestUnit: 'day' }).days;
  const drawn = from.add({ days: sampleInteger(person, `${purpose} issued`, 0, span) });
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

/** The last day of a document that is valid for whole years. */
export function lastValidDay(issued: Temporal.PlainDate, years: number): IsoDate {
  return issued.add({ years }).subtract({ days: 1 }).toString();
}
