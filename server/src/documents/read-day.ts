/**
 * A calendar day as foreign systems write it. The state's own form is local midnight in Asia/Almaty as epoch milliseconds; but
 * the midnight may be that of another zone, or of a zone table without Kazakhstan's change of March 2024, and some write texts or
 * lists. What is no day of the years 1 to 9999 counts as not given: sentinels such as `Long.MAX_VALUE` mean "no end".
 */

import { almatyPlainDate } from '../calendar/almaty-date.ts';
import { DAY_MS, HOUR_MS } from '../clock.ts';

/** A year alone is no day. */
const LAST_YEAR = 9999;
/** As many seconds as there are until the year 2200, which is a quarter of a year in milliseconds. */
const SECONDS_MAX = 7_258_118_400;
/** What a `Temporal.Instant` can hold. */
const LAST_INSTANT_MS = 8.64e15;

/** Undefined where the value tells no day. Never throws. */
export function readDay(value: unknown): Temporal.PlainDate | undefined {
  if (typeof value === 'number') return dayOfNumber(Math.floor(value));
  if (typeof value === 'string') return dayOfText(value.trim());
  // `[2025, 6, 1]`, as Java's serialisers write a LocalDate.
  if (Array.isArray(value)) return plainDay(value[0], value[1], value[2]);
  return typeof value === 'object' && value !== null ? dayOfParts(value) : undefined;
}

interface DayParts {
  year?: unknown;
  month?: unknown;
  monthValue?: unknown;
  day?: unknown;
  dayOfMonth?: unknown;
  /** As the JSON of MongoDB has it. */
  $date?: unknown;
}

/** The month may be a word beside its number. */
function dayOfParts({ year, month, monthValue = month, day, dayOfMonth = day, $date }: DayParts) {
  return typeof $date === 'string' || typeof $date === 'number'
    ? readDay($date)
    : plainDay(year, monthValue, dayOfMonth);
}

/** Numbers are milliseconds since 1970, but for those that tell another thing than a time in the first weeks of that year. */
function dayOfNumber(number: number): Temporal.PlainDate | undefined {
  if (number > 0 && number <= LAST_YEAR) return undefined;
  const [, year, month, day] = COMPACT.exec(String(number)) ?? [];
  const compact = plainDay(Number(year), Number(month), Number(day));
  return compact ?? dayOfInstant(isMidnightInSeconds(number) ? number * 1000 : number);
}

/** No birthday is so near to 1970 but at no midnight; as seconds it is one. */
function isMidnightInSeconds(number: number): boolean {
  const isMidnight = (epochMs: number) => epochMs % (HOUR_MS / 4) === 0;
  return Math.abs(number) < SECONDS_MAX && !isMidnight(number) && isMidnight(number * 1000);
}

function dayOfInstant(epochMs: number): Temporal.PlainDate | undefined {
  if (!(Math.abs(epochMs) <= LAST_INSTANT_MS - DAY_MS)) return undefined;
  const day = almatyPlainDate(epochMs);
  return isGiven(day) ? nearestDay(epochMs, day) : undefined;
}

/**
 * An instant on a full quarter of an hour is midnight somewhere. Every zone's midnight is within half a day of UTC's, so the
 * nearest UTC midnight names its day, whatever the zone was. The last seconds before such an instant end the day before it. Any
 * other time of day happened in Almaty.
 */
function nearestDay(epochMs: number, almatyDay: Temporal.PlainDate): Temporal.PlainDate {
  const fullHourMs = Math.ceil(epochMs / HOUR_MS) * HOUR_MS;
  if (fullHourMs !== epochMs && fullHourMs - epochMs <= 2000) return utcDay(fullHourMs).subtract({ days: 1 });
  return epochMs % (HOUR_MS / 4) === 0 ? utcDay(epochMs) : almatyDay;
}

/** Noon counts to the day that it is in: some write days as noon, to be clear of all midnights. */
function utcDay(epochMs: number): Temporal.PlainDate {
  const days = Math.ceil(epochMs / DAY_MS - 0.5);
  return Temporal.PlainDate.from('1970-01-01').add({ days });
}

/** Behind it, Java names the zone again, in brackets. */
const ISO = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ](\d\d):(\d\d)[^\s[]*?)?(Z|[+-]\d\d:?(?:\d\d)?)?(?:\[[^\]]*\])?$/i;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
const PRINTED = /^(\d\d?)[./-](\d\d?)[./-](\d{4})(?:\D.*)?$/s;
/** Bare, or as older programs of .NET write it. */
const EPOCH = /^(?:\/Date\()?(-?\d{9,19})(?:[+-]\d{4})?(?:\)\/)?$/;

function dayOfText(text: string): Temporal.PlainDate | undefined {
  const epochMs = EPOCH.exec(text)?.[1];
  if (epochMs !== undefined) return dayOfNumber(Number(epochMs));
  const printed = PRINTED.exec(text);
  if (printed !== null) return plainDay(Number(printed[3]), Number(printed[2]), Number(printed[1]));
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso === null) return undefined;
  const [, year, month, day, hour, minute, zone] = iso;
  const written = plainDay(Number(year), Number(month), Number(day));
  // With a zone, the afternoon may be the eve of the day that is meant: `2025-05-31T19:00:00Z` is midnight in Almaty.
  const isAfternoon = zone !== undefined && Number(`${hour}${minute}`) > 1200;
  return written !== undefined && isAfternoon
    ? (dayOfInstant(Date.parse(text.replace(' ', 'T').replace(/\[.*/, ''))) ?? written)
    : written;
}

function plainDay(year: unknown, month: unknown, day: unknown): Temporal.PlainDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return isGiven(date) ? date : undefined;
  } catch {
    return undefined;
  }
}

function isGiven({ year }: Temporal.PlainDate): boolean {
  return year >= 1 && year <= LAST_YEAR;
}
