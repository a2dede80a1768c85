/** Nose, mouth, and the beard around it. */
import { blend, css } from './colours.ts';
import type { Face } from './face.ts';
import { openCurve, type Point, SIDES, type Side, svg } from './path.ts';
import { softSpot } from './soft-spot.ts';

export function drawNose({ nose, eyeLine, noseLine: tip, middle: { x }, skin, maturity }: Face): string {
  const w = nose.halfWidth;
  const wing = (side: Side): Point[] => [
    [x + side * w * 0.86, tip - 7.5],
    [x + side * (w + 0.8), tip - 2.5],
    [x + side * w * 0.82, tip + 1.6],
    [x + side * w * 0.5, tip + 0.8],
  ];
  const nostril = (side: Side) =>
    svg`<ellipse cx="${x + side * w * 0.43}" cy="${tip + 1.6}" rx="${w * 0.24}" ry="1.35" fill="#4a2620" opacity=".55" transform="rotate(${side * 14} ${x + side * w * 0.43} ${tip + 1.6})"/>`;
  return [
    softSpot('deep', [x - w * 0.55, eyeLine + nose.length * 0.35], [2, nose.length * 0.4], 0.15 + 0.28 * maturity, 3.5),
    softSpot('light', [x + 1, eyeLine + nose.length * 0.4], [2, nose.length * 0.4], 0.4 + 0.4 * maturity, 3),
    softSpot('light', [x, tip - 4], [w * 0.45, 4.2], 0.8, 3),
    softSpot('deep', [x, tip + 5], [w * 0.8, 2.4], 0.45, 3),
    svg`<path d="${SIDES.map((side) => openCurve(wing(side))).join('')}" fill="none" stroke="${skin.deep}" stroke-width="1.5" stroke-linecap="round" opacity="${0.5 + 0.3 * maturity}"/>`,
    svg`<path d="M${x - w * 0.46} ${tip + 2}Q${x} ${tip + 5} ${x + w * 0.46} ${tip + 2}" fill="none" stroke="${skin.deep}" stroke-width="1.3" opacity=".6"/>`,
    ...SIDES.map(nostril),
  ].join('');
}

export function drawMouth(face: Face): string {
  const { mouth, mouthLine: y, middle, colours, skin, isFemale, ageYears, ageing } = face;
  const { x } = middle;
  const { halfWidth: w, fullness: f, smile } = mouth;
  const isMadeUp = isFemale && ageYears >= 17;
  const lips = blend(colours.skin, isMadeUp ? [184, 66, 76] : [196, 92, 88], (isMadeUp ? 0.58 : 0.46) - 0.12 * ageing);
  const upper = css(blend(lips, [96, 30, 34], 0.16));
  const corner = y - smile;
  const opening = svg`Q${x - w * 0.45} ${y + 0.8} ${x} ${y}Q${x + w * 0.45} ${y + 0.8} ${x + w} ${corner}`;
  const bow = svg`C${x + w * 0.6} ${y - f * 0.9} ${x + w * 0.26} ${y - f * 1.3} ${x} ${y - f * 0.72}C${x - w * 0.26} ${y - f * 1.3} ${x - w * 0.6} ${y - f * 0.9} ${x - w} ${corner}`;
  const below = svg`C${x + w * 0.62} ${y + f * 1.5} ${x + w * 0.3} ${y + f * 1.9} ${x} ${y + f * 1.9}C${x - w * 0.3} ${y + f * 1.9} ${x - w * 0.62} ${y + f * 1.5} ${x - w} ${corner}`;
  const dimple = (side: Side) =>
    svg`M${x + side * (w + 0.5)} ${corner - 2.2}Q${x + side * (w + 3)} ${corner} ${x + side * (w + 1.2)} ${corner + 2.4}`;
  return [
    svg`<path d="M${x - w} ${corner}${opening}${below}Z" fill="${css(lips)}"/><path d="M${x - w} ${corner}${opening}${bow}Z" fill="${upper}"/>`,
    softSpot('white', [x, y + f], [w * 0.34, f * 0.3], 0.3, 1),
    svg`<path d="M${x - w - 0.5} ${corner}${opening}" fill="none" stroke="#6b2f2e" stroke-width="1.3" stroke-linecap="round" opacity=".75"/>`,
    svg`<path d="${SIDES.map(dimple).join('')}" fill="none" stroke="${skin.deep}" stroke-width="1.3" stroke-linecap="round" opacity=".55"/>`,
    softSpot('deep', [x, y + f * 2.3 + 1.5], [w * 0.45, 1.8], 0.45, 3),
  ].join('');
}

export function drawBeard(face: Face): string {
  const { beard } = face;
  if (beard === 'none') return '';
  if (beard === 'moustache') return moustache(face, 0.9);
  if (beard === 'stubble')
    return `<g clip-path="url(#outline)">${chinHair(face, 0.17, 'shadow')}</g>${moustache(face, 0.2)}`;
  return `<g clip-path="url(#outline)">${chinHair(face, 0.76, 'softer')}</g>${moustache(face, 0.82)}`;
}

function moustache({ middle: { x }, noseLine, mouth, mouthLine, hairTone, beard }: Face, opacity: number): string {
  const lip = mouthLine - mouth.fullness * 1.1;
  const top = noseLine + 6.5;
  const reach = mouth.halfWidth + (beard === 'full' ? 6 : 2);
  const path =
    svg`M${x - reach} ${mouthLine + 1.5}Q${x - reach * 0.72} ${top + 2} ${x - 3} ${top}L${x} ${top + 1.4}L${x + 3} ${top}Q${x + reach * 0.72} ${top + 2} ${x + reach} ${mouthLine + 1.5}` +
    svg`Q${x + reach * 0.5} ${lip + 0.5} ${x} ${lip + 1}Q${x - reach * 0.5} ${lip + 0.5} ${x - reach} ${mouthLine + 1.5}Z`;
  return svg`<path d="${path}" fill="${hairTone.base}" opacity="${opacity}"/>`;
}

/** Along the jaw from ear to ear, with the mouth left free. */
function chinHair(face: Face, opacity: number, blur: string): string {
  const { middle, head, noseLine, mouth, mouthLine, chin, hairTone } = face;
  const { x } = middle;
  const w = head.halfWidth + 4;
  const reach = mouth.halfWidth + 1;
  const line: Point[] = [
    [x - w, noseLine - 22],
    [x - w * 0.86, noseLine + 8],
    [x - reach - 3, mouthLine - 3],
    [x - reach + 1, mouthLine + 7],
    [x, mouthLine + mouth.fullness * 1.9 + 3.5],
    [x + reach - 1, mouthLine + 7],
    [x + reach + 3, mouthLine - 3],
    [x + w * 0.86, noseLine + 8],
    [x + w, noseLine - 22],
  ];
  return svg`<path d="${openCurve(line)}V${chin + 12}H${x - w}Z" fill="${hairTone.base}" opacity="${opacity}" filter="url(#${blur})"/>`;
}
