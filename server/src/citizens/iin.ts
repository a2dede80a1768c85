/** The individual identification number: shape, check digit, and the sex its seventh digit tells. */

export type Sex = 'male' | 'female';

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Whether `iin` has 12 digits and the right check digit. Since 2013 an IIN need not match the birth date or the sex, so nothing
 * more can be said of it.
 */
export function isValidIin(iin: string): boolean {
  if (!/^[0-9]{12}$/.test(iin)) return false;
  return iinCheckDigit(iin.slice(0, 11)) === Number(iin[11]);
}

/** The check digit for the first 11 digits, or undefined where such a number is never issued. */
export function iinCheckDigit(firstElevenDigits: string): number | undefined {
  const first = weightedSum(firstElevenDigits, FIRST_WEIGHTS) % 11;
  if (first < 10) return first;
  const second = weightedSum(firstElevenDigits, SECOND_WEIGHTS) % 11;
  return second < 10 ? second : undefined;
}

/** The sex by the seventh digit: odd male, even female; null for 0, which foreigners without this datum have. */
export function sexOfIin(iin: string): Sex | null {
  const digit = Number(iin[6]);
  if (digit === 0) return null;
  return digit % 2 === 1 ? 'male' : 'female';
}

function weightedSum(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
