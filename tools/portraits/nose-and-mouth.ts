/** Nose, mouth, and the beard around it. */
import { blend, css } from './colours.ts';
import type { Face } from './face.ts';
import { closedCurve, mirrored, openCurve, type Point, SIDES, type Side, svg } from './path.ts';
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
    svg`<path d="${SIDES.map(dimple).join('')}" fill="none" stroke="${skin.deep}" stroke-width="1.3" stroke-linecap="round" opacity=".4"/>`,
    softSpot('deep', [x, y + f * 2.3 + 1.5], [w * 0.45, 1.8], 0.45, 3),
  ].join('');
}

export function drawBeard(face: Face): string {
  const { beard } = face;
  if (beard === 'none') return '';
  if (beard === 'moustache') return moustache(face, 0.92);
  if (beard === 'stubble')
    return `<g clip-path="url(#outline)"><g filter="url(#shadow)" opacity=".24">${cheekHair(face)}</g></g>${moustache(face, 0.22)}`;
  const length = { goatee: 7, full: 8, long: 34 }[beard];
  const cheeks = beard === 'goatee' ? '' : `<g clip-path="url(#outline)" filter="url(#softer)">${cheekHair(face)}</g>`;
  return `<g opacity=".93">${cheeks}<g filter="url(#softer)">${chinHair(face, length)}</g>${whiskers(face, length)}</g>${moustache(face, 0.95)}`;
}

/** Down over the corners of the mouth, so that it meets the beard. */
function moustache({ middle: { x }, noseLine, mouth, mouthLine, hairTone, beard }: Face, opacity: number): string {
  const lip = mouthLine - mouth.fullness * 0.9;
  const top = noseLine + 5.5;
  const meets = beard !== 'moustache' && beard !== 'stubble';
  const reach = mouth.halfWidth + (meets ? 5 : 3);
  const end = mouthLine + (meets ? 9 : 2.5);
  const path =
    svg`M${x - reach} ${end}Q${x - reach * 0.8} ${top + 2} ${x - 3} ${top}L${x} ${top + 1.4}L${x + 3} ${top}Q${x + reach * 0.8} ${top + 2} ${x + reach} ${end}` +
    svg`Q${x + reach * 0.72} ${lip + 1} ${x} ${lip + 1}Q${x - reach * 0.72} ${lip + 1} ${x - reach} ${end}Z`;
  return svg`<path d="${path}" fill="${hairTone.base}" opacity="${opacity}" filter="url(#soft-edge)"/>`;
}

/** Along the jaw from ear to ear, up to the corners of the mouth and close under the lip. */
function cheekHair({ middle, head, eyeLine, noseLine, mouth, mouthLine, chin, hairTone }: Face): string {
  const { x } = middle;
  const w = head.halfWidth + 3;
  const reach = mouth.halfWidth;
  const right: Point[] = [
    [x, mouthLine + mouth.fullness * 1.9 + 3],
    [x + reach * 0.7, mouthLine + 6],
    [x + reach + 4, mouthLine - 3],
    [x + w * 0.72, noseLine + 13],
    [x + w * 0.88, noseLine - 4],
    [x + w, eyeLine + 12],
  ];
  const line = openCurve(
    mirrored(right, x)
      .toReversed()
      .toSorted((a, b) => a[0] - b[0]),
  );
  return svg`<path d="${line}V${chin + 12}H${x - w}Z" fill="${hairTone.base}"/>`;
}

/** Under the lip and over the chin, `length` beyond it. */
function chinHair({ middle, head, mouth, mouthLine, chin, hairTone, beard }: Face, length: number): string {
  const { x } = middle;
  const half = beard === 'goatee' ? mouth.halfWidth + 4 : head.halfWidth * (head.jaw - 0.08);
  const right: Point[] = [
    [x, mouthLine + mouth.fullness * 1.9 + 3],
    [x + mouth.halfWidth * 0.62, mouthLine + 8],
    [x + half, mouthLine + 6],
    [x + half * 0.86, chin - 8],
    [x + half * (beard === 'long' ? 0.6 : 0.5), chin + length * 0.6],
    [x, chin + length],
  ];
  return `<path d="${closedCurve(mirrored(right, x))}" fill="${hairTone.base}"/>`;
}

/** Fine strokes of lighter and darker hair. */
function whiskers({ middle: { x }, mouth, mouthLine, chin, hairTone, beard }: Face, length: number): string {
  const half = mouth.halfWidth + (beard === 'goatee' ? 0 : 18);
  const strokes = Array.from({ length: 15 }, (_, index) => {
    const across = (index / 14 - 0.5) * 2;
    const from = mouthLine + mouth.fullness * 1.9 + 6 + Math.abs(across) * 3;
    const to = chin + length * 0.6 - Math.abs(across) ** 2 * (18 + length * 0.4);
    const tone = index % 2 === 0 ? hairTone.light : hairTone.deep;
    return svg`<path d="M${x + across * half} ${from}Q${x + across * half * 1.02} ${(from + to) / 2} ${x + across * half * 0.82} ${to}" stroke="${tone}"/>`;
  });
  return `<g fill="none" stroke-width="1.3" stroke-linecap="round" opacity=".3">${strokes.join('')}</g>`;
}
