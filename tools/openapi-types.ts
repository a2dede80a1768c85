/**
 * OpenAPI documents as TypeScript: the types by name, and each operation's method, path and types, with what the documents say of
 * them as comments. The cabinet and the SDK call the gateway by what is written here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
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
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema; description?: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The module, from documents at the top of the repository. */
export function typesOfOpenApi(files: readonly string[]): string {
  const documents = files.map(
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
    // Two documents have `ErrorCode`, each with its own codes.
    ...Object.entries(types).map(([name, all = []]) => {
      const meaning = all.find(([, schema]) => schema.description !== undefined)?.[1].description;
      return `${commentOf(meaning)}export type ${name} = ${unionOf(all.map(([, schema]) => schema))};\n`;
    }),
    'export interface Operations {',
    ...operations.map(
      ({ operation }) => `${commentOf(operation.summary)}${operation.operationId}: ${typeOfOperation(operation)};`,
    ),
    '}\n',
    'export const operations = {',
    ...operations.map(({ path, method, operation }) => `  ${operation.operationId}: ['${method}', '${path}'],`),
    '} as const;\n',
  ].join('\n');
}

function typeOfOperation({ parameters = [], requestBody, responses }: Operation): string {
  const params = parameters.filter((parameter) => parameter.in !== 'header');
  const required = params.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(
    params.map(({ name, schema, description }) => [name, { ...schema, ...(description && { description }) }]),
  );
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return typeOfFields([
    ['params', params.length === 0 ? 'undefined' : typeOf({ type: 'object', properties, required })],
    ['body', typeOfContent(requestBody?.content) ?? 'undefined'],
    ['answer', answers.map(([, { content }]) => typeOfContent(content) ?? 'undefined').join(' | ')],
  ]);
}

/** A form has fields as JSON has. What is neither is read as it comes. */
function typeOfContent(content?: Record<string, { schema: Schema }>): string | undefined {
  if (content === undefined) return undefined;
  const fields = content['application/json'] ?? content['application/x-www-form-urlencoded'];
  return fields === undefined ? 'unknown' : typeOf(fields.schema);
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

function unionOf(schemas: readonly Schema[]): string {
  return [...new Set(schemas.map(typeOf))].join(' | ');
}

function typeOfObject({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]): [string, string] => {
    const key = `${commentOf(meaningOf(schema))}${/^\w+$/.test(name) ? name : JSON.stringify(name)}`;
    return required.includes(name) ? [key, typeOf(schema)] : [`${key}?`, `${typeOf(schema)} | undefined`];
  });
  if (fields.length === 0)
    return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`;
  return typeOfFields(fields);
}

function typeOfFields(fields: readonly (readonly [key: string, type: string])[]): string {
  return `{\n${fields.map(([key, type]) => `${key}: ${type};`).join('\n')}\n}`;
}

/** Where a field may be null, its meaning may stand with the other choice. */
function meaningOf({ description, anyOf = [] }: Schema): string | undefined {
  return description ?? anyOf.find((choice) => choice.description !== undefined)?.description;
}

function commentOf(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '*\\/')} */\n`;
}
