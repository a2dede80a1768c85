/** Hair behind the head, over the forehead, and hanging in front of the shoulders. */
import { css } from './colours.ts';
import type { Face } from './face.ts';
import { type Haircut, haircuts } from './haircuts.ts';
import { closedCurve, curve, mirrored, openCurve, type Point, SIDES, type Side, svg } from './path.ts';
import { softSpot } from './soft-spot.ts';

export function hidesEars({ hair, headscarf }: Face): boolean {
  const { fall: kind, showsEars } = haircuts[hair.style];
  return headscarf !== undefined || (showsEars !== true && kind !== 'none' && kind !== 'nape');
}

export function drawHairBehind(face: Face): string {
  const cut = haircuts[face.hair.style];
  const { middle, top, hair } = face;
  const bun =
    cut.extra === 'bun'
      ? svg`<ellipse cx="${middle.x + hair.mirror * 5}" cy="${top - cut.lift * hair.volume + 8}" rx="32" ry="19" fill="url(#hair)"/>`
      : '';
  const tails = cut.extra === 'pigtails' ? SIDES.map((side) => pigtail(face, side)).join('') : '';
  return bun + tails + (cut.extra === 'ponytail' ? ponytail(face) : '') + fall(face, cut);
}

function fall(face: Face, { fall: kind, lift, side }: Haircut): string {
  if (kind === 'none') return '';
  const { middle, top, head, eyeLine, noseLine, mouthLine, chin, neckLine, hair } = face;
  const { x } = middle;
  const w = head.halfWidth;
  const bottoms = {
    nape: noseLine - 4,
    lobes: mouthLine - 4,
    jaw: chin - 8,
    shoulders: neckLine + 56,
    waves: neckLine + 50,
  };
  const bottom = bottoms[kind];
  const at = (beside: number, y: number): Point => [x + w + beside, y];
  const crown: Point[] = [
    [x, top - lift * hair.volume],
    [x + w * 0.62 + side, top - lift * 0.58 + 8],
    at(side - 1, middle.y - 38),
  ];
  const sides: Record<typeof kind, Point[]> = {
    nape: [at(-1, eyeLine), [x + w * 0.8, bottom], [x + w * 0.4, bottom + 8]],
    lobes: [at(side + 3, eyeLine), at(side + 1, noseLine), at(-8, bottom + 6), [x + w * 0.4, bottom + 12]],
    jaw: [at(side + 5, eyeLine + 10), at(side + 6, mouthLine), at(side - 4, bottom + 2), [x + w * 0.45, bottom + 8]],
    shoulders: [at(side + 4, noseLine), at(side + 5, chin), at(side + 2, bottom), [x + w * 0.4, bottom + 10]],
    waves: [
      at(side + 6, eyeLine + 6),
      at(side + 2, noseLine + 14),
      at(side + 11, mouthLine + 10),
      at(side + 4, chin + 10),
      at(side + 13, neckLine + 12),
      at(side + 2, bottom),
      [x + w * 0.4, bottom + 8],
    ],
  };
  return `<path d="${closedCurve(mirrored([...crown, ...sides[kind]], x))}" fill="url(#hair)"/>`;
}

