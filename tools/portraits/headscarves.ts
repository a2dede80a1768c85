/** Head scarves: wrapped round hair and neck, tied at the nape, or a grandmother's kimeshek. */
import { css, darker, type Rgb, towards } from './colours.ts';
import type { Face } from './face.ts';
import { closedCurve, mirrored, openCurve, type Point, svg } from './path.ts';

interface Cloth {
  base: string;
  shade: string;
  light: string;
}

/** A tied scarf leaves the hair above the forehead to be seen. */
export const hidesHair = ({ headscarf }: Face): boolean => headscarf === 'wrapped' || headscarf === 'kimeshek';

/** What of a tied scarf is seen behind the neck. */
export function drawHeadscarfBehind(face: Face): string {
  if (face.headscarf !== 'tied') return '';
  const { middle, head, noseLine, mouthLine, chin } = face;
  const at = (across: number, y: number): Point => [middle.x + head.halfWidth * across, y];
  const right = [at(1, noseLine - 20), at(1.02, mouthLine), at(0.72, chin + 4), at(0.3, chin + 10)];
  return svg`<path d="${closedCurve(mirrored(right, middle.x))}" fill="${clothOf(face).shade}"/>`;
}

export function drawHeadscarf(face: Face): string {
  if (face.headscarf === undefined) return '';
  return face.headscarf === 'tied' ? drawTied(face) : drawWrapped(face);
}

const CLOTHS: readonly Rgb[] = [
  [120, 66, 84],
  [46, 86, 104],
  [98, 92, 136],
  [62, 96, 82],
];
const WHITE: Rgb = [240, 237, 230];

function clothOf({ headscarf, ageYears }: Face): Cloth {
  const base = headscarf === 'kimeshek' ? WHITE : (CLOTHS[ageYears % CLOTHS.length] ?? WHITE);
  return { base: css(base), shade: css(darker(base, 0.8)), light: css(towards(base, 255, 0.3)) };
}

function drawWrapped(face: Face): string {
  const { middle, head, top, chin, eyeLine, noseLine, mouthLine, neckLine, brows, headscarf } = face;
  const w = head.halfWidth;
  const forehead = eyeLine - brows.lift - top;
  const at = (across: number, y: number, beside = 0): Point => [middle.x + w * across + beside, y];
  const outer = [
    [middle.x, top - 9] as const,
    at(0.5, top - 2),
    at(0.9, top + 26, 3),
    at(1, middle.y - 28, 10),
    at(1, eyeLine + 18, 14),
    at(0.98, mouthLine + 4, 14),
    at(0.98, chin + 4, 15),
    at(1.1, neckLine + 18, 18),
    at(1, neckLine + 62, 12),
    at(0.55, neckLine + 88),
    [middle.x, neckLine + 96] as const,
  ];
  const opening = [
    [middle.x, top + forehead * 0.4] as const,
    at(0.55, top + forehead * 0.5),
    at(0.86, top + forehead * 0.86),
    at(0.95, eyeLine + 8),
    at(head.cheek * 0.93, noseLine),
    at(head.jaw * 0.93, mouthLine - 2),
    at(head.chin + 0.1, chin - 12),
    [middle.x, chin - 1] as const,
  ];
  const cloth = clothOf(face);
  const edge = closedCurve(mirrored(opening, middle.x));
  const hem = `<path d="${edge}" fill="none" stroke="${cloth.shade}" stroke-width="7" opacity=".35" clip-path="url(#outline)"/>`;
  const body = `<path d="${closedCurve(mirrored(outer, middle.x))}${edge}" fill="${cloth.base}" fill-rule="evenodd"/>`;
  const trim =
    headscarf === 'kimeshek'
      ? `<path d="${edge}" fill="none" stroke="#9c3d3f" stroke-width="5"/><path d="${edge}" fill="none" stroke="#e7c66b" stroke-width="2.2" stroke-dasharray="3 4"/>`
      : `<path d="${edge}" fill="none" stroke="${cloth.light}" stroke-width="1.6" opacity=".7"/>`;
  return hem + body + folds(face, cloth) + trim;
}

