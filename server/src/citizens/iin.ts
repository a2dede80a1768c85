/** The individual identification number: shape, check digit, and the sex its seventh digit tells. */
import { hasValidCheckDigit } from './check-digit.ts';

export type Sex = 'male' | 'female';

/**
 * Whether `iin` has 12 digits and the right check digit. Since 2013 an IIN need not match the birth date or the sex, so nothing
 * more can be said of it.
 */
export function isValidIin(iin: string): boolean {
  return hasValidCheckDigit(iin);
}

/** The sex by the seventh digit: odd male, even female; null for 0, which foreigners without this datum have. */
export function sexOfIin(iin: string): Sex | null {
  const digit = Number(iin[6]);
  if (digit === 0) return null;
  return digit % 2 === 1 ? 'male' : 'female';
}

/** The IIN as the organisation's log shows it: `********0017`. Null for what has not the shape of an IIN: it may be anything. */
export function maskIin(iin: string): string | null {
  return /^\d{12}$/.test(iin) ? maskedIin(iin.slice(-4)) : null;
}

export function maskedIin(lastFour: string): string {
  return `********${lastFour}`;
}
