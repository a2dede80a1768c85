/**
 * The photo of a person of the sandbox: the JPEG that the person brings, or one of the drawn portraits in `portraits/`, which
 * depict nobody. Sex and age on the day of the documents choose the group, the IIN chooses in it, so that a person keeps a face.
 * `tools/portraits` draws them.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Sex } from '../../citizens/iin.ts';
import { asOf } from '../../documents/sample-days.ts';
import type { SandboxPerson } from './people.ts';

/** Named by the years of their people, oldest first. */
export const ageGroups = [
  { name: '60-and-over', fromYears: 60 },
  { name: '35-59', fromYears: 35 },
  { name: '18-34', fromYears: 18 },
  { name: '13-17', fromYears: 13 },
  { name: '6-12', fromYears: 6 },
  { name: '0-5', fromYears: 0 },
] as const;

export type AgeGroup = (typeof ageGroups)[number]['name'];

export const PORTRAITS_OF_EACH = 4;

export const portraitsFolder = new URL('portraits/', import.meta.url);

/** One of many: with it the faces of the sandbox's people go with their names. */
const SALT = 'portrait 28174';

/** The bytes of a JPEG that fits 480 × 640. */
export async function readPortrait(person: SandboxPerson): Promise<Uint8Array> {
  return person.ownPortrait ?? (await readDrawnPortrait(choosePortrait(person)));
}

/**
 * One of `portraits/`, by the name of its file. Of a name that another version had, it is one whose name begins like it: of the same sex
 * and age, where there is one.
 */
export async function readDrawnPortrait(name: string): Promise<Uint8Array> {
  return readFileOf(name).catch(async () => readFileOf(await nearestPortrait(name)));
}

async function readFileOf(name: string): Promise<Uint8Array> {
  const portrait = await readFile(new URL(name, portraitsFolder));
  names.set(portrait, name);
  return portrait;
}

async function nearestPortrait(name: string): Promise<string> {
  const files = (await readdir(portraitsFolder)).sort();
  const alike = (file: string) => [...file, ''].findIndex((letter, at) => letter !== name[at]);
  return files.reduce((best, file) => (alike(file) > alike(best) ? file : best));
}

/** Undefined for bytes that `readDrawnPortrait` did not give. */
export function drawnPortraitName(portrait: Uint8Array): string | undefined {
  return names.get(portrait);
}

const names = new WeakMap<Uint8Array, string>();

export function choosePortrait(person: SandboxPerson): string {
  const { years } = Temporal.PlainDate.from(person.birthday).until(asOf(person), { largestUnit: 'years' });
  // Nobody is younger than 0, but a day before a birth can be asked for.
  const group = ageGroups.find(({ fromYears }) => years >= fromYears)?.name ?? '0-5';
  const [chance = 0] = createHash('sha256').update(`${SALT} ${person.iin}`).digest();
  return portraitFile(person.sex, group, 1 + (chance % PORTRAITS_OF_EACH));
}

/** `number` is from 1 to `PORTRAITS_OF_EACH`. */
export function portraitFile(sex: Sex, group: AgeGroup, number: number): string {
  return `${sex}-${group}-${number}.jpg`;
}
