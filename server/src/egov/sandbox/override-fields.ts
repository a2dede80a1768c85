/** overrideFields: a sample document that says something else than what is made up, checked against the schema of its type. */

import { almatyMidnightMs } from '../../calendar/almaty-date.ts';
import type { DocumentType } from '../../documents/catalogue.ts';
import { commonSchema, type ResultJson } from '../../documents/document-type.ts';
import { IIN_PATTERN, isDaySchema } from '../../documents/fields.ts';
import type { FieldSchema } from '../../documents/read-field.ts';
import type { FieldError } from '../../errors.ts';
import { isJsonObject } from '../../json/is-json-object.ts';
import { faultsOfSchema } from '../../json/json-schema.ts';
import { isDay } from './is-day.ts';
import { tellFaults } from './tell-faults.ts';

/** Parts of `result_json`. A list takes the place of the whole list; days may be `YYYY-MM-DD`. */
export interface DocumentFields {
  common?: object;
  domain?: object;
}

/** Of fields that fit: `faultsOfFields` has told. */
export function overrideFields(type: DocumentType, made: ResultJson, fields: DocumentFields): ResultJson {
  return merge(schemaOf(type), made, fields, '', []) as ResultJson;
}

/** What is wrong with the fields, each under its path, such as `domain.birthday`. */
export function faultsOfFields(type: DocumentType, made: ResultJson, fields: DocumentFields): FieldError[] {
  const unknown: FieldError[] = [];
  const result = merge(schemaOf(type), made, fields, '', unknown);
  return [
    ...unknown,
    ...tellFaults(faultsOfSchema(schemaOf(type), result), { [IIN_PATTERN]: { message: 'must be 12 digits' } }),
  ];
}

function schemaOf({ domain }: DocumentType) {
  return { type: 'object', required: ['common', 'domain'], properties: { common: commonSchema, domain } };
}

function merge(schema: FieldSchema, made: unknown, given: unknown, path: string, unknown: FieldError[]): unknown {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  if (Array.isArray(given) && inner.items !== undefined) {
    const { items } = inner;
    return given.map((each, index) => merge(items, undefined, each, `${path}.${index}`, unknown));
  }
  if (isJsonObject(given) && inner.properties !== undefined) {
    return mergeBlock(inner.properties, isJsonObject(made) ? made : {}, given, path, unknown);
  }
  return isDaySchema(inner) && isDay(given) ? almatyMidnightMs(given) : given;
}

function mergeBlock(
  properties: Readonly<Record<string, FieldSchema>>,
  made: object,
  given: object,
  path: string,
  unknown: FieldError[],
): object {
  const changed = Object.entries(given).map(([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const at = path === '' ? name : `${path}.${name}`;
    if (schema !== undefined) return [name, merge(schema, Object(made)[name], value, at, unknown)];
    // The name itself may be anything.
    unknown.push({ field: path, message: `may have only the fields ${Object.keys(properties).join(', ')}` });
    return [name, value];
  });
  return withUri({ ...made, ...Object.fromEntries(changed) }, given);
}

/** Its number is a part of it. */
function withUri(block: object, given: object): object {
  if (!('docNumber' in given) || 'docUri' in given || !('docType' in block)) return block;
  return { ...block, docUri: `${Object(block.docType).code}:${given.docNumber}` };
}
