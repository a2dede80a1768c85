/** Numbers as documents in Kazakhstan print them: a comma before decimals, groups of three apart. Of a gap nothing is printed. */

const NO_BREAK_SPACE = '\u00a0';

/** `12345.6` → `12 345,6` with spaces that never break. */
export function printedNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '';
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, NO_BREAK_SPACE);
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** `55960` → `55 960 ₸` */
export function printedTenge(tenge: number | null): string {
  return tenge === null ? '' : `${printedNumber(tenge)}${NO_BREAK_SPACE}₸`;
}

/** For years, floors and other numbers that have no groups. */
export function plainNumber(value: number | null): string {
  return value === null ? '' : String(value);
}
