/** readAsk: what an organisation wants to know of a document, checked against the document types that may be handed in. */
import { type DocumentType, type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import { type FieldError, GatewayError } from '../errors.ts';
import { nearestName } from '../words/nearest-name.ts';
import { type Ask, IS_HOLDER, type NamedHolder } from './ask.ts';
import { findClaim, isAgeClaim, listClaims } from './find-claim.ts';
import { listFields } from './list-fields.ts';
import { holderErrors, type TypedHolder } from './read-holder.ts';

export const ASKED_MAX = 20;

const NAME_SHOWN_MAX = 60;

/** With more ages, somebody could find out the date of birth. ISO/IEC 18013-5 draws the same line. */
const AGES_MAX = 2;

/** As it came. */
export interface TypedAsk {
  claims?: readonly string[] | undefined;
  fields?: readonly string[] | undefined;
  holder?: TypedHolder | undefined;
}

/** Both null where the whole document is asked for. */
export interface CheckedAsk {
  ask: Ask | null;
  holder: NamedHolder | null;
}

/**
 * @param types each of them must have what is asked for
 * @throws GatewayError `invalid_request` that names each wrong field
 */
export function readAsk(typed: TypedAsk, types: readonly DocumentTypeName[]): CheckedAsk {
  const errors = askErrors(typed, types.map(findDocumentType));
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  const { claims = [], fields = [], holder } = typed;
  if (claims.length + fields.length === 0) return { ask: null, holder: null };
  return {
    ask: { claims: [...new Set(claims)], fields: [...new Set(fields)] },
    holder: holder === undefined ? null : namedHolder(holder),
  };
}

/** What was checked, as it would have come: it can be handed on to a request. */
export function typedAskOf({ ask, holder }: CheckedAsk): TypedAsk | undefined {
  if (ask === null) return undefined;
  const lists = {
    claims: ask.claims.length > 0 ? ask.claims : undefined,
    fields: ask.fields.length > 0 ? ask.fields : undefined,
  };
  if (holder === null) return lists;
  const { firstName: first_name, lastName: last_name, birthDate } = holder;
  return { ...lists, holder: { first_name, last_name, birth_date: birthDate ?? undefined } };
}

function askErrors({ claims, fields, holder }: TypedAsk, types: readonly DocumentType[]): FieldError[] {
  return [
    ...lengthErrors(claims, 'claims'),
    ...lengthErrors(fields, 'fields'),
    ...nameErrors(
      claims,
      { list: 'claims', one: 'claim' },
      (type, name) => findClaim(name)?.isOf(type) === true,
      types,
    ),
    ...ageErrors(claims),
    ...nameErrors(fields, { list: 'fields', one: 'field' }, (type, name) => listFields(type).includes(name), types),
    ...holderErrors(holder, claims?.includes(IS_HOLDER) === true, types),
  ];
}

function lengthErrors(list: readonly string[] | undefined, field: string): FieldError[] {
  // An empty list is no wish for everything.
  if (list === undefined || (list.length > 0 && list.length <= ASKED_MAX)) return [];
  return [
    {
      field,
      message: `must have 1 to ${ASKED_MAX} entries; leave it out to ask for the document`,
      reason: 'asked_length',
    },
  ];
}

function nameErrors(
  names: readonly string[] = [],
  words: { list: 'claims' | 'fields'; one: string },
  has: (type: DocumentType, name: string) => boolean,
  types: readonly DocumentType[],
): FieldError[] {
  return names.slice(0, ASKED_MAX).flatMap((name, index) => {
    const lacking = types.find((type) => !has(type, name));
    if (lacking === undefined) return [];
    const offered = words.list === 'claims' ? listClaims(lacking) : listFields(lacking);
    const nearest = nearestName(name, offered);
    const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    const message = `${shown(name)}${lacking.name} has no such ${words.one}${meant}`;
    return [{ field: `${words.list}.${index}`, message, reason: `unknown_${words.one}` }];
  });
}

function ageErrors(claims: readonly string[] = []): FieldError[] {
  if (new Set(claims.filter(isAgeClaim)).size <= AGES_MAX) return [];
  const message = `may hold at most ${AGES_MAX} ages: from more of them the date of birth could be found out`;
  return [{ field: 'claims', message, reason: 'too_many_ages' }];
}

/** Only what is written as our names are is repeated: anything else may be of a person. */
function shown(name: string): string {
  return name.length <= NAME_SHOWN_MAX && /^(?!.*\d{3})[a-z]+(?:[_.][A-Za-z\d]+)+$/.test(name) ? `${name}: ` : '';
}

function namedHolder({ first_name, last_name, birth_date }: TypedHolder): NamedHolder {
  return { firstName: first_name.trim(), lastName: last_name.trim(), birthDate: birth_date ?? null };
}
