/**
 * Writes `generated/operations.ts` from the two OpenAPI documents: each operation's method, path and types. So the cabinet says of
 * a call no more than its name, and a field that the gateway renames fails `npm run types`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const generated = join(import.meta.dirname, 'generated/operations.ts');

export function generateOperations(): string {
  const documents = ['openapi-cabinet.json', 'openapi.json'].map(
    (file): OpenApi => JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8')),
  );
  const schemas = documents.flatMap(({ components }) => Object.entries(components.schemas));
  const types = Object.groupBy(schemas, ([name]) => name);
  const operations = documents.flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    ),
  );
  return [
    '/** Made from the OpenAPI documents by `npm run openapi`. What is changed here is lost. */\n',
    // Both have `ErrorCode`, each with its own codes.
    ...Object.entries(types).map(
      ([name, all = []]) => `export type ${name} = ${unionOf(all.map(([, schema]) => schema))};\n`,
    ),
    'export interface Operations {',
    ...operations.map(({ operation }) => `${operation.operationId}: ${typeOfOperation(operation)};`),
    '}\n',
    'export const operations = {',
    ...operations.map(({ path, method, operation }) => `  ${operation.operationId}: ['${method}', '${path}'],`),
    '} as const;\n',
  ].join('\n');
}

function typeOfOperation({ parameters = [], requestBody, responses }: Operation): string {
  const params = parameters.filter((parameter) => parameter.in !== 'header');
  const required = params.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(params.map(({ name, schema }) => [name, schema]));
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return typeOfFields({
    params: params.length === 0 ? 'undefined' : typeOf({ type: 'object', properties, required }),
    body: typeOfContent(requestBody?.content) ?? 'undefined',
    answer: answers.map(([, { content }]) => typeOfContent(content) ?? 'undefined').join(' | '),
  });
}

/** What is no JSON is read as it comes. */
function typeOfContent(content?: Record<string, { schema: Schema }>): string | undefined {
  if (content === undefined) return undefined;
  const json = content['application/json'];
  return json === undefined ? 'unknown' : typeOf(json.schema);
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'never';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return unionOf(choices);
  if (schema.allOf !== undefined) return schema.allOf.map((each) => `(${typeOf(each)})`).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  if (schema.type === 'array') return `(${schema.items === undefined ? 'unknown' : typeOf(schema.items)})[]`;
  if (schema.type === 'object') return typeOfObject(schema);
  if (schema.type === 'integer') return 'number';
  return schema.type ?? 'unknown';
}

function unionOf(schemas: Schema[]): string {
  return [...new Set(schemas.map(typeOf))].join(' | ');
}

function typeOfObject({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return required.includes(name) ? [key, typeOf(schema)] : [`${key}?`, `${typeOf(schema)} | undefined`];
  });
  if (fields.length === 0)
    return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`;
  return typeOfFields(Object.fromEntries(fields));
}

function typeOfFields(fields: Record<string, string>): string {
  return `{\n${Object.entries(fields)
    .map(([name, type]) => `${name}: ${type};`)
    .join('\n')}\n}`;
}

if (import.meta.main) writeFileSync(generated, generateOperations());
