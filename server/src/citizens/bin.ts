/** The business identification number of an organisation. */
import { hasValidCheckDigit } from './check-digit.ts';

/**
 * Whether `bin` has 12 digits and the right check digit. A sole proprietor has no BIN and gives the IIN, which has the same
 * shape; so nothing more is asked of the digits.
 */
export function isValidBin(bin: string): boolean {
  return hasValidCheckDigit(bin);
}
