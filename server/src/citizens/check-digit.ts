/** The check digit that the IIN of a person and the BIN of an organisation share. */

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** Whether `number` has 12 digits, of which the last is the check digit of the others. */
export function hasValidCheckDigit(number: string): boolean {
  if (!/^[0-9]{12}$/.test(number)) return false;
  return checkDigit(number.slice(0, 11)) === Number(number[11]);
}

/** The check digit for the first 11 digits, or undefined where such a number is never issued. */
export function checkDigit(firstElevenDigits: string): number | undefined {
  const first = weightedSum(firstElevenDigits, FIRST_WEIGHTS) % 11;
  if (first < 10) return first;
  const second = weightedSum(firstElevenDigits, SECOND_WEIGHTS) % 11;
  return second < 10 ? second : undefined;
}

function weightedSum(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
