/** An ask: what an organisation wants to know of a document, where it does not want the document. It is declared at the request. */

export interface Ask {
  /** Questions about the document, each answered by yes, no, or null: see `find-claim.ts`. */
  claims: readonly string[];
  /** Paths of single fields, such as `common.docNumber`: see `list-fields.ts`. */
  fields: readonly string[];
}

/** Whom the organisation takes for the holder, for the claim `is_holder`. Personal data: it is kept only encrypted. */
export interface NamedHolder {
  firstName: string;
  lastName: string;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
}

/** The claim that compares the document with a `NamedHolder`. */
export const IS_HOLDER = 'is_holder';

/** The field that is the photo, whose place in the reply is its own. */
export const FACE_PHOTO = 'face_photo';

/** The ask as the one text that stores and the audit keep; names alone, nothing of a person. Null where the whole document is asked for. */
export function textOfAsk(ask: Ask | null): string | null {
  return ask && [...ask.claims, ...ask.fields].join(' ');
}

/** The ask of its text: fields have a dot, but for the photo. */
export function askOfText(text: string | null): Ask | null {
  if (text === null) return null;
  const names = text.split(' ');
  return { claims: names.filter((name) => !isField(name)), fields: names.filter(isField) };
}

function isField(name: string): boolean {
  return name.includes('.') || name === FACE_PHOTO;
}
