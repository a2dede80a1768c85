/**
 * Who is portrayed: four people of each sex and age group. The traits are mixed by hand, so that the four look different from
 * each other; what is left open here, such as the exact width of a nose, follows from the person's name.
 */
import type { Sex } from '../../server/src/citizens/iin.ts';
import type { AgeGroup } from '../../server/src/egov/sandbox/portrait.ts';
import type { FaceShape } from './face-shapes.ts';
import type { LookName } from './looks.ts';
import type { Beard, Clothing, HairStyle, Headscarf } from './styles.ts';

export interface CastMember {
  sex: Sex;
  group: AgeGroup;
  /** From 1 to 4 within sex and group. */
  number: number;
  ageYears: number;
  look: LookName;
  face: FaceShape;
  hair: HairStyle;
  clothing: Clothing;
  beard?: Beard;
  headscarf?: Headscarf;
  hasGlasses?: true;
}

type Person = Omit<CastMember, 'sex' | 'group' | 'number'>;
type Row = readonly [
  ageYears: number,
  look: LookName,
  face: FaceShape,
  hair: HairStyle,
  clothing: Clothing,
  more?: Pick<Person, 'beard' | 'headscarf' | 'hasGlasses'>,
];

const rows: Record<Sex, Record<AgeGroup, readonly Row[]>> = {
  male: {
    '0-5': [
      [3, 'steppe', 'round', 'boyish', 't-shirt'],
      [2, 'northern', 'round', 'fuzz', 'romper'],
      [4, 'steppe', 'broad', 'crew', 'hoodie'],
      [4, 'southern', 'oval', 'curly', 't-shirt'],
    ],
    '6-12': [
      [9, 'steppe', 'round', 'crew', 'school'],
      [8, 'northern', 'oval', 'side-part', 't-shirt'],
      [11, 'eastern', 'oval', 'boyish', 'school', { hasGlasses: true }],
      [10, 'steppe', 'broad', 'swept', 'hoodie'],
    ],
    '13-17': [
      [15, 'steppe', 'long', 'crew', 'hoodie'],
      [16, 'northern', 'oval', 'wavy', 'school'],
      [14, 'steppe', 'round', 'boyish', 'school', { hasGlasses: true }],
      [17, 'southern', 'square', 'curly', 't-shirt'],
    ],
    '18-34': [
      [24, 'steppe', 'broad', 'crew', 'polo'],
      [30, 'northern', 'long', 'side-part', 'open-suit', { beard: 'full' }],
      [22, 'steppe', 'oval', 'swept', 'sweater', { hasGlasses: true }],
      [33, 'southern', 'square', 'wavy', 'suit-and-tie', { beard: 'stubble' }],
    ],
    '35-59': [
      [45, 'steppe', 'round', 'swept', 'suit-and-tie', { beard: 'moustache' }],
      [41, 'northern', 'square', 'receding', 'sweater', { hasGlasses: true, beard: 'goatee' }],
      [50, 'southern', 'long', 'wavy', 'open-suit', { beard: 'full' }],
      [39, 'steppe', 'broad', 'side-part', 'suit-and-tie'],
    ],
    '60-and-over': [
      [66, 'steppe', 'broad', 'side-part', 'suit-and-tie'],
      [78, 'steppe', 'long', 'receding', 'vest', { beard: 'long' }],
      [70, 'northern', 'square', 'bald', 'sweater', { hasGlasses: true, beard: 'moustache' }],
      [73, 'eastern', 'round', 'crew', 'open-suit', { hasGlasses: true }],
    ],
  },
  female: {
    '0-5': [
      [3, 'steppe', 'round', 'pigtails', 'round-collar'],
      [4, 'northern', 'round', 'bob', 't-shirt'],
      [3, 'steppe', 'broad', 'fringed-bob', 'romper'],
      [4, 'southern', 'oval', 'braids', 'round-collar'],
    ],
    '6-12': [
      [9, 'steppe', 'round', 'braids', 'school'],
      [8, 'northern', 'oval', 'ponytail', 'hoodie'],
      [11, 'eastern', 'heart', 'long-fringe', 'round-collar'],
      [10, 'steppe', 'broad', 'bob', 'school', { hasGlasses: true }],
    ],
    '13-17': [
      [15, 'steppe', 'oval', 'tucked', 'school'],
      [16, 'northern', 'heart', 'braids', 'round-collar'],
      [17, 'southern', 'long', 'waves', 'v-neck'],
      [14, 'steppe', 'round', 'ponytail', 'hoodie', { hasGlasses: true }],
    ],
    '18-34': [
      [25, 'steppe', 'oval', 'long', 'blouse'],
      [28, 'steppe', 'heart', 'tucked', 'v-neck', { headscarf: 'wrapped' }],
      [31, 'northern', 'long', 'waves', 'jacket', { hasGlasses: true }],
      [21, 'eastern', 'round', 'bob', 'turtleneck'],
    ],
    '35-59': [
      [44, 'steppe', 'broad', 'bun', 'jacket'],
      [50, 'northern', 'square', 'short-set', 'blouse', { hasGlasses: true }],
      [47, 'southern', 'oval', 'bun', 'v-neck', { headscarf: 'tied' }],
      [38, 'steppe', 'heart', 'waves', 'turtleneck'],
    ],
    '60-and-over': [
      [65, 'eastern', 'round', 'short-set', 'jacket'],
      [76, 'steppe', 'broad', 'bun', 'vest', { headscarf: 'kimeshek' }],
      [69, 'northern', 'oval', 'bun', 'blouse', { hasGlasses: true }],
      [72, 'steppe', 'round', 'bun', 'turtleneck', { headscarf: 'tied', hasGlasses: true }],
    ],
  },
};

export const cast: readonly CastMember[] = Object.entries(rows).flatMap(([sex, groups]) =>
  Object.entries(groups).flatMap(([group, people]) =>
    people.map(([ageYears, look, face, hair, clothing, more], index) => ({
      sex: sex as Sex,
      group: group as AgeGroup,
      number: index + 1,
      ageYears,
      look,
      face,
      hair,
      clothing,
      ...more,
    })),
  ),
);
