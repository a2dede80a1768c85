/** The state dates documents by days in Almaty, and writes a day as the milliseconds of its midnight there. */

const parts = new Intl.DateTimeFormat('en', {
  calendar: 'gregory',
  numberingSystem: 'latn',
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * The day in Almaty, such as `2026-11-29`, of what `docIssuedDate` and the like hold. Never add six hours instead: Almaty has had
 * five since 1 March 2024, and other hours before.
 *
 * @throws RangeError where this is no time
 */
export function almatyDate(time: number | Date): string {
  const {
    year = '',
    month,
    day,
  } = Object.fromEntries(parts.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${year.padStart(4, '0')}-${month}-${day}`;
}
