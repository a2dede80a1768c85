/** Eyes, brows and glasses. */
import { css } from './colours.ts';
import type { Face } from './face.ts';
import { curve, moveTo, openCurve, type Point, SIDES, type Side, svg } from './path.ts';
import { softSpot } from './soft-spot.ts';

export function drawEye(face: Face, side: Side): string {
  const { middle, eyes, eyeLine: y, colours, skin, isFemale, maturity } = face;
  const x = middle.x + side * eyes.apart;
  const { halfWidth: w, halfHeight: h, iris } = eyes;
  const { upper, lower } = lids(face, x, side);
  const eye = `${moveTo(upper[0] ?? [x, y])}${curve(upper)}${curve(lower)}Z`;
  const id = side > 0 ? 'right-eye' : 'left-eye';
  const lash = isFemale ? 1.7 + 0.7 * maturity : 1.7;
  return [
    softSpot('deep', [x, y - 3], [w * 1.25, h * 1.8], 0.3, 5),
    `<clipPath id="${id}"><path d="${eye}"/></clipPath><path d="${eye}" fill="#f6f2ee"/><g clip-path="url(#${id})">`,
    svg`<circle cx="${x}" cy="${y - 0.6}" r="${iris}" fill="${css(colours.iris)}"/><circle cx="${x}" cy="${y - 0.6}" r="${iris - 0.5}" fill="none" stroke="#1a1310" stroke-opacity=".5"/>`,
    svg`<ellipse cx="${x}" cy="${y + iris * 0.4}" rx="${iris * 0.62}" ry="${iris * 0.36}" fill="#fff" opacity=".16"/><circle cx="${x}" cy="${y - 0.6}" r="${iris * 0.46}" fill="#0d0a09"/>`,
    svg`<circle cx="${x - iris * 0.32}" cy="${y - iris * 0.42}" r="${iris * 0.22}" fill="#fff"/><path d="${openCurve(upper)}" fill="none" stroke="#2a1c18" stroke-width="5" opacity=".2"/></g>`,
    svg`<path d="${openCurve(lower)}" fill="none" stroke="${skin.deep}" stroke-width="1" opacity=".65"/>`,
    svg`<path d="${openCurve(upper)}" fill="none" stroke="#2b1f1b" stroke-width="${lash}" stroke-linecap="round" opacity="${0.72 + 0.2 * maturity}"/>`,
    drawCrease(face, upper),
    drawLashes(face, x, side),
    drawBrow(face, x, side),
  ].join('');
}

/** From the inner corner over the eye to the outer one, and back below it. */
function lids({ eyes, eyeLine: y, ageing }: Face, x: number, side: Side): { upper: Point[]; lower: Point[] } {
  const { halfWidth: w, halfHeight: h, slant, fold } = eyes;
  const at = (across: number, up: number): Point => [x + side * w * across, y - up];
  const inner = at(-1, -1.8);
  const outer = at(1, slant);
  // A covered crease makes the inner half of the lid flatter; with age the outer half sinks.
  const upper = [
    inner,
    at(-0.5, h * (0.82 - 0.16 * fold)),
    at(0.05, h),
    at(0.6, h * (0.74 - 0.16 * ageing) + slant * 0.4),
    outer,
  ];
  const lower = [outer, at(0.55, -h * 0.56 + slant * 0.3), at(-0.1, -h * 0.78), at(-0.6, -h * 0.56 - 0.6), inner];
  return { upper, lower };
}

/** The crease of the upper lid: low and short where a fold covers it, deep and heavy with age. */
function drawCrease({ eyes, skin, ageing, maturity }: Face, upper: readonly Point[]): string {
  const gap = 3.4 - 1.3 * eyes.fold + 0.8 * (1 - maturity);
  const points = upper.map(([x, y], index): Point => [x, y - gap * (index === 0 ? 0.3 + 0.4 * (1 - eyes.fold) : 1)]);
  const opacity = 0.85 - 0.45 * eyes.fold + 0.15 * ageing;
  return svg`<path d="${openCurve(points)}" fill="none" stroke="${skin.deep}" stroke-width="${1.1 + 0.7 * ageing}" stroke-linecap="round" opacity="${opacity}"/>`;
}

function drawLashes({ isFemale, maturity, ageing, eyes, eyeLine }: Face, x: number, side: Side): string {
  if (!isFemale) return '';
  const at = x + side * eyes.halfWidth;
  const y = eyeLine - eyes.slant;
  const opacity = (0.35 + 0.5 * maturity) * (1 - 0.6 * ageing);
  return svg`<path d="M${at - side * 3} ${y - 1.6}L${at + side * 2.6} ${y - 3}M${at - side * 6} ${y - 3}L${at - side * 1.4} ${y - 5.2}" stroke="#2b1f1b" stroke-width="1.2" stroke-linecap="round" opacity="${opacity}"/>`;
}

/** Thick towards the nose, pointed at the temple. */
function drawBrow({ brows, eyes, eyeLine, browColour, maturity, ageing }: Face, x: number, side: Side): string {
  const y = eyeLine - brows.lift;
  const w = eyes.halfWidth;
  const t = brows.thickness;
  const at = (across: number, down: number): Point => [x + side * w * across, y + down];
  const sunk = ageing * 1.6;
  const upper = [at(-1.1, 0.4), at(-0.4, -t * 0.5 - brows.arch * 0.62), at(0.45, -brows.arch), at(1.45, 2.2 + sunk)];
  const lower = [
    at(1.45, 2.2 + sunk),
    at(0.45, t * 0.8 - brows.arch),
    at(-0.4, t * 0.55 - brows.arch * 0.45),
    at(-1.06, t + 0.2),
  ];
  const path = `${openCurve(upper)}${curve(lower)}Z`;
  return svg`<path d="${path}" fill="${browColour}" opacity="${0.5 + 0.34 * maturity}"/>`;
}

export function drawGlasses({
  eyes,
  eyeLine: y,
  middle: { x },
  head: { halfWidth },
  hair,
  isFemale,
  ageYears,
}: Face): string {
  const half = Math.min(20.5, eyes.apart - 5);
  // The hair's side stands for a taste that needs no number of its own.
  const isRound = ageYears < 14 || isFemale === hair.mirror > 0;
  const frame = ageYears < 14 ? '#3f5f8a' : isRound ? '#5b4636' : '#2b2c31';
  const lens = (side: Side) =>
    svg`<rect x="${x + side * eyes.apart - half}" y="${y - 14}" width="${half * 2}" height="29" rx="${isRound ? 13.5 : 8}"/>`;
  const arm = (side: Side) => svg`M${x + side * (eyes.apart + half)} ${y - 5}L${x + side * (halfWidth + 2)} ${y - 3}`;
  const glint = (side: Side) =>
    svg`M${x + side * eyes.apart - 11} ${y + 7}L${x + side * eyes.apart - 3} ${y - 10}L${x + side * eyes.apart + 2} ${y - 10}L${x + side * eyes.apart - 6} ${y + 9}Z`;
  const bridge = svg`M${x - eyes.apart + half} ${y - 3}Q${x} ${y - 9} ${x + eyes.apart - half} ${y - 3}`;
  return (
    `<g fill="#fff" fill-opacity=".08" stroke="${frame}" stroke-width="2.2">${SIDES.map(lens).join('')}` +
    `<path d="${bridge}${SIDES.map(arm).join('')}" fill="none"/></g><path d="${SIDES.map(glint).join('')}" fill="#fff" opacity=".13"/>`
  );
}
