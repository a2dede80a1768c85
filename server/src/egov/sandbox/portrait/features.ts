/** Chooses how a synthetic person looks: everything follows from the IIN, the sex and the age on the photo. */
import { type AgeTraits, ageOnPhoto, ageTraits } from './age.ts';
import { BACKDROPS, blend, CHILDRENS_CLOTHES, CLOTHES, GREY_HAIR, type Rgb } from './colours.ts';
import { createDraw, type Draw } from './draw.ts';
import { chooseLook, type Look } from './looks.ts';
import type { PortraitSubject } from './portrait.ts';
import {
  type Beard,
  type Clothing,
  chooseBeard,
  chooseClothing,
  chooseGlasses,
  chooseHairStyle,
  type HairStyle,
} from './styles.ts';

/** Lengths are in units of the drawing, which is 300 × 400. */
export interface PortraitFeatures extends AgeTraits {
  sex: PortraitSubject['sex'];
  ageYears: number;
  colours: { skin: Rgb; hair: Rgb; brows: Rgb; iris: Rgb; clothes: Rgb; accent: Rgb; backdrop: Rgb };
  /** Half the width, height from the middle to the chin; width of jaw, cheeks and chin relative to the half width. */
  head: { halfWidth: number; halfHeight: number; cheek: number; jaw: number; chin: number };
  /** `drop`: how far below the head's middle the eyes are. `fold`: how much of the lid's crease is covered, 0–1. */
  eyes: {
    drop: number;
    apart: number;
    halfWidth: number;
    halfHeight: number;
    iris: number;
    slant: number;
    fold: number;
  };
  brows: { lift: number; thickness: number; arch: number };
  nose: { halfWidth: number; length: number };
  mouth: { halfWidth: number; fullness: number; smile: number; drop: number };
  neck: { halfWidth: number; length: number };
  shoulders: number;
  hair: { style: HairStyle; mirror: 1 | -1; volume: number };
  beard: Beard;
  hasGlasses: boolean;
  clothing: Clothing;
}

/** One number of many: with it the faces of the sandbox’s people go with their names. */
const SEED = 'portrait 331080';

interface Making extends AgeTraits {
  draw: Draw;
  look: Look;
  isFemale: boolean;
  ageYears: number;
  /** Between the child's value and the adult's. */
  grown(child: number, adult: number): number;
}

export function choosePortraitFeatures(subject: PortraitSubject): PortraitFeatures {
  const draw = createDraw(`${SEED} ${subject.iin}`);
  const { sex } = subject;
  const ageYears = ageOnPhoto(subject.birthday);
  const age = ageTraits(ageYears);
  const grown = (child: number, adult: number) => child + (adult - child) * age.maturity;
  const making: Making = { ...age, draw, look: chooseLook(draw), isFemale: sex === 'female', ageYears, grown };
  const head = chooseHead(making);
  return {
    ...age,
    sex,
    ageYears,
    colours: chooseColours(making),
    head,
    ...chooseEyes(making, head.halfWidth),
    ...chooseNoseAndMouth(making),
    ...chooseBuild(making),
    hair: {
      style: chooseHairStyle(draw, sex, ageYears),
      mirror: draw.oneOf([-1, 1] as const),
      volume: draw.between(0.8, 1.2),
    },
    beard: chooseBeard(draw, sex, ageYears),
    hasGlasses: chooseGlasses(draw, ageYears),
    clothing: chooseClothing(draw, sex, ageYears),
  };
}

/** A child's head is broad, with full cheeks and a small chin. */
function chooseHead({ draw, look, isFemale, grown, ageing }: Making): PortraitFeatures['head'] {
  const halfWidth = grown(draw.between(66, 69), draw.between(61, 66.5) * (isFemale ? 0.96 : 1));
  const halfHeight = grown(draw.between(83, 86), draw.between(89, 95) * (isFemale ? 0.97 : 1));
  const cheekbones = draw.between(...look.cheekbones);
  return {
    halfWidth,
    halfHeight,
    cheek: grown(1, 0.93 + 0.06 * cheekbones - 0.03 * ageing),
    jaw: grown(0.87, draw.between(0.8, 0.88) * (isFemale ? 0.95 : 1.03) + 0.03 * ageing),
    chin: grown(0.4, draw.between(0.35, 0.44) * (isFemale ? 0.92 : 1.06)),
  };
}

