/** What the gateway promises: the operations of its own OpenAPI document, with a check for each answer that they document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from 'json-schema-faker';
import type { OpenApiDocument } from '../../server/src/http/openapi-document.ts';
import { type DocumentedOperation, operationsIn } from '../../server/src/http/openapi-test-setup.ts';

export const FORM = 'application/x-www-form-urlencoded';

export interface Operation {
  id: string;
  /** Upper case. */
  method: string;
  /** With `{name}` for each path parameter. */
  path: string;
  parameters: Parameter[];
  body: ObjectSchema | undefined;
  /** How a client sends it. */
  bodyType: 'application/json' | typeof FORM;
  /** Whether it wants a test key as bearer. */
  secured: boolean;
  /** Whether it is the cabinet's, to which people log in. */
  isOfCabinet: boolean;
  /** By status. */
  answers: Map<number, DocumentedAnswer>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

export interface ObjectSchema {
  properties: Record<string, JsonSchema>;
  /** Not there where the body has several shapes. */
  required?: string[];
}

export interface DocumentedAnswer {
  /** By media type, without parameters; undefined where it is not JSON. */
  bodies: Map<string, ValidateFunction | undefined>;
  /** The `code` of each documented error. */
  codes: Set<string>;
}

export function readOperations(document: OpenApiDocument): Operation[] {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  // The format's own pattern goes back and forth over every document: that would be half of what the attack costs.
  ajv.addFormat('byte', (text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text));
  // With the components beside each schema, its references lead somewhere.
  const compile = (schema: object) => ajv.compile({ ...schema, components: document.components });
  return operationsIn(document).map((operation) => readOperation(operation, document, compile));
}

function bodySchemaOf({ requestBody }: DocumentedOperation, { components }: OpenApiDocument): ObjectSchema | undefined {
  const { content } = requestBody ?? {};
  const schema = (content?.['application/json'] ?? content?.[FORM])?.schema as { anyOf?: object[] } | undefined;
  if (schema === undefined) return undefined;
  // Of a body of several shapes, the first is attacked.
  const shape = referredTo(schema.anyOf?.[0] ?? schema, components.schemas) as Partial<ObjectSchema>;
  const { required, properties = {} } = JSON.parse(JSON.stringify(shape), withoutReferences);
  return { ...(required && { required }), properties };
}

function referredTo(schema: object, components: Record<string, unknown> = {}): unknown {
  return '$ref' in schema ? components[String(schema.$ref).split('/').at(-1) ?? ''] : schema;
}

/** What stands inside a body under a name of its own may be anything: to make it by its schema would cost more than to send it. */
function withoutReferences(_name: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '$ref' in value ? {} : value;
}

type Compile = (schema: object) => ValidateFunction;

function readOperation(operation: DocumentedOperation, document: OpenApiDocument, compile: Compile): Operation {
  const answers = Object.entries(operation.responses).map(([status, { content = {} }]) => {
    const bodies = Object.entries(content).map(([type, { schema }]): [string, ValidateFunction | undefined] => [
      type,
      type === 'application/json' ? compile(schema) : undefined,
    ]);
    const codes = Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
    return [Number(status), { bodies: new Map(bodies), codes: new Set(codes) }] as const;
  });
  return {
    id: operation.operationId,
    method: operation.method,
    path: operation.path,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      schema: { ...parameter.schema, ...(parameter.example !== undefined && { examples: [parameter.example] }) },
    })),
    body: bodySchemaOf(operation, document),
    bodyType: operation.requestBody?.content[FORM] === undefined ? 'application/json' : FORM,
    secured: operation.security.length > 0,
    isOfCabinet: operation.path.startsWith('/api/v1/cabinet/'),
    answers: new Map(answers),
  };
}
