/** Small tools for writing SVG: smooth curves through points, and short numbers. */

export type Point = readonly [x: number, y: number];

/** Both sides of a face: −1 is the left of the picture. */
export const SIDES = [-1, 1] as const;
export type Side = (typeof SIDES)[number];

/** A template whose numbers have two decimals at most: half the bytes, and no platform's last digit. */
export function svg(strings: TemplateStringsArray, ...values: ReadonlyArray<string | number>): string {
  return String.raw(
    { raw: strings },
    ...values.map((value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)),
  );
}

export const moveTo = ([x, y]: Point): string => svg`M${x} ${y}`;

/** Continues from the first point through all others (Catmull-Rom as Bézier curves). */
export function curve(points: readonly Point[]): string {
  return through(points, (index) => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0]);
}

export const openCurve = (points: readonly Point[]): string => `${points[0] ? moveTo(points[0]) : ''}${curve(points)}`;

/** Round everywhere, where it begins too. */
export function closedCurve(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? first;
  return `${moveTo(first)}${through([...points, first], at)}Z`;
}

function through(points: readonly Point[], at: (index: number) => Point): string {
  return points
    .slice(1)
    .map((to, index) => {
      const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
      const leave = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const;
      const arrive = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const;
      return svg`C${leave[0]} ${leave[1]} ${arrive[0]} ${arrive[1]} ${to[0]} ${to[1]}`;
    })
    .join('');
}

/** The points and, from the last to the first, their mirror images about the line `x`. Points on the line stay single. */
export function mirrored(points: readonly Point[], x: number): Point[] {
  const images = points.filter(([px]) => px !== x).map(([px, py]): Point => [2 * x - px, py]);
  return [...points, ...images.toReversed()];
}
