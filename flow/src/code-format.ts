/** The code from what was typed, pasted, or filled in by the phone's keyboard. */
import { digitsOf } from './digits.ts';

export const CODE_LENGTH = 6;

/** Of a whole SMS the six digits that stand alone; else the digits. */
export function readCode(typed: string): string {
  const alone = /(?<!\d)\d{6}(?!\d)/.exec(typed)?.[0];
  return alone ?? digitsOf(typed).slice(0, CODE_LENGTH);
}
