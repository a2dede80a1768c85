/** Numbers as documents in Kazakhstan print them: a comma before decimals, groups of three apart. */

const NO_BREAK_SPACE = '\u00a0';

/** `12345.6` → `12 345,6` with spaces that never break. */
export function printedNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, NO_BREAK_SPACE);
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** `55960` → `55 960 ₸` */
export function printedTenge(tenge: number): string {
  return `${printedNumber(tenge)}${NO_BREAK_SPACE}₸`;
}
