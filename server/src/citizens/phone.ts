/** Phones as people type them, and as the state wants them. */

/**
 * Reads a Kazakhstan mobile number: `+7 701 …`, `8 701 …`, `701 …` and the like, with spaces, hyphens, dots and brackets.
 * Returns 11 digits `77XXXXXXXXX`, or undefined where it is no such number.
 */
export function normalizePhone(typed: string): string | undefined {
  const digits = typed
    .trim()
    .replace(/^\+/, '')
    .replace(/[\s().-]/g, '');
  if (!/^\d{10,11}$/.test(digits)) return undefined;
  const full = digits.length === 10 ? `7${digits}` : digits.replace(/^8/, '7');
  return /^77\d{9}$/.test(full) ? full : undefined;
}

/** The phone as it may be shown: `7701*****01`. Null for what is no phone: it may be anything. */
export function maskPhone(typed: string): string | null {
  const phone = normalizePhone(typed);
  return phone === undefined ? null : `${phone.slice(0, 4)}*****${phone.slice(-2)}`;
}
