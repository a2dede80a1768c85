/**
 * Numbers, dates and times as each language writes them. Kazakh is written by hand: browsers without Kazakh data would show
 * English month names. All times are those of Kazakhstan (one zone since 1 March 2024), whatever the visitor's computer says.
 */
import { currentLanguage } from './i18n/i18n.ts';
import type { Language } from './i18n/languages.ts';

const TIME_ZONE = 'Asia/Almaty';

/** Also as the API writes it. */
type Time = Date | string | number;

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

export function formatNumber(value: number, language = currentLanguage()): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** `12.5%`. */
export function formatShare(share: number, language = currentLanguage()): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** `22 November 2026`, `22 ноября 2026 г.`, `2026 жылғы 22 қараша`. */
export function formatDate(time: Time, language = currentLanguage()): string {
  if (language === 'kk') {
    const { year, month, day } = partsOf(time);
    return `${year} жылғы ${day} ${kazakhMonths[month - 1]}`;
  }
  return formatIn(locales[language], { dateStyle: 'long' }, time);
}

/** The date of the last day before the midnight at which something ends. */
export function formatLastDay(end: string): string {
  return formatDate(Date.parse(end) - 1);
}

/** `22 Nov`, `22 нояб.`, `22 қар.`: for axes and narrow columns. */
export function formatShortDate(time: Time, language = currentLanguage()): string {
  if (language === 'kk') {
    const { month, day } = partsOf(time);
    return `${day} ${kazakhMonths[month - 1]?.slice(0, 3)}.`;
  }
  return formatIn(locales[language], { day: 'numeric', month: 'short' }, time);
}

/** The date, and the time with its zone. */
export function formatDateTime(time: Time, language = currentLanguage()): string {
  return `${formatDate(time, language)}, ${formatTime(time)}`;
}

/** `14:05:09 UTC+5`, alike in all three: who reads it elsewhere would take it for the time of their own computer. */
export function formatTime(time: Time): string {
  return `${clockOf(time)} ${zoneOf(time)}`;
}

/** `UTC+5`; `UTC+6` until 1 March 2024. */
export function zoneOf(time: Time): string {
  const format = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset', timeZone: TIME_ZONE });
  const parts = format.formatToParts(new Date(time));
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
}

/** `29 Nov, 14:05:09`: for tables, whose head tells the zone. Where it is narrow, it breaks before the time alone. */
export function formatMoment(time: Time): string {
  return `${formatShortDate(time).replaceAll(' ', '\u00a0')}, ${clockOf(time)}`;
}

/** `2026-11-29 14:05:09`, as spreadsheets read it. */
export function sortableTime(time: Time): string {
  return `${almatyDay(time)} ${clockOf(time)}`;
}

function clockOf(time: Time): string {
  return formatIn('ru-KZ', { timeStyle: 'medium' }, time);
}

function partsOf(time: Time): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = almatyDay(time).split('-').map(Number);
  return { year, month, day };
}

function formatIn(locale: string, options: Intl.DateTimeFormatOptions, time: Time): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE }).format(new Date(time));
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** `YYYY-MM-DD` in Kazakhstan, as the API takes it. */
export function almatyDay(time: Time): string {
  return formatIn('en-CA', {}, time);
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
