/** isDay: whether a value is a day of the calendar, written `YYYY-MM-DD`. */
import type { IsoDate } from '../../documents/sample-person.ts';

export function isDay(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