export function drawHairInFront(face: Face): string {
  const cut = haircuts[face.hair.style];
  if (face.hair.style === 'bald') return SIDES.map((side) => rim(face, side)).join('');
  const { middle, head, top, skin, hair, eyeLine, brows } = face;
  const { x } = middle;
  const forehead = eyeLine - brows.lift - top;
  const places = cut.line.map(
    ([across, down]): Point => [x + hair.mirror * head.halfWidth * across, top + forehead * down],
  );
  const line = places.toSorted((a, b) => a[0] - b[0]);
  const path = `${cap(face, cut, forehead)}L${line.map(([px, py]) => svg`${px} ${py}`)[0]}${curve(line)}Z`;
  const shade = [4, 8, 12].map(
    (width) =>
      svg`<path d="${openCurve(line)}" fill="none" stroke="${skin.deep}" stroke-width="${width}" opacity=".13"/>`,
  );
  // The first hair lies on the skin and fades into it.
  const lies = face.hair.style === 'fuzz';
  const hairPath = `<path d="${path}" fill="url(#hair)"${lies ? ' filter="url(#softer)"' : ''}/>`;
  const layers = `<g opacity="${cut.opacity ?? 1}">${hairPath}<g clip-path="url(#cap)">${strands(face, cut)}</g></g>`;
  const curled = cut.extra === 'curls' ? curls(face, cut) : '';
  return (
    `<g clip-path="url(#outline)">${shade.join('')}${lies ? layers : ''}</g>` +
    `<clipPath id="cap"><path d="${path}"/></clipPath>${lies ? '' : layers}${curled}`
  );
}

/** The outer contour from the right temple over the crown to the left one. */
function cap({ middle: { x, y }, head, top, hair }: Face, { lift, side, temple }: Haircut, forehead: number): string {
  const w = head.halfWidth;
  const raised = lift * hair.volume;
  const right: Point[] = [
    [x + w + side * 0.6, top + forehead * temple],
    [x + w + side, y - head.halfHeight * 0.22],
    [x + w * 0.92 + side, y - head.halfHeight * 0.64 - raised * 0.3],
    [x + w * 0.55 + side * 0.5, top - raised * 0.76 + 6],
    [x, top - raised],
  ];
  return openCurve(mirrored(right, x));
}

/** Locks over the whole of the hair in front, from the crown down, so that each lies on the one above. */
function curls({ middle: { x }, head, top, eyeLine, brows, hair, hairTone }: Face, { lift, side }: Haircut): string {
  const forehead = eyeLine - brows.lift - top;
  const w = head.halfWidth + side;
  const rows = [-lift * hair.volume * 0.5, forehead * 0.12, forehead * 0.42];
  const crown = rows.flatMap((down, row) => {
    const half = w * ([0.52, 0.84, 0.96][row] ?? 1);
    const count = [5, 8, 9][row] ?? 0;
    return Array.from({ length: count }, (_, index) => {
      const across = (index / (count - 1)) * 2 - 1;
      return lock(
        x + half * across,
        top + down + across ** 2 * 14 + ((index * 5) % 4),
        11 + ((index * 7) % 4),
        hairTone,
      );
    });
  });
  const temples = SIDES.flatMap((side) =>
    [0.86, 1.14].map((share) => lock(x + side * w * 0.98, top + forehead * share, 8.5, hairTone)),
  );
  return temples.join('') + crown.join('');
}

const lock = (cx: number, cy: number, r: number, { base, light, deep }: Face['hairTone']): string =>
  svg`<circle cx="${cx}" cy="${cy}" r="${r}" fill="${base}"/><path d="M${cx - r * 0.7} ${cy + r * 0.3}A${r * 0.8} ${r * 0.8} 0 1 1 ${cx + r * 0.6} ${cy + r * 0.5}" fill="none" stroke="${deep}" stroke-width="1.4" opacity=".6"/><path d="M${cx - r * 0.35} ${cy - r * 0.35}A${r * 0.5} ${r * 0.5} 0 0 1 ${cx + r * 0.45} ${cy - r * 0.2}" fill="none" stroke="${light}" stroke-width="1.5" opacity=".45"/>`;

