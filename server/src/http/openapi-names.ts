/**
 * Names for the parts of the OpenAPI document, so that a generated client has them too: a schema with a `title` becomes the component
 * of that name, what an operation takes and answers is named after it, an error's example after its code, and what several operations
 * are refused with alike is one response.
 */
import { type ErrorCode, errorTable } from '../errors.ts';
import { mapOperations, type OpenApiContent, type OpenApiDocument, type OpenApiResponse } from './openapi-document.ts';

/** Of more errors, the name of a response is that of its operation and status. */
const MAX_NAMED_CODES = 4;

/** Schemas, examples or responses, by name. */
type Named = Record<string, unknown>;

export function nameParts(document: OpenApiDocument): OpenApiDocument {
  const schemas: Named = {};
  const paths = nameSchemas(nameBodies(document), schemas);
  Object.assign(schemas, nameSchemas(document.components.schemas, schemas));
  const named = { ...document, paths, components: { ...document.components, schemas: sorted(schemas) } };
  return nameRefusals(named);
}

/** `identity_card` → `IdentityCard` */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** With a title where there is none: `ApproveSessionRequest`, `ApproveSessionReply`. */
function nameBodies(document: OpenApiDocument): OpenApiDocument['paths'] {
  return mapOperations(document, ({ requestBody, responses, ...operation }) => {
    const name = capitalised(operation.operationId);
    const replies = Object.entries(responses).map(([status, { content, ...response }]) => {
      const named = content && status.startsWith('2') ? withTitle(content, `${name}Reply`) : content;
      return [status, { ...response, ...(named && { content: named }) }];
    });
    const request = requestBody && { ...requestBody, content: withTitle(requestBody.content, `${name}Request`) };
    return { ...operation, ...(request && { requestBody: request }), responses: Object.fromEntries(replies) };
  });
}

function withTitle(content: OpenApiContent, title: string): OpenApiContent {
  const titled = Object.entries(content).map(([mediaType, media]) => {
    const isPlainText = 'type' in media.schema && media.schema.type === 'string';
    const needsNoName = isPlainText || Object.keys(media.schema).length === 0;
    return [mediaType, needsNoName ? media : { ...media, schema: { title, ...media.schema } }];
  });
  return Object.fromEntries(titled);
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
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
        const name =
          codes.length > MAX_NAMED_CODES
            ? `${capitalised(operation.operationId)}${status}`
            : codes.map(pascalCase).join('Or');
        if (name in responses && JSON.stringify(responses[name]) !== JSON.stringify(named)) {
          throw new Error(`Two responses have the name ${name}`);
        }
        responses[name] = named;
        return [status, { $ref: `#/components/responses/${name}` } as unknown as OpenApiResponse];
      }),
    ),
  }));
  const components = { ...document.components, responses: sorted(responses), examples: sorted(examples) };
  return { ...document, paths, components };
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
