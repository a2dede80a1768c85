/** Skin: neck, ears, the face's light and shade, and the lines that come with the years. */
import type { Face } from './face.ts';
import { SIDES, type Side, svg } from './path.ts';
import { softSpot } from './soft-spot.ts';

export function drawNeck({ middle: { x }, chin, neckLine, neck, skin, head, ageing, maturity }: Face): string {
  const half = neck.halfWidth;
  const flare = 4 + 7 * maturity;
  const path = svg`M${x - half} ${chin - 44}V${chin - 6}Q${x - half} ${neckLine - 6} ${x - half - flare} ${neckLine + 4}Q${x} ${neckLine + 64} ${x + half + flare} ${neckLine + 4}Q${x + half} ${neckLine - 6} ${x + half} ${chin - 6}V${chin - 44}Z`;
  const cast = svg`<ellipse cx="${x}" cy="${chin - 24}" rx="${head.halfWidth * 0.82}" ry="${30 + 10 * maturity}" fill="${skin.deep}" opacity=".55"/>`;
  const lines =
    ageing < 0.35
      ? ''
      : svg`<path d="M${x - 11} ${chin + 14}L${x - 7} ${neckLine + 8}M${x + 12} ${chin + 14}L${x + 7} ${neckLine + 8}" stroke="${skin.deep}" stroke-width="1.6" opacity="${ageing * 0.28}"/>`;
  const shadow = softSpot('deep', [x, chin + 4], [head.halfWidth * 0.8, 18], 0.7, 8);
  return `<path d="${path}" fill="url(#neck)"/><clipPath id="neck-outline"><path d="${path}"/></clipPath><g clip-path="url(#neck-outline)">${shadow}<g filter="url(#softer)">${cast}</g>${lines}</g>`;
}

/** They stand off a little, and grow for life. */
export function drawEars({ middle: { x }, eyeLine, head, skin, maturity, ageing }: Face): string {
  const [rx, ry] = [8.5 + 1.5 * maturity, 13.5 + 4 * maturity + 2.5 * ageing];
  const y = eyeLine + ry * 0.55;
  const ear = (side: Side) => {
    const at = x + side * (head.halfWidth + 1.5);
    const to = (across: number) => at + side * rx * across;
    return [
      svg`<path d="M${to(-0.5)} ${y - ry * 0.8}C${to(0.3)} ${y - ry * 1.25} ${to(1.2)} ${y - ry * 0.8} ${to(0.98)} ${y - ry * 0.1}C${to(0.9)} ${y + ry * 0.5} ${to(0.5)} ${y + ry * 1.15} ${to(-0.2)} ${y + ry * 0.95}Z" fill="${skin.base}"/>`,
      softSpot('deep', [at + side * 0.6, y - 1], [2.4, ry * 0.5], 0.6, 2.5),
      svg`<path d="M${to(0)} ${y - ry * 0.72}C${to(0.5)} ${y - ry * 0.95} ${to(0.86)} ${y - ry * 0.55} ${to(0.68)} ${y - ry * 0.05}C${to(0.6)} ${y + ry * 0.3} ${to(0.4)} ${y + ry * 0.5} ${to(0.2)} ${y + ry * 0.6}" fill="none" stroke="${skin.deep}" stroke-width="1.3" stroke-linecap="round" opacity=".65"/>`,
    ].join('');
  };
  return SIDES.map(ear).join('');
}

