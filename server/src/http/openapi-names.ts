/**
 * Names for the parts of the OpenAPI document, so that a generated client has them too: a schema with a `title` becomes the component
 * of that name, an error's example that of its code, and what several operations are refused with alike is one response.
 */
import { type ErrorCode, errorTable } from '../errors.ts';
import { mapOperations, type OpenApiDocument, type OpenApiResponse } from './openapi-document.ts';

/** Schemas, examples or responses, by name. */
type Named = Record<string, unknown>;

export function nameParts(document: OpenApiDocument): OpenApiDocument {
  const schemas: Named = {};
  const paths = nameSchemas(document.paths, schemas);
  Object.assign(schemas, nameSchemas(document.components.schemas, schemas));
  const named = { ...document, paths, components: { ...document.components, schemas: sorted(schemas) } };
  return nameRefusals(named);
}

/** `identity_card` → `IdentityCard` */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** The same value, with a reference in place of each schema that has a title. */
function nameSchemas<Value>(value: Value, schemas: Named): Value {
  return mapObjects(value, ({ title, ...rest }) => {
    // A field may be called `title` too.
    if (typeof title !== 'string') return title === undefined ? rest : { title, ...rest };
    if (title in schemas && JSON.stringify(schemas[title]) !== JSON.stringify(rest)) {
      throw new Error(`Two schemas have the title ${title}`);
    }
    schemas[title] = rest;
    return { $ref: `#/components/schemas/${title}` };
  }) as Value;
}

function mapObjects(value: unknown, change: (object: Named) => Named): unknown {
  if (Array.isArray(value)) return value.map((each) => mapObjects(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapObjects(each, change)])));
}

function nameRefusals(document: OpenApiDocument): OpenApiDocument {
  const examples: Named = {};
  const responses: Named = {};
  const paths = mapOperations(document, (operation) => ({
    ...operation,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => {
        const codes = errorCodesOf(response);
        if (codes.length === 0) return [status, response];
        const named = withNamedExamples(response, examples);
        const name = nameOfRefusals(codes);
        // Another set of errors may begin alike, and be as long.
        if (name in responses && JSON.stringify(responses[name]) !== JSON.stringify(named)) return [status, named];
        responses[name] = named;
        return [status, { $ref: `#/components/responses/${name}` } as unknown as OpenApiResponse];
      }),
    ),
  }));
  const components = { ...document.components, responses: sorted(responses), examples: sorted(examples) };
  return { ...document, paths, components };
}

/** A name of more words is none. */
function nameOfRefusals(codes: readonly ErrorCode[]): string {
  const [shown, more] = codes.length > 3 ? [codes.slice(0, 2), codes.length - 2] : [codes, 0];
  return [...shown.map(pascalCase), ...(more > 0 ? [`${more}More`] : [])].join('Or');
}

export function errorCodesOf({ content }: OpenApiResponse): ErrorCode[] {
  const examples = content?.['application/json']?.examples ?? {};
  return Object.keys(examples).filter((code): code is ErrorCode => Object.hasOwn(errorTable, code));
}

function withNamedExamples(response: OpenApiResponse, named: Named): OpenApiResponse {
  const content = Object.entries(response.content ?? {}).map(([mediaType, { schema, examples = {} }]) => {
    Object.assign(named, examples);
    const references = Object.keys(examples).map((code) => [code, { $ref: `#/components/examples/${code}` }]);
    return [mediaType, { schema, examples: Object.fromEntries(references) }];
  });
  return { ...response, content: Object.fromEntries(content) };
}

function sorted(named: Named): Named {
  return Object.fromEntries(Object.entries(named).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
