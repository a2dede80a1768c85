/** Places on a page's image: what Typst's SVG gives in points, and what that is in pixels. */

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Size {
  width: number;
  height: number;
}

/** In whole pixels. */
export interface Box extends Size {
  left: number;
  top: number;
}

export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
