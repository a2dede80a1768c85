/** How somebody of the cast looks in every measure: the same each time. */
import { type AgeTraits, ageTraits } from './age.ts';
import type { CastMember } from './cast.ts';
import { BACKDROPS, blend, CHILDRENS_CLOTHES, CLOTHES, GREY_HAIR, type Rgb } from './colours.ts';
import { createDraw, type Draw } from './draw.ts';
import { type FaceMeasures, faceShapes } from './face-shapes.ts';
import { type Look, looks } from './looks.ts';
import type { Beard, Clothing, HairStyle, Headscarf } from './styles.ts';

/** Lengths are in units of the drawing, which is 300 × 400. */
export interface PortraitFeatures extends AgeTraits {
  sex: CastMember['sex'];
  ageYears: number;
  colours: { skin: Rgb; hair: Rgb; brows: Rgb; iris: Rgb; clothes: Rgb; accent: Rgb; backdrop: Rgb };
  head: FaceMeasures;
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
  headscarf: Headscarf | undefined;
  hasGlasses: boolean;
  clothing: Clothing;
}

interface Making extends AgeTraits {
  draw: Draw;
  look: Look;
  isFemale: boolean;
  member: CastMember;
  /** Between the child's value and the adult's. */
  grown(child: number, adult: number): number;
}

export function featuresOf(member: CastMember): PortraitFeatures {
  const { sex, group, number, ageYears } = member;
  const draw = createDraw(`${sex} ${group} ${number}`);
  const age = ageTraits(ageYears);
  const grown = (child: number, adult: number) => child + (adult - child) * age.maturity;
  const making: Making = { ...age, draw, look: looks[member.look], isFemale: sex === 'female', member, grown };
  const head = measureHead(making);
  return {
    ...age,
    sex,
    ageYears,
    colours: chooseColours(making),
    head,
    ...chooseEyes(making, head.halfWidth),
    ...chooseNoseAndMouth(making),
    ...chooseBuild(making),
    hair: { style: member.hair, mirror: draw.oneOf([-1, 1] as const), volume: draw.between(0.85, 1.15) },
    beard: member.beard ?? 'none',
    headscarf: member.headscarf,
    hasGlasses: member.hasGlasses ?? false,
    clothing: member.clothing,
  };
}

/** A child's head is broad, with full cheeks and a small chin. */
function measureHead({ draw, member, isFemale, grown, ageing }: Making): FaceMeasures {
  const shape = faceShapes[member.face];
  return {
    halfWidth: grown(draw.between(65, 69), shape.halfWidth * (isFemale ? 0.96 : 1)),
    halfHeight: grown(draw.between(83, 86), shape.halfHeight * (isFemale ? 0.97 : 1)),
    cheek: grown(1, shape.cheek - 0.02 * ageing),
    jaw: grown(0.87, shape.jaw * (isFemale ? 0.95 : 1.02) + 0.03 * ageing),
    chin: grown(0.4, shape.chin * (isFemale ? 0.92 : 1.04)),
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

function chooseColours({ draw, look, isFemale, member, maturity }: Making): PortraitFeatures['colours'] {
  const { ageYears } = member;
  const grown = draw.oneOf(look.hairs);
  const natural = blend([168, 128, 88], grown, 0.78 + 0.22 * maturity);
  const firstGreyYears = draw.between(38, 48);
  const isDyed = isFemale && ageYears < 60;
  const grey = Math.min(0.92, Math.max(0, (ageYears - firstGreyYears) / 26));
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
