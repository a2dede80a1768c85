/** The phone as it is typed behind the `+7` that stands before the field: `701 000 00 01`. */
import { normalizePhone } from '../../server/src/citizens/phone.ts';
import { withoutMarks } from '../../server/src/citizens/without-marks.ts';

/** Of a national number. One more is let stand, so that a number with one digit too many is not taken for another. */
const MOST_DIGITS = 11;

/** What was typed or pasted, in whatever form, as the field shows it. */
export function formatPhone(typed: string): string {
  const whole = normalizePhone(typed);
  const digits = whole?.slice(1) ?? nationalDigits(typed);
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)].filter(Boolean).join(' ');
}

/** What is not whole yet: without the country code, where it certainly is one. */
function nationalDigits(typed: string): string {
  const plain = withoutMarks(typed);
  const digits = plain.replace(/^(?:tel)?(?:\+7|007|8)/i, '').replace(/\D/g, '');
  return digits.slice(0, MOST_DIGITS);
}

/** `7701*****01` as people read it: `+7 701 *** ** 01`. */
export function readableMaskedPhone(masked: string): string {
  const [, operator, end] = /^7(\d{3})\*+(\d{2})$/.exec(masked) ?? [];
  return operator === undefined ? masked : `+7\u00a0${operator}\u00a0***\u00a0**\u00a0${end}`;
}