function chooseEyes(making: Making, headHalfWidth: number): Pick<PortraitFeatures, 'eyes' | 'brows'> {
  const { draw, look, isFemale, grown, ageing } = making;
  const fold = draw.between(...look.lidFold);
  const openness = draw.between(5.4, 6.5) * (isFemale ? 1.08 : 1) * (1 - 0.12 * fold) * (1 - 0.16 * ageing);
  const thickness = draw.between(3.2, 4) + draw.between(...look.browThickness);
  return {
    eyes: {
      drop: grown(21, 2),
      apart: headHalfWidth * draw.between(0.45, 0.48),
      halfWidth: grown(14.4, draw.between(13, 14.6)),
      halfHeight: grown(7.8 - 0.9 * fold, openness),
      iris: grown(8.4, 6.7),
      slant: draw.between(0.2, 1.4) + fold * 1.2 - ageing * 1.6,
      fold,
    },
    brows: {
      lift: grown(17.5, draw.between(14, 16.5)),
      thickness: grown(1.8, thickness * (isFemale ? 0.74 : 1.15)),
      arch: grown(2.2, draw.between(2.5, 5) + (isFemale ? 1 : 0)),
    },
  };
}

/** Nose and ears grow for life, lips get thinner. */
function chooseNoseAndMouth({ draw, look, isFemale, grown, ageing }: Making): Pick<PortraitFeatures, 'nose' | 'mouth'> {
  const noseWidth = draw.between(10.4, 12.2) + draw.between(...look.noseWidth) - (isFemale ? 0.9 : 0);
  const noseLength = draw.between(31.5, 34.5) + draw.between(...look.noseLength);
  return {
    nose: { halfWidth: grown(8.6, noseWidth + ageing), length: grown(21, noseLength + 1.5 * ageing) },
    mouth: {
      halfWidth: grown(16.5, draw.between(20.5, 24)),
      fullness: grown(4.4, draw.between(4.4, 5.8) * (isFemale ? 1.14 : 0.9)) * (1 - 0.3 * ageing),
      smile: draw.between(2, 3.8),
      drop: grown(17, draw.between(20, 22.5)),
    },
  };
}

function chooseBuild({ draw, isFemale, grown }: Making): Pick<PortraitFeatures, 'neck' | 'shoulders'> {
  const broad = draw.between(0.95, 1.05);
  return {
    neck: { halfWidth: grown(21, (isFemale ? 25.5 : 33) * broad), length: grown(3, isFemale ? 25 : 22) },
    shoulders: grown(84, (isFemale ? 118 : 138) * broad),
  };
}

function chooseColours({ draw, look, isFemale, ageYears, maturity }: Making): PortraitFeatures['colours'] {
  const grown = draw.oneOf(look.hairs);
  const natural = blend([168, 128, 88], grown, 0.78 + 0.22 * maturity);
  const firstGreyYears = draw.between(38, 54);
  const isDyed = draw.chance(0.55) && isFemale && ageYears < 72;
  const grey = Math.min(0.92, Math.max(0, (ageYears - firstGreyYears) / 30));
  const wardrobe = ageYears < 14 ? CHILDRENS_CLOTHES : CLOTHES;
  return {
    skin: draw.oneOf(look.skins),
    hair: blend(natural, GREY_HAIR, isDyed ? grey * 0.12 : grey),
    brows: blend(natural, GREY_HAIR, grey * 0.6),
    iris: draw.oneOf(look.irises),
    clothes: draw.oneOf(wardrobe),
    accent: draw.oneOf(wardrobe),
    backdrop: draw.oneOf(BACKDROPS),
  };
}
