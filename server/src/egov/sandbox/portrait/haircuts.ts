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
  extra?: 'bun' | 'ponytail' | 'braids' | 'pigtails';
  opacity?: number;
}

const sideParting: readonly Point[] = [
  [-0.93, 0.98],
  [-0.82, 0.62],
  [-0.62, 0.42],
  [-0.36, 0.3],
  [0.15, 0.4],
  [0.62, 0.5],
  [0.86, 0.72],
  [0.94, 1],
];
const even: readonly Point[] = [
  [-0.94, 1.02],
  [-0.82, 0.58],
  [-0.5, 0.4],
  [0, 0.35],
  [0.5, 0.4],
  [0.82, 0.58],
  [0.94, 1.02],
];
const high: readonly Point[] = [
  [-0.93, 1],
  [-0.84, 0.56],
  [-0.55, 0.26],
  [-0.1, 0.24],
  [0.4, 0.22],
  [0.8, 0.5],
  [0.93, 1],
];
const overForehead: readonly Point[] = [
  [-0.93, 1.02],
  [-0.78, 0.78],
  [-0.5, 0.66],
  [-0.2, 0.7],
  [0.15, 0.56],
  [0.5, 0.66],
  [0.8, 0.7],
  [0.93, 1.02],
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
  [-0.91, 1.02],
  [-0.7, 0.55],
  [-0.42, 0.3],
  [-0.18, 0.24],
  [0.1, 0.3],
  [0.5, 0.52],
  [0.86, 0.98],
  [1, 1.5],
];
const babyHair: readonly Point[] = [
  [-1, 0.8],
  [-0.88, 0.52],
  [-0.55, 0.32],
  [-0.15, 0.26],
  [0.2, 0.3],
  [0.55, 0.31],
  [0.88, 0.5],
  [1, 0.8],
];

export const haircuts: Record<HairStyle, Haircut> = {
  fuzz: { lift: 2, side: 0, temple: 0.92, line: babyHair, fall: 'none', opacity: 0.55 },
  'side-part': { lift: 17, side: 3, temple: 1.5, line: sideParting, fall: 'nape' },
  crew: { lift: 8, side: 1.5, temple: 1.4, line: even, fall: 'nape', opacity: 0.94 },
  swept: { lift: 20, side: 2.5, temple: 1.45, line: high, fall: 'nape' },
  boyish: { lift: 14, side: 4, temple: 1.45, line: overForehead, fall: 'nape' },
  wavy: { lift: 20, side: 5, temple: 1.5, line: overForehead, fall: 'nape' },
  receding: {
    lift: 9,
    side: 2,
    temple: 1.45,
    line: [
      [-0.94, 1],
      [-0.89, 0.56],
      [-0.7, 0.24],
      [-0.42, 0.18],
      [0, 0.27],
      [0.42, 0.17],
      [0.7, 0.24],
      [0.89, 0.56],
      [0.94, 1],
    ],
    fall: 'nape',
  },
  bald: { lift: 0, side: 0, temple: 1.45, line: even, fall: 'none' },
  long: { lift: 17, side: 7, temple: 1.7, line: curtain, fall: 'shoulders' },
  'long-fringe': { lift: 17, side: 7, temple: 1.7, line: fringe, fall: 'shoulders' },
  waves: { lift: 20, side: 9, temple: 1.7, line: curtain, fall: 'waves' },
  bob: { lift: 18, side: 9, temple: 1.7, line: curtain, fall: 'jaw' },
  bun: { lift: 12, side: 2, temple: 1.35, line: high, fall: 'nape', extra: 'bun' },
  ponytail: { lift: 12, side: 2, temple: 1.35, line: sideParting, fall: 'nape', extra: 'ponytail' },
  braids: {
    lift: 11,
    side: 3,
    temple: 1.5,
    line: curtain.map(([x, y]) => [x * 0.96, Math.min(y, 1.3)] as const),
    fall: 'nape',
    extra: 'braids',
  },
  pigtails: {
    lift: 11,
    side: 3,
    temple: 1.4,
    line: fringe.map(([x, y]) => [x, y * 0.9] as const),
    fall: 'nape',
    extra: 'pigtails',
  },
  'short-set': { lift: 22, side: 7, temple: 1.75, line: overForehead, fall: 'lobes' },
};
