/** describeAsk: what is asked for, in the words in which the citizen reads it: in the SMS of the sandbox, on the page, in the consent. */
import type { DocumentType } from '../documents/catalogue.ts';
import type { Trilingual } from '../documents/document-type.ts';
import type { Ask } from './ask.ts';
import { fieldWords } from './field-words.ts';
import { findClaim, listClaims } from './find-claim.ts';
import { listFields } from './list-fields.ts';

export interface AskedThing {
  /** The claim or the field. */
  code: string;
  name: Trilingual;
}

/** In the order of the ask. */
export function describeAsk({ claims, fields }: Ask): AskedThing[] {
  return [...claims.map(describeClaim), ...fields.map(describeField)];
}

/** What can be asked of a type, of the ages only the most usual one. */
export function describeAskable(type: DocumentType): { claims: AskedThing[]; fields: AskedThing[] } {
  return { claims: listClaims(type).map(describeClaim), fields: listFields(type).map(describeField) };
}

/** As one text in each language; null where the whole document is asked for. */
export function askInWords(ask: Ask | null): Trilingual | null {
  if (ask === null) return null;
  const things = describeAsk(ask);
  const told = (language: keyof Trilingual) => things.map(({ name }) => name[language]).join('; ');
  return { kk: told('kk'), ru: told('ru'), en: told('en') };
}

function describeClaim(code: string): AskedThing {
  return { code, name: findClaim(code)?.words ?? { kk: code, ru: code, en: code } };
}

/** Of a block and what is in it, such as “the child: date of birth”. */
function describeField(code: string): AskedThing {
  const parts = code.split('.').filter((part) => part !== 'common' && part !== 'domain');
  const words = parts.map((part) => fieldWords[part] ?? ([part, part, part] as const));
  const told = (index: 0 | 1 | 2) => words.map((each) => each[index]).join(': ');
  return { code, name: { kk: told(0), ru: told(1), en: told(2) } };
}
