/** Where the lines of a chart stand: from 0 to at least the largest value, in whole steps of 1, 2 or 5. */
const LINES = 4;

export function gridLinesOf(largest: number): number[] {
  const rough = Math.max(1, largest / LINES);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const count = Math.max(1, Math.ceil(largest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
