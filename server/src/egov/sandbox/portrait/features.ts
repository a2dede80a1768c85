/** Chooses how a synthetic person looks: everything follows from the IIN, the sex and the age on the photo. */
import { createHash } from 'node:crypto';
import type { PortraitSubject } from './portrait.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Lengths are in units of the drawing, which is 300 × 400. */
export interface PortraitFeatures {
  sex: PortraitSubject['sex'];
  ageYears: number;
  colours: { skin: Rgb; hair: Rgb; iris: Rgb; clothes: Rgb; accent: Rgb; backdrop: Rgb };
  /** Half the width, height from the middle to the chin, and how wide the jaw stays (0–1). */
  head: { halfWidth: number; halfHeight: number; jaw: number };
  eyes: { apart: number; halfWidth: number; halfHeight: number; slant: number };
  brows: { lift: number; thickness: number; arch: number };
  nose: { halfWidth: number; length: number };
  mouth: { halfWidth: number; fullness: number; smile: number };
  hair: { style: 0 | 1 | 2; parting: number; fringe: number };
  beard: 'none' | 'stubble' | 'moustache';
  hasGlasses: boolean;
  clothing: 0 | 1 | 2;
}

/** The day of every sandbox photo. A fixed day, so that nobody ages between two requests. */
const PHOTO_DAY = '2024-06-01';

const SKIN: readonly Rgb[] = [
  [246, 218, 192],
  [240, 207, 178],
  [232, 194, 160],
  [222, 180, 145],
  [243, 211, 186],
];
const HAIR: readonly Rgb[] = [
  [30, 24, 22],
  [44, 32, 26],
  [62, 44, 32],
  [24, 22, 24],
  [84, 60, 42],
];
const GREY_HAIR: Rgb = [188, 186, 184];
const IRIS: readonly Rgb[] = [
  [58, 38, 26],
  [44, 30, 24],
  [74, 52, 32],
  [70, 74, 64],
];
const CLOTHES: readonly Rgb[] = [
  [42, 54, 80],
  [66, 70, 80],
  [96, 44, 54],
  [38, 72, 70],
  [48, 48, 54],
  [104, 92, 80],
];
const BACKDROP: readonly Rgb[] = [
  [222, 229, 236],
  [228, 232, 235],
  [216, 225, 233],
  [231, 230, 226],
];

export function choosePortraitFeatures(subject: PortraitSubject): PortraitFeatures {
  const draw = createDraw(`portrait ${subject.iin}`);
  const isFemale = subject.sex === 'female';
  const ageYears = ageOnPhoto(subject.birthDate);
  const halfWidth = draw.between(60, 67) * (isFemale ? 0.95 : 1);
  const halfHeight = draw.between(90, 97);
  return {
    sex: subject.sex,
    ageYears,
    colours: {
      skin: draw.oneOf(SKIN),
      hair: greyed(draw.oneOf(HAIR), ageYears),
      iris: draw.oneOf(IRIS),
      clothes: draw.oneOf(CLOTHES),
      accent: draw.oneOf(CLOTHES),
      backdrop: draw.oneOf(BACKDROP),
    },
    head: { halfWidth, halfHeight, jaw: draw.between(0.78, 0.92) * (isFemale ? 0.9 : 1.02) },
    eyes: {
      apart: halfWidth * draw.between(0.45, 0.48),
      halfWidth: draw.between(12, 14),
      halfHeight: draw.between(4.6, 5.8),
      slant: draw.between(0.2, 1.8),
    },
    brows: {
      lift: draw.between(13, 16),
      thickness: draw.between(2.8, 3.8) * (isFemale ? 0.8 : 1.2),
      arch: draw.between(3, 6),
    },
    nose: { halfWidth: draw.between(9.5, 12.5), length: draw.between(29, 34) },
    mouth: {
      halfWidth: draw.between(20, 24),
      fullness: draw.between(4.2, 5.8) * (isFemale ? 1.2 : 0.92),
      smile: draw.between(1.8, 3.6),
    },
    hair: { style: draw.oneOf([0, 1, 2] as const), parting: draw.between(-0.45, 0.45), fringe: draw.between(24, 34) },
    beard: isFemale ? 'none' : draw.oneOf(['none', 'none', 'none', 'none', 'stubble', 'moustache'] as const),
    hasGlasses: draw.between(0, 1) < (ageYears > 45 ? 0.35 : 0.16),
    clothing: draw.oneOf([0, 1, 2] as const),
  };
}

function ageOnPhoto(birthDate: string): number {
  return Math.max(0, Temporal.PlainDate.from(birthDate).until(PHOTO_DAY, { largestUnit: 'years' }).years);
}

function greyed(hair: Rgb, ageYears: number): Rgb {
  const share = Math.min(0.85, Math.max(0, (ageYears - 48) / 32));
  return [mix(hair[0], GREY_HAIR[0], share), mix(hair[1], GREY_HAIR[1], share), mix(hair[2], GREY_HAIR[2], share)];
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

interface Draw {
  between(minimum: number, maximum: number): number;
  oneOf<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
}

/** Endless numbers from a seed: four bytes of SHA-256 each. */
function createDraw(seed: string): Draw {
  let count = 0;
  const next = (): number => {
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
  return {
    between: (minimum, maximum) => mix(minimum, maximum, next()),
    oneOf(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Nothing to choose from');
      return item;
    },
  };
}