/** Fine lines from the parting outwards, lighter and darker in turn, and a soft shine. */
function strands({ middle: { x, y }, head, top, hair, hairTone }: Face, { lift }: Haircut): string {
  const from = x - hair.mirror * head.halfWidth * 0.38;
  const crown = top - lift * hair.volume;
  const lines = Array.from({ length: 11 }, (_, index) => {
    const share = index / 10;
    const to = x + (share - 0.5) * 2.3 * head.halfWidth;
    const sag = y - head.halfHeight * (0.1 + 0.5 * (1 - Math.abs(share - 0.5) * 2));
    const tone = index % 2 === 0 ? hairTone.light : hairTone.deep;
    return svg`<path d="M${from + (share - 0.5) * 22} ${crown}Q${(from + to) / 2 + (to - from) * 0.35} ${crown + 10} ${to} ${sag}" stroke="${tone}"/>`;
  });
  const shine = softSpot(
    'white',
    [x - head.halfWidth * 0.15, top - lift * 0.25 + 4],
    [head.halfWidth * 0.55, 6],
    0.2,
    8,
  );
  return `<g fill="none" stroke-width="1.5" opacity=".24">${lines.join('')}</g>${shine}`;
}

/** What is left beside a bald head. */
function rim({ middle: { x, y }, head, eyeLine, hairTone }: Face, side: Side): string {
  const w = head.halfWidth;
  const at = (across: number, py: number): Point => [x + side * w * across, py];
  const points = [
    at(1, eyeLine + 6),
    at(1.07, y - 14),
    at(1.06, y - 38),
    at(0.97, y - 55),
    at(0.87, y - 50),
    at(0.9, y - 28),
    at(0.95, y - 8),
    at(1, eyeLine + 6),
  ];
  return `<path d="${openCurve(points)}Z" fill="${hairTone.base}" opacity=".85"/>`;
}

/** Drawn after the clothes. */
export function drawHairOverShoulders(face: Face): string {
  return haircuts[face.hair.style].extra === 'braids' ? SIDES.map((side) => braid(face, side)).join('') : '';
}

function braid({ middle: { x }, head, noseLine, chin, hairTone, colours }: Face, side: Side): string {
  const at = x + side * (head.halfWidth + 3);
  const end = chin + 62;
  const count = 9;
  const step = (end - noseLine) / count;
  const knots = Array.from({ length: count }, (_, index) => {
    const y = noseLine + index * step;
    return svg`<ellipse cx="${at + side * index * 0.6}" cy="${y}" rx="${9.5 - index * 0.25}" ry="${step * 0.78}" fill="${index % 2 === 0 ? hairTone.base : hairTone.shade}" transform="rotate(${(index % 2 === 0 ? 1 : -1) * 24} ${at} ${y})"/>`;
  });
  const band = svg`<rect x="${at + side * 5 - 7}" y="${end - step * 0.7}" width="14" height="7" rx="3.5" fill="${css(colours.accent)}"/>`;
  return knots.join('') + band;
}

function pigtail({ middle: { x }, head, eyeLine, mouthLine, chin, colours }: Face, side: Side): string {
  const at = (beside: number, y: number): Point => [x + side * (head.halfWidth + beside), y];
  const tail = [
    at(-4, eyeLine - 16),
    at(14, eyeLine - 20),
    at(27, eyeLine + 8),
    at(26, mouthLine),
    at(15, chin + 6),
    at(13, mouthLine),
    at(6, eyeLine + 14),
    at(-4, eyeLine - 4),
  ];
  const [bandX, bandY] = at(6, eyeLine - 14);
  return svg`<path d="${openCurve(tail)}Z" fill="url(#hair)"/><circle cx="${bandX}" cy="${bandY}" r="6.5" fill="${css(colours.accent)}"/>`;
}

/** Falls behind one shoulder. */
function ponytail({ middle: { x }, head, eyeLine, mouthLine, chin, neckLine, hair }: Face): string {
  const at = (across: number, y: number): Point => [x + hair.mirror * head.halfWidth * across, y];
  const tail = [
    at(0.4, eyeLine),
    at(0.95, mouthLine - 8),
    at(1.16, chin + 8),
    at(1.1, neckLine + 36),
    at(0.7, neckLine + 50),
    at(0.3, chin),
  ];
  return `<path d="${closedCurve(tail)}" fill="url(#hair)"/>`;
}
