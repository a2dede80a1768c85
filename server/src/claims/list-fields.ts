/** The single fields of a document type that can be asked for, by their paths in `result_json`, and the photo. */
import type { DocumentType } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { FACE_PHOTO } from './ask.ts';

interface FieldSchema {
  anyOf?: readonly FieldSchema[];
  properties?: Readonly<Record<string, FieldSchema>>;
}

/** Blocks, such as `common.docOwner`, before what they consist of. */
export function listFields(type: DocumentType): readonly string[] {
  const known = fieldsByType.get(type.name);
  if (known !== undefined) return known;
  const blocks = { common: commonSchema as FieldSchema, domain: type.domain as FieldSchema };
  const fields = Object.entries(blocks).flatMap(([name, schema]) => pathsBelow(schema, name));
  if (type.hasFacePhoto) fields.push(FACE_PHOTO);
  fieldsByType.set(type.name, fields);
  return fields;
}

const fieldsByType = new Map<string, readonly string[]>();

function pathsBelow({ anyOf, properties }: FieldSchema, path: string): string[] {
  const inner = properties ?? anyOf?.find((each) => each.properties !== undefined)?.properties ?? {};
  return Object.entries(inner).flatMap(([name, schema]) => [
    `${path}.${name}`,
    ...pathsBelow(schema, `${path}.${name}`),
  ]);
}
