/**
 * What a time and a day from outside may be: RFC 3339 to the letter, without leap seconds, in the years that a gateway can
 * meet. So nothing behind the schemas has to bear the year 9999, and everything that passed can be told in epoch milliseconds.
 */

const YEARS = { first: 2000, last: 2100 };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** In place of the validator's own formats of these names. */
export const timeFormats: Record<string, (text: string) => boolean> = { date: isDay, 'date-time': isTime };

/** What a value of the format must be, in words. */
export const timeFormatTexts: Readonly<Record<string, string>> = {
  date: `must be a day such as 2026-11-22, from ${YEARS.first} to ${YEARS.last}`,
  'date-time': `must be a time such as 2026-11-22T10:30:00Z, from ${YEARS.first} to ${YEARS.last}`,
};

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (year < YEARS.first || year > YEARS.last || month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function isTime(text: string): boolean {
  return text[10] === 'T' && isDay(text.slice(0, 10)) && TIME_OF_DAY.test(text.slice(11));
}
