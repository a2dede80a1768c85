/** Sums of money as documents print them, by Kazakh habit: thousands apart, the tenge sign behind. */

/** `55960` → `55 960 ₸`, with spaces that do not break. */
export function printedTenge(tenge: number): string {
  const digits = String(Math.trunc(tenge)).replace(/\B(?=(?:[0-9]{3})+$)/g, '\u00a0');
  return `${digits}\u00a0₸`;
}
