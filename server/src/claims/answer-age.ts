/** Whether the holder has reached an age on a day. What the state says of the birth decides, never the digits of an IIN. */
import { type Facts, isBefore } from './facts.ts';

/** Nobody is so old: systems write such days where they know none. */
const OLDEST_YEARS = 125;

export function answerAge(years: number, { birthDay, today }: Pick<Facts, 'birthDay' | 'today'>): boolean | null {
  if (birthDay === null || isBefore(today, birthDay)) return null;
  if (!isBefore(today, birthDay.add({ years: OLDEST_YEARS }))) return null;
  return !isBefore(today, reachedOn(birthDay, years));
}

/** Who was born on 29 February has a year more on 1 March, where the year has no such day: before it, the last year is not over. */
function reachedOn(birthDay: Temporal.PlainDate, years: number): Temporal.PlainDate {
  const day = birthDay.add({ years });
  return day.day === birthDay.day ? day : day.add({ days: 1 });
}
