/** The haircuts as tables: how high the hair stands, where it begins on the forehead, and how far it falls. */
import type { Point } from './path.ts';
import type { HairStyle } from './styles.ts';

export interface Haircut {
  /** Height above the skull and width beside it, in units of the drawing. */
  lift: number;
  side: number;
  /** How far down the hair goes before the ear: 0 is the top of the head, 1 the brows. */
  temple: number;
  /** The hairline from one temple to the other: across in half head widths, down as `temple`. */
  line: readonly Point[];
  /** What is seen behind head and neck. */
  fall: 'none' | 'nape' | 'lobes' | 'jaw' | 'shoulders' | 'waves';
  extra?: 'bun' | 'ponytail' | 'braids' | 'pigtails' | 'curls';
  /** Where hair that falls is put behind the ears. */
  showsEars?: true;
  opacity?: number;
}

/** Ends beside the ear, cut straight. */
const burns = (line: readonly Point[]): readonly Point[] => [
  [-0.99, 1.2],
  [-0.9, 1.18],
  ...line,
  [0.9, 1.18],
  [0.99, 1.2],
];

const sideParting: readonly Point[] = [
  [-0.87, 0.8],
  [-0.8, 0.58],
  [-0.6, 0.5],
  [-0.36, 0.4],
  [0.15, 0.5],
  [0.62, 0.6],
  [0.82, 0.74],
  [0.88, 0.9],
];
const even: readonly Point[] = [
  [-0.87, 0.84],
  [-0.8, 0.58],
  [-0.5, 0.47],
  [0, 0.44],
  [0.5, 0.47],
  [0.8, 0.58],
  [0.87, 0.84],
];
const high: readonly Point[] = [
  [-0.88, 0.84],
  [-0.8, 0.56],
  [-0.55, 0.4],
  [-0.1, 0.39],
  [0.4, 0.37],
  [0.78, 0.56],
  [0.88, 0.84],
];
const overForehead: readonly Point[] = [
  [-0.87, 0.92],
  [-0.76, 0.8],
  [-0.5, 0.72],
  [-0.2, 0.76],
  [0.15, 0.62],
  [0.5, 0.72],
  [0.78, 0.76],
  [0.87, 0.92],
];
const sweep: readonly Point[] = [
  [-0.9, 1.05],
  [-0.8, 0.74],
  [-0.52, 0.58],
  [-0.15, 0.5],
  [0.25, 0.58],
  [0.62, 0.74],
  [0.84, 0.92],
  [0.92, 1.1],
];
const fringe: readonly Point[] = [
  [-0.95, 1.3],
  [-0.86, 0.94],
  [-0.5, 0.83],
  [0, 0.8],
  [0.5, 0.83],
  [0.86, 0.94],
  [0.95, 1.3],
];
const curtain: readonly Point[] = [
  [-1, 1.5],
  [-0.93, 1.05],
  [-0.72, 0.68],
  [-0.42, 0.47],
  [-0.18, 0.4],
  [0.1, 0.46],
  [0.5, 0.63],
  [0.88, 1.02],
  [1, 1.5],
];
const pulledBack: readonly Point[] = [
  [-0.97, 1.1],
  [-0.88, 0.78],
  [-0.6, 0.5],
  [-0.2, 0.4],
  [0.2, 0.41],
  [0.6, 0.52],
  [0.88, 0.78],
  [0.97, 1.1],
];
const babyHair: readonly Point[] = [
  [-1, 0.86],
  [-0.88, 0.6],
  [-0.55, 0.44],
  [-0.15, 0.4],
  [0.2, 0.43],
  [0.55, 0.44],
  [0.88, 0.6],
  [1, 0.86],
];

export const haircuts: Record<HairStyle, Haircut> = {
  fuzz: { lift: 4, side: 0.5, temple: 0.96, line: babyHair, fall: 'none', opacity: 0.72 },
  'side-part': { lift: 16, side: 3, temple: 1.2, line: burns(sideParting), fall: 'nape' },
  crew: { lift: 8, side: 1, temple: 1.2, line: burns(even), fall: 'nape', opacity: 0.95 },
  swept: { lift: 19, side: 2, temple: 1.2, line: burns(high), fall: 'nape' },
  boyish: { lift: 14, side: 4, temple: 1.2, line: burns(overForehead), fall: 'nape' },
  wavy: { lift: 21, side: 5, temple: 1.2, line: burns(sweep.slice(1, -1)), fall: 'nape' },
  curly: { lift: 12, side: 3, temple: 1.2, line: burns(overForehead), fall: 'nape', extra: 'curls' },
  receding: {
    lift: 8,
    side: 1.5,
    temple: 1.2,
    line: burns([
      [-0.9, 0.8],
      [-0.86, 0.56],
      [-0.7, 0.3],
      [-0.42, 0.26],
      [0, 0.33],
      [0.42, 0.25],
      [0.7, 0.3],
      [0.86, 0.56],
      [0.9, 0.8],
    ]),
    fall: 'nape',
  },
  bald: { lift: 0, side: 0, temple: 1.45, line: even, fall: 'none' },
  long: { lift: 15, side: 5, temple: 1.7, line: curtain, fall: 'shoulders' },
  'long-fringe': { lift: 15, side: 5, temple: 1.7, line: fringe, fall: 'shoulders' },
  tucked: { lift: 14, side: 3, temple: 1.15, line: pulledBack, fall: 'shoulders', showsEars: true },
  waves: { lift: 18, side: 7, temple: 1.7, line: curtain, fall: 'waves' },
  bob: { lift: 16, side: 6, temple: 1.7, line: curtain, fall: 'jaw' },
  bun: { lift: 13, side: 2, temple: 1.15, line: pulledBack, fall: 'nape', extra: 'bun' },
  ponytail: { lift: 13, side: 2, temple: 1.2, line: sideParting, fall: 'nape', extra: 'ponytail' },
  braids: {
    lift: 12,
    side: 3,
    temple: 1.3,
    line: curtain.map(([x, y]) => [x * 0.96, Math.min(y, 1.2)] as const),
    fall: 'nape',
    extra: 'braids',
  },
  pigtails: {
    lift: 12,
    side: 3,
    temple: 1.3,
    line: fringe.map(([x, y]) => [x, y * 0.92] as const),
    fall: 'nape',
    extra: 'pigtails',
  },
  'fringed-bob': { lift: 14, side: 5, temple: 1.7, line: fringe, fall: 'jaw' },
  'short-set': { lift: 21, side: 6, temple: 1.6, line: sweep, fall: 'lobes' },
};
