/**
 * Draws the static artwork of the templates: the two faces' paper, the light on the header band, the emblem and the sample mark.
 * All of it is our own geometry and imitates no security feature. Run `node server/src/rendering/draw-assets.ts` after a change; the results are committed, and a
 * test compares them with this file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawSampleMark } from './draw-sample-mark.ts';

type Point = readonly [x: number, y: number];

/** Points of the templates: as wide as a card's face and as high as the passport's page; a template clips what it does not need. */
const PAPER = { width: 572, height: 402.5 };
const BAND = { width: 572, height: 54 };
const COLOURS = { teal: '#00697f', gold: '#e9bd4f', line: '#2f9db0', sand: '#c9a24a' };

export const assetsFolder = fileURLToPath(new URL('templates/assets/', import.meta.url));

/** File name → SVG text. */
export function drawAssets(): Record<string, string> {
  return {
    'face-front.svg': drawPaper('front'),
    'face-back.svg': drawPaper('back'),
    'band-light.svg': drawBandLight(),
    'emblem.svg': drawEmblem(),
    'sample-mark.svg': drawSampleMark(),
  };
}

function drawPaper(side: 'front' | 'back'): string {
  const { width, height } = PAPER;
  const ornament = side === 'front' ? drawRosette([420, 214], 118) : drawRosette([150, 132], 96);
  return svg(width, height, [
    `<defs><linearGradient id="paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#eaf6f9"/><stop offset=".55" stop-color="#fbf8ec"/><stop offset="1" stop-color="#e4f3f1"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#paper)"/>`,
    drawWaves(side === 'front' ? 0 : 1.9),
    ornament,
  ]);
}

/** Light that falls from the right on the header band of whatever colour, and the golden line below it. */
function drawBandLight(): string {
  const { width, height } = BAND;
  return svg(width, height, [
    `<defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff" stop-opacity=".16"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height - 2}" fill="url(#light)"/>`,
    `<rect y="${height - 2}" width="${width}" height="2" fill="${COLOURS.gold}"/>`,
  ]);
}

function drawWaves(phase: number): string {
  const lines = range(20).map((index) => {
    const baseline = 12 + index * 20;
    const points = range(7).map((step): Point => {
      const x = step * 96;
      return [x, baseline + 11 * Math.sin(x / 48 + phase + index * 0.11) + 4 * Math.sin(x / 27 + index * 0.2)];
    });
    return `<path d="${smoothPath(points)}"/>`;
  });
  return `<g fill="none" stroke="${COLOURS.line}" stroke-width=".5" stroke-opacity=".17">${lines.join('')}</g>`;
}

function drawRosette([centreX, centreY]: Point, radius: number): string {
  const petals = range(8).map((index) => {
    // A point at the top and at the foot of each of its eight waves is enough: each piece of a curve costs time in every document.
    const points = range(17).map((step): Point => {
      const angle = ((step + 0.5) * Math.PI - index * 0.7) / 8;
      const reach = radius * (step % 2 === 0 ? 0.98 : 0.46);
      return [centreX + reach * Math.cos(angle), centreY + reach * Math.sin(angle)];
    });
    return `<path d="${smoothPath(points)}"/>`;
  });
  return `<g fill="none" stroke="${COLOURS.sand}" stroke-width=".5" stroke-opacity=".22">${petals.join('')}</g>`;
}

/** A sun around the crown of a yurt. */
function drawEmblem(): string {
  const rays = range(32).map((index) => {
    const angle = (index / 32) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const halfWidth = 1.7;
    const at = (reach: number, side: number): string =>
      `${round(50 + reach * cos - side * sin)} ${round(50 + reach * sin + side * cos)}`;
    return `M${at(27, halfWidth)}L${at(42, 0)}L${at(27, -halfWidth)}Z`;
  });
  const crown = [-9, 0, 9].flatMap((shift) => [
    `M${50 + shift - (shift === 0 ? 0 : shift / 3)} 30Q${50 + shift} 50 ${50 + shift - (shift === 0 ? 0 : shift / 3)} 70`,
    `M30 ${50 + shift - (shift === 0 ? 0 : shift / 3)}Q50 ${50 + shift} 70 ${50 + shift - (shift === 0 ? 0 : shift / 3)}`,
  ]);
  return svg(100, 100, [
    `<circle cx="50" cy="50" r="47.5" fill="none" stroke="${COLOURS.gold}" stroke-width="2.4"/>`,
    `<path d="${rays.join('')}" fill="${COLOURS.gold}"/><circle cx="50" cy="50" r="24" fill="${COLOURS.gold}"/>`,
    `<g fill="none" stroke="${COLOURS.teal}"><circle cx="50" cy="50" r="20" stroke-width="2.6"/><path d="${crown.join('')}" stroke-width="1.8"/></g>`,
  ]);
}

/** A curve through all points, as cubic pieces whose tangents follow the neighbours (Catmull–Rom). */
function smoothPath(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0];
  const pieces = points.slice(1).map((end, index) => {
    const [before, start, after] = [at(index - 1), at(index), at(index + 2)];
    const first: Point = [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6];
    const second: Point = [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6];
    return `C${pair(first)} ${pair(second)} ${pair(end)}`;
  });
  return `M${pair(at(0))}${pieces.join('')}`;
}

function svg(width: number, height: number, parts: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join('')}</svg>\n`;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const round = (value: number): number => Math.round(value * 10) / 10;
const pair = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

if (import.meta.main) {
  for (const [name, text] of Object.entries(drawAssets())) writeFileSync(join(assetsFolder, name), text);
}
