/** Which hair, clothes, beard and glasses somebody of an age and sex may have. */
import type { Sex } from '../../../citizens/iin.ts';
import type { Draw } from './draw.ts';

const GROWN_UP_YEARS = 18;

export type HairStyle =
  | 'fuzz'
  | 'side-part'
  | 'crew'
  | 'swept'
  | 'boyish'
  | 'wavy'
  | 'receding'
  | 'bald'
  | 'long'
  | 'long-fringe'
  | 'waves'
  | 'bob'
  | 'bun'
  | 'ponytail'
  | 'braids'
  | 'pigtails'
  | 'short-set';

export type Clothing =
  | 'romper'
  | 't-shirt'
  | 'hoodie'
  | 'school'
  | 'round-collar'
  | 'suit-and-tie'
  | 'open-suit'
  | 'sweater'
  | 'polo'
  | 'v-neck'
  | 'turtleneck'
  | 'blouse'
  | 'jacket';

export type Beard = 'none' | 'stubble' | 'moustache' | 'full';

export function chooseHairStyle(draw: Draw, sex: Sex, ageYears: number): HairStyle {
  if (ageYears < 2) return 'fuzz';
  return draw.oneOf(sex === 'male' ? maleHair(ageYears) : femaleHair(ageYears));
}

function maleHair(ageYears: number): readonly HairStyle[] {
  if (ageYears < 12) return ['boyish', 'crew', 'side-part', 'wavy', 'crew', 'swept'];
  if (ageYears < 40) return ['side-part', 'crew', 'swept', 'wavy', 'boyish', 'swept'];
  if (ageYears < 60) return ['side-part', 'crew', 'swept', 'receding', 'side-part', 'receding'];
  return ['side-part', 'receding', 'bald', 'crew', 'receding', 'swept'];
}

function femaleHair(ageYears: number): readonly HairStyle[] {
  if (ageYears < 5) return ['bob', 'pigtails'];
  if (ageYears < 12) return ['braids', 'pigtails', 'long-fringe', 'ponytail', 'bob'];
  if (ageYears < 20) return ['long', 'ponytail', 'long-fringe', 'braids', 'bob'];
  if (ageYears < 50) return ['long', 'bob', 'bun', 'ponytail', 'waves', 'long-fringe', 'waves'];
  return ['short-set', 'bob', 'bun', 'short-set'];
}

export function chooseClothing(draw: Draw, sex: Sex, ageYears: number): Clothing {
  return draw.oneOf(wardrobe(sex, ageYears));
}

function wardrobe(sex: Sex, ageYears: number): readonly Clothing[] {
  if (ageYears < 2) return ['romper'];
  if (ageYears < 7) return sex === 'male' ? ['t-shirt', 'hoodie', 't-shirt'] : ['round-collar', 't-shirt'];
  if (ageYears < GROWN_UP_YEARS)
    return sex === 'male' ? ['school', 'hoodie', 't-shirt'] : ['round-collar', 'hoodie', 'school'];
  if (sex === 'male') return ['suit-and-tie', 'open-suit', 'sweater', 'polo', 'open-suit'];
  return ['v-neck', 'turtleneck', 'blouse', 'jacket', 'jacket'];
}

export function chooseBeard(draw: Draw, sex: Sex, ageYears: number): Beard {
  // Drawn for everybody, so that the choices after it do not depend on the age.
  const beard = draw.oneOf(['none', 'none', 'none', 'none', 'stubble', 'stubble', 'moustache', 'full'] as const);
  if (sex === 'female' || ageYears < GROWN_UP_YEARS) return 'none';
  return ageYears < 28 && beard !== 'none' ? 'stubble' : beard;
}

export function chooseGlasses(draw: Draw, ageYears: number): boolean {
  const share =
    ageYears < 5 ? 0 : ageYears < GROWN_UP_YEARS ? 0.12 : ageYears < 45 ? 0.18 : ageYears < 65 ? 0.35 : 0.45;
  return draw.between(0, 1) < share;
}
