/** describeAsk: what is asked for, in the words in which the citizen reads it: in the SMS of the sandbox, on the page, in the consent. */
import { type DocumentType, type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import type { Trilingual } from '../words/languages.ts';
import type { Ask } from './ask.ts';
import { findClaim, listClaims } from './find-claim.ts';
import { listFields, wordsOfField } from './list-fields.ts';

export interface AskedThing {
  /** The claim or the field. */
  code: string;
  name: Trilingual;
}

/**
 * In the order of the ask.
 * @param typeNames of which one is handed in; where a field is not the same in all of them, all its names are told
 */
export function describeAsk({ claims, fields }: Ask, typeNames: readonly DocumentTypeName[]): AskedThing[] {
  const types = typeNames.map(findDocumentType);
  return [...claims.map(describeClaim), ...fields.map((field) => describeField(field, types))];
}

/** What can be asked of a type, of the ages only the most usual one. */
export function describeAskable(type: DocumentType): { claims: AskedThing[]; fields: AskedThing[] } {
  return {
    claims: listClaims(type).map(describeClaim),
    fields: listFields(type).map((field) => describeField(field, [type])),
  };
}

/** As one text in each language; null where the whole document is asked for. */
export function askInWords(ask: Ask | null, typeName: DocumentTypeName): Trilingual | null {
  if (ask === null) return null;
  const things = describeAsk(ask, [typeName]);
  const told = (language: keyof Trilingual) => things.map(({ name }) => name[language]).join('; ');
  return { kk: told('kk'), ru: told('ru'), en: told('en') };
}

function describeClaim(code: string): AskedThing {
  return { code, name: findClaim(code)?.words ?? { kk: code, ru: code, en: code } };
}

/** With the block that it is in, such as “child: date of birth”. */
function describeField(code: string, types: readonly DocumentType[]): AskedThing {
  const told = (language: keyof Trilingual) => {
    const names = types.map(
      (type) =>
        wordsOfField(type, code)
          ?.map((word) => word[language])
          .join(': ') ?? code,
    );
    return [...new Set(names)].join(' / ');
  };
  return { code, name: { kk: told('kk'), ru: told('ru'), en: told('en') } };
}
