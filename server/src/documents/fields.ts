/** The kinds of field that the domains of several document types have, as schemas. */
import { type TSchema, Type } from '../json/json-schema.ts';
import { nameFields } from './person-names.ts';

export const IIN_PATTERN = '^[0-9]{12}$';

export const iinField = (description = 'IIN of the holder') =>
  Type.String({ pattern: IIN_PATTERN, description, examples: ['900101300017'] });

/** Epoch milliseconds of local midnight in Asia/Almaty. */
export const dateField = (description: string) =>
  Type.Integer({
    // Without it, generated clients have 32 bits for an integer, in which no day after January 1970 has room.
    format: DAY_FORMAT,
    description: `${description}: epoch milliseconds of local midnight in Asia/Almaty`,
  });

/** Only days are so large. */
const DAY_FORMAT = 'int64';

export function isDaySchema({ format }: { format?: unknown }): boolean {
  return format === DAY_FORMAT;
}

export const dateOrNullField = (description: string) => Type.Union([dateField(description), Type.Null()]);

/** One string in two languages, `kk/ru`. */
export const bilingualField = (description: string) =>
  Type.String({ description: `${description}, bilingual \`kk/ru\`` });

export const textField = (description: string) => Type.String({ minLength: 1, description });

/** A person named in a document other than its holder. */
export const relativeFields = (who: string) =>
  Type.Object(
    {
      iin: iinField(`IIN of ${who}`),
      ...nameFields,
      birthday: dateField('Birth date'),
    },
    { description: who },
  );

/** Adds null for a field that a document may leave open. */
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
