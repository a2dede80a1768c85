/**
 * Numbers, dates and times as each language writes them. Kazakh is written by hand: browsers without Kazakh data would show
 * English month names. All times are those of Kazakhstan (one zone since 1 March 2024), whatever the visitor's computer says.
 */
import type { Language } from './i18n/languages.ts';

const TIME_ZONE = 'Asia/Almaty';

const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];

/** Kazakh and Russian group by thin spaces and write a decimal comma; so the Russian form serves both. */
const locales: Record<Language, string> = { kk: 'ru-KZ', ru: 'ru-KZ', en: 'en-GB' };

export function formatNumber(value: number, language: Language, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locales[language], options).format(value);
}

/** `22 November 2026`, `22 ноября 2026 г.`, `2026 жылғы 22 қараша`. */
export function formatDate(date: Date, language: Language): string {
  if (language === 'kk') {
    const { year, month, day } = partsOf(date);
    return `${year} жылғы ${day} ${kazakhMonths[month - 1]}`;
  }
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: TIME_ZONE }).format(date);
}

/** `22 Nov`, `22 нояб.`, `22 қар.`: for axes and narrow columns. */
export function formatShortDate(date: Date, language: Language): string {
  if (language === 'kk') {
    const { month, day } = partsOf(date);
    return `${day} ${kazakhMonths[month - 1]?.slice(0, 3)}.`;
  }
  const options = { day: 'numeric', month: 'short', timeZone: TIME_ZONE } as const;
  return new Intl.DateTimeFormat(locales[language], options).format(date);
}

/** The date, and the time with its zone. */
export function formatDateTime(date: Date, language: Language): string {
  return `${formatDate(date, language)}, ${formatTime(date)}`;
}

/** `14:05:09 UTC+5`, alike in all three: who reads it elsewhere would take it for the time of their own computer. */
export function formatTime(date: Date): string {
  return `${clockOf(date)} ${zoneOf(date)}`;
}

/** `UTC+5`; `UTC+6` until 1 March 2024. */
export function zoneOf(date: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset', timeZone: TIME_ZONE }).formatToParts(date);
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
}

/** `29 Nov, 14:05:09`: for tables, whose head tells the zone. Where it is narrow, it breaks before the time alone. */
export function formatMoment(date: Date, language: Language): string {
  return `${formatShortDate(date, language).replaceAll(' ', '\u00a0')}, ${clockOf(date)}`;
}

/** `2026-11-29 14:05:09`, as spreadsheets read it. */
export function sortableTime(date: Date): string {
  return `${almatyDay(date)} ${clockOf(date)}`;
}

function clockOf(date: Date): string {
  return new Intl.DateTimeFormat('ru-KZ', { timeStyle: 'medium', timeZone: TIME_ZONE }).format(date);
}

function partsOf(date: Date): { year: number; month: number; day: number } {
  const zoned = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(date);
  const [year = 0, month = 0, day = 0] = zoned.split('-').map(Number);
  return { year, month, day };
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** `YYYY-MM-DD` in Kazakhstan, as the API takes it. */
export function almatyDay(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(date);
}

/** The midnight in Kazakhstan at which the day, or so many days later, begins; undefined for what is no day. */
export function midnightOf(day: string, daysLater = 0): string | undefined {
  const time = Date.parse(`${day}T00:00:00+05:00`);
  return Number.isNaN(time) ? undefined : new Date(time + daysLater * DAY_MS).toISOString();
}

/** Noon of that day, to be formatted: far from both its midnights. */
export function ofDay(day: string): Date {
  return new Date(`${day}T12:00:00+05:00`);
}
