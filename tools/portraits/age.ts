/** What age does to a face. */
export interface AgeTraits {
  /** 0 at birth, 1 from 18: how far the head's proportions are an adult's. */
  maturity: number;
  /** 0 until 30, 1 at 90: lines, thinner lips, heavier lids. */
  ageing: number;
}

const GROWTH: ReadonlyArray<readonly [ageYears: number, maturity: number]> = [
  [0, 0],
  [1, 0.1],
  [3, 0.26],
  [6, 0.43],
  [10, 0.6],
  [14, 0.82],
  [18, 1],
];

export function ageTraits(ageYears: number): AgeTraits {
  return { maturity: along(GROWTH, ageYears), ageing: Math.min(1, Math.max(0, (ageYears - 30) / 60)) };
}

/** The value at `position` on straight lines between the points; the last value beyond them. */
function along(points: ReadonlyArray<readonly [at: number, value: number]>, position: number): number {
  for (const [index, [at, value]] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined) return value;
    if (position < next[0]) return value + ((next[1] - value) * (position - at)) / (next[0] - at);
  }
  throw new RangeError('No points');
}
