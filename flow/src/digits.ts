/** The digits in what people type and paste. */
import { withoutMarks } from '../../server/src/citizens/without-marks.ts';

export function digitsOf(typed: string): string {
  return withoutMarks(typed).replace(/\D/g, '');
}

/** The place in a text behind as many digits as stand `before`. */
export function placeBehindDigits(text: string, before: string): number {
  const count = digitsOf(before).length;
  let seen = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (seen === count) return place;
    if (/\d/.test(text[place] ?? '')) seen += 1;
  }
  return text.length;
}
