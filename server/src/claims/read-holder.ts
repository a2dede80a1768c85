/** Whom the organisation takes for the holder: what is wrong with it. Nothing of it stands in an error. */
import type { DocumentType } from '../documents/catalogue.ts';
import { readDay } from '../documents/read-day.ts';
import type { FieldError } from '../errors.ts';
import { IS_HOLDER } from './ask.ts';
import { hasBirthDate } from './find-claim.ts';

const HOLDER_NAME_MAX = 100;

/** As it came. */
export interface TypedHolder {
  first_name: string;
  last_name: string;
  birth_date?: string | undefined;
}

export function holderErrors(
  holder: TypedHolder | undefined,
  isAsked: boolean,
  types: readonly DocumentType[],
): FieldError[] {
  if (holder === undefined) {
    return isAsked
      ? [{ field: 'holder', message: `is needed with the claim ${IS_HOLDER}`, reason: 'holder_missing' }]
      : [];
  }
  if (!isAsked) return [{ field: 'holder', message: `goes only with the claim ${IS_HOLDER}`, reason: 'holder_unused' }];
  return [
    ...nameErrors(holder.first_name, 'holder.first_name'),
    ...nameErrors(holder.last_name, 'holder.last_name'),
    ...(holder.birth_date === undefined ? [] : birthDateErrors(holder.birth_date, types)),
  ];
}

function nameErrors(typed: string, field: string): FieldError[] {
  const name = typed.trim();
  if (/\p{Letter}/u.test(name) && name.length <= HOLDER_NAME_MAX && !/\p{Cc}/u.test(name)) return [];
  return [{ field, message: `must be a name of 1 to ${HOLDER_NAME_MAX} characters`, reason: 'invalid_name' }];
}

function birthDateErrors(typed: string, types: readonly DocumentType[]): FieldError[] {
  const field = 'holder.birth_date';
  if (!/^\d{4}-\d\d-\d\d$/.test(typed) || readDay(typed) === undefined) {
    return [{ field, message: 'must be a day such as 1990-01-31', reason: 'invalid_day' }];
  }
  const lacking = types.find((type) => !hasBirthDate(type));
  if (lacking === undefined) return [];
  return [{ field, message: `${lacking.name} tells no date of birth: leave it out`, reason: 'no_birth_date' }];
}
