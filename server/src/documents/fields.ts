/** The kinds of field that the domains of several document types have, as schemas. See `field-translations.ts` for the texts that each is given. */
import { orNull, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { inLanguages } from './field-translations.ts';

export const IIN_PATTERN = '^[0-9]{12}$';

export const textField = (meaning: Trilingual, word?: Trilingual) =>
  Type.String({ minLength: 1, ...inLanguages(meaning, word) });

/** One string in two languages, `kk/ru`. */
export const bilingualField = ({ kk, ru, en }: Trilingual, word?: Trilingual) => {
  const meaning = {
    kk: `${kk}, екі тілде \`kk/ru\``,
    ru: `${ru}, на двух языках \`kk/ru\``,
    en: `${en}, bilingual \`kk/ru\``,
  };
  return Type.String(inLanguages(meaning, word));
};

/** Epoch milliseconds of local midnight in Asia/Almaty. */
export const dateField = ({ kk, ru, en }: Trilingual, word?: Trilingual) => {
  const meaning = {
    kk: `${kk}: 1970 жылдан бергі миллисекунд, Алматыдағы түн ортасы`,
    ru: `${ru}: миллисекунды от 1970 года, полночь в Алматы`,
    en: `${en}: epoch milliseconds of local midnight in Asia/Almaty`,
  };
  // Without the format, generated clients have 32 bits for an integer, in which no day after January 1970 has room.
  return Type.Integer({ format: DAY_FORMAT, ...inLanguages(meaning, word) });
};

/** Only days are so large. */
const DAY_FORMAT = 'int64';

export function isDaySchema({ format }: { format?: unknown }): boolean {
  return format === DAY_FORMAT;
}

export const dateOrNullField = (meaning: Trilingual, word?: Trilingual) => orNull(dateField(meaning, word));
