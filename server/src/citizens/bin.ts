/** The business identification number of an organisation. */
import { hasValidCheckDigit } from './check-digit.ts';

/**
 * The 12 digits of a BIN as people write it, with blanks or dashes in between; undefined where it has other characters or a wrong
 * check digit. A sole proprietor has no BIN and gives the IIN, which has the same shape; so nothing more is asked of the digits.
 */
export function normalizeBin(typed: string): string | undefined {
  const bin = typed.replace(/[\s\p{Pd}]/gu, '');
  return hasValidCheckDigit(bin) ? bin : undefined;
}
