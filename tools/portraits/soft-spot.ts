/**
 * Soft light and shade without filters: an ellipse that fades to its edge. The SVG renderer takes some 10 ms for every blurred
 * element and next to nothing for a gradient.
 */
import type { Face } from './face.ts';
import { svg } from './path.ts';

export type SpotTone = 'light' | 'deep' | 'blush' | 'white';

/** The ellipse's edge lies `blur` beyond the two radii, as that of a blurred one would. */
export function softSpot(
  tone: SpotTone,
  [cx, cy]: readonly [number, number],
  [rx, ry]: readonly [number, number],
  opacity: number,
  blur = 14,
): string {
  return svg`<ellipse cx="${cx}" cy="${cy}" rx="${rx + blur}" ry="${ry + blur}" fill="url(#spot-${tone})" opacity="${Math.max(0, opacity)}"/>`;
}

export function spotGradients({ skin }: Face): string {
  const colours: Record<SpotTone, string> = { light: skin.light, deep: skin.deep, blush: '#e0695c', white: '#fff' };
  const stops = (colour: string) =>
    [
      [0, 1],
      [0.3, 0.82],
      [0.55, 0.45],
      [0.8, 0.12],
      [1, 0],
    ]
      .map(([offset, alpha]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${alpha}"/>`)
      .join('');
  return Object.entries(colours)
    .map(([tone, colour]) => `<radialGradient id="spot-${tone}">${stops(colour)}</radialGradient>`)
    .join('');
}
