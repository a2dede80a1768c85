/** A schema of an OpenAPI document as one tree: what it refers to stands in it, and what all of several choices have in common is said once. */
import type { OpenApiDocument } from '../http/openapi-document.ts';
import type { FieldSchema } from './field-rows.ts';

export function plainSchema(schema: object, document: OpenApiDocument): FieldSchema {
  const { allOf = [], oneOf = [], ...own } = resolveReference(schema as ReferringSchema, document);
  const parts = [own, ...allOf.map((part) => plainSchema(part, document))];
  if (oneOf.length > 0) parts.push(inCommon(oneOf.map((choice) => plainSchema(choice, document))));
  const merged: FieldSchema = {
    ...Object.assign({}, ...parts.toReversed()),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  };
  return {
    ...merged,
    ...(own.anyOf && { anyOf: own.anyOf.map((choice) => plainSchema(choice, document)) }),
    ...(own.items && { items: plainSchema(own.items, document) }),
    ...(merged.properties && { properties: mapValues(merged.properties, (each) => plainSchema(each, document)) }),
  };
}

interface ReferringSchema extends FieldSchema {
  allOf?: FieldSchema[];
  oneOf?: FieldSchema[];
}

/** What the reference leads to; the value itself where it is none. */
export function resolveReference<Value extends object>(value: Value, document: OpenApiDocument): Value {
  const reference = '$ref' in value ? String(value.$ref) : undefined;
  if (reference === undefined) return value;
  let found: unknown = document;
  for (const name of reference.replace('#/', '').split('/')) found = Object(found)[name];
  if (typeof found !== 'object' || found === null) throw new Error(`The API document has no ${reference}`);
  return found as Value;
}

/** The fields of all choices. What differs between them inside of a field is left out. */
function inCommon([first = {}, ...others]: readonly FieldSchema[]): FieldSchema {
  const shared = Object.entries(first.properties ?? {}).filter(([name]) =>
    others.every(({ properties }) => properties?.[name] !== undefined),
  );
  const properties = shared.map(([name, field]): [string, FieldSchema] => {
    const isAlike = others.every(({ properties: theirs }) => JSON.stringify(theirs?.[name]) === JSON.stringify(field));
    return [
      name,
      isAlike ? field : { type: field.enum === undefined ? field.type : 'string', description: field.description },
    ];
  });
  return { properties: Object.fromEntries(properties) };
}

function mapValues(fields: Record<string, FieldSchema>, change: (field: FieldSchema) => FieldSchema) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, change(field)]));
}