/** Creases that run from the temples under the chin and over the chest. */
function folds(
  { middle: { x }, head, top, eyeLine, mouthLine, chin, neckLine }: Face,
  { shade, light }: Cloth,
): string {
  const w = head.halfWidth;
  const dark = [
    svg`M${x - w * 0.75} ${top + 8}Q${x - w * 1.08} ${eyeLine - 20} ${x - w * 1.03} ${mouthLine}`,
    svg`M${x + w * 0.75} ${top + 8}Q${x + w * 1.08} ${eyeLine - 20} ${x + w * 1.03} ${mouthLine}`,
    svg`M${x - w * 0.98} ${mouthLine + 12}Q${x - w * 0.5} ${chin + 22} ${x + w * 0.2} ${chin + 20}Q${x + w * 0.7} ${chin + 14} ${x + w} ${mouthLine + 20}`,
    svg`M${x - w * 1.1} ${chin + 12}Q${x - w * 0.4} ${neckLine + 34} ${x + w * 0.5} ${neckLine + 22}Q${x + w * 0.95} ${neckLine + 10} ${x + w * 1.1} ${chin + 14}`,
    svg`M${x - w * 1.2} ${neckLine + 20}Q${x - w * 0.3} ${neckLine + 70} ${x + w * 0.7} ${neckLine + 56}`,
  ];
  const bright = svg`M${x - w * 0.35} ${top - 6}Q${x + w * 0.1} ${top - 10} ${x + w * 0.5} ${top}M${x - w * 1.02} ${chin + 2}Q${x - w * 0.4} ${neckLine + 22} ${x + w * 0.4} ${neckLine + 12}`;
  return `<path d="${dark.join('')}" fill="none" stroke="${shade}" stroke-width="3" stroke-linecap="round" opacity=".75"/><path d="${bright}" fill="none" stroke="${light}" stroke-width="2.4" stroke-linecap="round" opacity=".5"/>`;
}

function drawTied(face: Face): string {
  const { middle, head, top, eyeLine, noseLine, mouthLine, brows } = face;
  const w = head.halfWidth;
  const forehead = eyeLine - brows.lift - top;
  const at = (across: number, y: number, beside = 0): Point => [middle.x + w * across + beside, y];
  const outer = mirrored(
    [
      at(0.97, mouthLine + 2),
      at(1, noseLine, 5),
      at(1, eyeLine, 8),
      at(1, middle.y - 40, 6),
      at(0.6, top - 8),
      [middle.x, top - 16],
    ],
    middle.x,
  );
  const edge = mirrored(
    [
      at(0.97, mouthLine + 2),
      at(0.985, noseLine - 6),
      at(0.96, eyeLine - 8),
      at(0.84, top + forehead * 0.72),
      at(0.5, top + forehead * 0.42),
      [middle.x, top + forehead * 0.34],
    ],
    middle.x,
  );
  const cloth = clothOf(face);
  const path = `${openCurve(outer)}L${openCurve(edge.toReversed()).slice(1)}Z`;
  const dots = `<pattern id="flowers" width="15" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate(28)"><circle cx="4" cy="4" r="2.2" fill="${cloth.light}"/><circle cx="11.5" cy="11.5" r="1.5" fill="${cloth.light}" opacity=".7"/></pattern>`;
  return [
    dots,
    `<path d="${openCurve(edge)}" fill="none" stroke="#3a2019" stroke-width="6" opacity=".16" clip-path="url(#outline)"/>`,
    `<path d="${path}" fill="${cloth.base}"/><path d="${path}" fill="url(#flowers)" opacity=".75"/>`,
    `<path d="${openCurve(edge)}" fill="none" stroke="${cloth.shade}" stroke-width="4"/>`,
    svg`<path d="M${middle.x - w * 0.5} ${top - 4}Q${middle.x - w} ${middle.y - 50} ${middle.x - w * 1.02} ${eyeLine + 4}M${middle.x + w * 0.5} ${top - 4}Q${middle.x + w} ${middle.y - 50} ${middle.x + w * 1.02} ${eyeLine + 4}" fill="none" stroke="${cloth.shade}" stroke-width="2.6" opacity=".7"/>`,
  ].join('');
}
