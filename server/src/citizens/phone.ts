/** Phones as people type and paste them, and as the state wants them. */
import { withoutMarks } from './without-marks.ts';

/**
 * Reads a Kazakhstan mobile number: `+7 701 …`, `8 701 …`, `701 …`, `007 701 …`, `tel:` and the like, with blanks, dashes, dots
 * and brackets of any kind, and the invisible marks that come along when a number is copied. Behind `+` or `00` stands the whole number:
 * one digit short is no other number.
 * Returns 11 digits `77XXXXXXXXX`, or undefined where it is no such number.
 */
export function normalizePhone(typed: string): string | undefined {
  const [, subscriber] = /^(?:tel)?(?:\+7|007|[78]?)(7\d{9})$/i.exec(withoutMarks(typed)) ?? [];
  return subscriber === undefined ? undefined : `7${subscriber}`;
}

/** The phone as it may be shown: `7701*****01`. Null for what is no phone: it may be anything. */
export function maskPhone(typed: string): string | null {
  const phone = normalizePhone(typed);
  return phone === undefined ? null : `${phone.slice(0, 4)}*****${phone.slice(-2)}`;
}
