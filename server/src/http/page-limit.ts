/** How many rows a caller may ask for at once. What comes in a query is text, so the schema describes the digits. */
import { Type } from '../json/json-schema.ts';

const LIMIT_MAX = 100;
const PATTERN = '^(?:[1-9][0-9]?|100)$';

export const limitField = (description: string) =>
  Type.String({ pattern: PATTERN, description: `${description}; ${LIMIT_MAX} at most`, examples: ['1'] });

/** What a value of the pattern must be, in words. */
export const patternTexts: Readonly<Record<string, string>> = {
  [PATTERN]: `must be a whole number from 1 to ${LIMIT_MAX}`,
};
