/** makeIin: an IIN for somebody who does not exist. */
import { createHash } from 'node:crypto';
import { checkDigit } from './check-digit.ts';
import type { Sex } from './iin.ts';

export interface IinFacts {
  /** `YYYY-MM-DD`, from 1800 to 2099. */
  birthday: string;
  sex: Sex;
  /** The same seed gives the same number. */
  seed: string;
}

const SERIALS = 10_000;

/**
 * Birth date, century and sex, a serial number, and the check digit of these.
 * @throws Error where all numbers of that day are taken
 */
export function makeIin({ birthday, sex, seed }: IinFacts, isTaken: (iin: string) => boolean = () => false): string {
  const century = 2 * (Number(birthday.slice(0, 2)) - 18) + (sex === 'male' ? 1 : 2);
  const head = birthday.slice(2).replaceAll('-', '') + century;
  const first = createHash('sha256').update(seed).digest().readUInt32BE(0);
  for (let tried = 0; tried < SERIALS; tried += 1) {
    const eleven = head + String((first + tried) % SERIALS).padStart(4, '0');
    const iin = `${eleven}${checkDigit(eleven)}`;
    // Where there is no check digit, such a number is never issued.
    if (iin.length === 12 && !isTaken(iin)) return iin;
  }
  throw new Error('All IINs of that day are taken');
}
