/** The single fields of a document type that can be asked for, by their paths in `result_json`, and the photo. */
import type { DocumentType } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { type FieldTranslations, wordOf } from '../documents/field-translations.ts';
import type { Trilingual } from '../words/languages.ts';
import { FACE_PHOTO } from './ask.ts';

interface FieldSchema extends FieldTranslations {
  anyOf?: readonly FieldSchema[];
  properties?: Readonly<Record<string, FieldSchema>>;
}

/** Blocks, such as `common.docOwner`, before what they consist of. */
export function listFields(type: DocumentType): readonly string[] {
  return [...wordsByPath(type).keys()];
}

/** How a citizen is told of a field: by its word, after those of the blocks that it stands in. Undefined where the type does not have it. */
export function wordsOfField(type: DocumentType, path: string): readonly Trilingual[] | undefined {
  return wordsByPath(type).get(path);
}

type WordsByPath = Map<string, readonly Trilingual[]>;

const fieldsByType = new Map<string, WordsByPath>();

function wordsByPath(type: DocumentType): WordsByPath {
  const known = fieldsByType.get(type.name);
  if (known !== undefined) return known;
  const blocks = { common: commonSchema as FieldSchema, domain: type.domain as FieldSchema };
  const fields: WordsByPath = new Map(Object.entries(blocks).flatMap(([name, schema]) => fieldsBelow(schema, name)));
  if (type.hasFacePhoto) fields.set(FACE_PHOTO, [{ kk: 'фотосурет', ru: 'фотография', en: 'photo' }]);
  fieldsByType.set(type.name, fields);
  return fields;
}

function fieldsBelow(
  { anyOf = [], properties }: FieldSchema,
  path: string,
  above: readonly Trilingual[] = [],
): [path: string, words: readonly Trilingual[]][] {
  const inner = properties ?? anyOf.find((each) => each.properties !== undefined)?.properties ?? {};
  return Object.entries(inner).flatMap(([name, schema]) => {
    const below = `${path}.${name}`;
    const words = [...above, wordIn(schema) ?? { kk: name, ru: name, en: name }];
    return [[below, words], ...fieldsBelow(schema, below, words)];
  });
}

/** Of a field that may be null, the word stands with what it is otherwise. */
function wordIn(field: FieldSchema): Trilingual | undefined {
  return [field, ...(field.anyOf ?? [])].map(wordOf).find((word) => word !== undefined);
}