export function drawSkin(face: Face): string {
  const { isFemale, middle, head, top, chin, eyeLine, noseLine, mouthLine, outline, maturity, ageing } = face;
  const { x } = middle;
  const w = head.halfWidth;
  const blush = 0.34 - (isFemale ? 0.1 : 0.2) * maturity - 0.05 * ageing;
  const cheekY = noseLine - 1;
  return [
    `<path d="${outline}" fill="url(#face)"/><g clip-path="url(#outline)">`,
    softSpot('deep', [x + w, middle.y + 30], [17, 84], 0.42),
    softSpot('deep', [x - w, middle.y + 30], [11, 84], 0.3),
    softSpot('deep', [x, top + 4], [w, 22], 0.3),
    softSpot('deep', [x, chin + 4], [w * 0.6, 9], 0.45),
    softSpot('light', [x, mouthLine + 20], [11, 6], 0.5 * maturity),
    softSpot('light', [x, (top + eyeLine) / 2 + 6], [w * 0.5, 17], 0.5),
    ...SIDES.map((side) => softSpot('light', [x + side * w * 0.55, cheekY - 6], [15, 8], 0.5)),
    ...SIDES.map((side) => softSpot('blush', [x + side * w * 0.56, cheekY + 4], [17, 12], blush)),
    ...SIDES.map((side) =>
      softSpot('deep', [x + side * w * 0.72, cheekY + 28], [9, 20], 0.1 + 0.3 * ageing * maturity),
    ),
    '</g>',
  ].join('');
}

/** Wrinkles, faint at first: beside the nose, under the eyes, at their corners, on the forehead, at the mouth. */
export function drawWrinkles(face: Face): string {
  const { middle, ageing, head, top, eyeLine, brows, skin } = face;
  if (ageing <= 0.03) return '';
  const { x } = middle;
  const line = (path: string, opacity: number, width = 1.4) =>
    svg`<path d="${path}" fill="none" stroke="${skin.deep}" stroke-width="${width}" stroke-linecap="round" opacity="${Math.max(0, opacity)}"/>`;
  const forehead = [0.42, 0.62, 0.8].map((share, index) => {
    const y = top + (eyeLine - brows.lift - top) * share;
    const half = head.halfWidth * (0.42 + 0.06 * index);
    return svg`M${x - half} ${y + 1.5}Q${x - half * 0.4} ${y - 2.5} ${x} ${y}Q${x + half * 0.5} ${y - 2.5} ${x + half} ${y + 1}`;
  });
  const lines = [
    line(SIDES.map((side) => besideNose(face, side)).join(''), 0.1 + ageing * 0.42, 1.5),
    line(SIDES.map((side) => underEye(face, side)).join(''), ageing * 0.5, 1.3),
    line(SIDES.map((side) => crowsFeet(face, side)).join(''), (ageing - 0.12) * 0.6, 1),
    line(forehead.slice(ageing > 0.55 ? 0 : 1).join(''), (ageing - 0.15) * 0.5, 1.1),
    line(SIDES.map((side) => belowMouth(face, side)).join(''), (ageing - 0.4) * 0.6, 1.2),
  ];
  return lines.join('');
}

function besideNose({ middle: { x }, nose, noseLine, mouth, mouthLine }: Face, side: Side): string {
  const corner = x + side * (mouth.halfWidth + 7);
  return svg`M${x + side * (nose.halfWidth + 4.5)} ${noseLine - 5}Q${corner} ${noseLine + 4} ${corner} ${mouthLine - 1}`;
}

function underEye({ middle: { x }, eyes, eyeLine }: Face, side: Side): string {
  const at = x + side * eyes.apart;
  const w = eyes.halfWidth;
  return svg`M${at - side * w} ${eyeLine + 6}Q${at - side * 2} ${eyeLine + eyes.halfHeight + 8.5} ${at + side * w * 0.85} ${eyeLine + 8}`;
}

function crowsFeet({ middle: { x }, eyes, eyeLine: y }: Face, side: Side): string {
  const at = x + side * (eyes.apart + eyes.halfWidth + 2.5);
  return svg`M${at} ${y - 2}Q${at + side * 5} ${y - 4} ${at + side * 9} ${y - 7}M${at} ${y + 1}L${at + side * 9} ${y + 1}M${at} ${y + 4}Q${at + side * 4} ${y + 5} ${at + side * 7.5} ${y + 8.5}`;
}

function belowMouth({ middle: { x }, mouth, mouthLine }: Face, side: Side): string {
  const at = x + side * (mouth.halfWidth + 4);
  return svg`M${at} ${mouthLine + 4}Q${at + side * 3} ${mouthLine + 11} ${at - side} ${mouthLine + 19}`;
}
