/**
 * When somebody reaches the pension age: men at 63; women at 58 until 2017, half a year later in each year after it, at 61 from
 * 2023 on (Social Code of Kazakhstan, article 207; the steps after 2027 are later than any sample).
 */
import { broughtForward, dayOfAge } from './sample-days.ts';
import type { SamplePerson } from './sample-person.ts';

/** As of the reference day, samples know no later day. */
const LAST_DAY = '2025-12-31';

/** The first day of pension age; undefined where it lies after all samples. */
export function pensionDay(person: SamplePerson): Temporal.PlainDate | undefined {
  const day = person.sex === 'male' ? dayOfAge(person, 63) : womansPensionDay(person);
  return Temporal.PlainDate.compare(day, broughtForward(person, LAST_DAY)) <= 0 ? day : undefined;
}

/** Each calendar year has its own age; the first year whose age she has reached by its end decides. */
function womansPensionDay(person: SamplePerson): Temporal.PlainDate {
  const bornOn = dayOfAge(person, 0);
  for (let halfYears = 0; halfYears < 6; halfYears += 1) {
    const reached = bornOn.add({ months: 58 * 12 + halfYears * 6 });
    if (reached.year <= 2017 + halfYears) {
      // Too late for the year before, she waits for the first day of this one at the earliest.
      const firstDay = Temporal.PlainDate.from({ year: 2017 + halfYears, month: 1, day: 1 });
      return halfYears > 0 && Temporal.PlainDate.compare(reached, firstDay) < 0 ? firstDay : reached;
    }
  }
  return bornOn.add({ years: 61 });
}
