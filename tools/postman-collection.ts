/**
 * Writes the Postman collection (v2.1, which Insomnia, Bruno and Hoppscotch import too) from `openapi.json`; `npm run openapi` does so.
 * Its first folder is a document from the request to the PDF. Calls hand each other what the next one needs through variables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const collectionFile = join(root, 'examples/postman/qujat.postman_collection.json');

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description: string;
  example?: string;
}

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: Record<string, unknown>[];
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { example: Record<string, unknown> } } };
  responses: Record<string, unknown>;
}

interface Call extends Operation {
  method: string;
  path: string;
}

/** What an integrator sets, and what one call learns for the next. */
const variables = {
  base_url: 'http://127.0.0.1:8080',
  api_key: '',
  iin: '900101300017',
  phone: '77010000001',
  document_type: 'identity_card',
  backend_session_id: '',
  code: '',
  arm_id: '',
  person_id: '',
  listener_id: '',
};

/** Names of the API that mean one of the variables. */
const variableOf: Record<string, keyof typeof variables> = { session_id: 'backend_session_id' };

/** What is made of the answer of a call. */
const lessons: Record<string, string> = {
  requestDocument: "pm.collectionVariables.set('backend_session_id', answer.backend_session_id);",
  listSandboxMessages: "pm.collectionVariables.set('code', answer.messages[0]?.code ?? '');",
  armSandboxScenario: "pm.collectionVariables.set('arm_id', answer.id);",
  addSandboxPeople: "pm.collectionVariables.set('person_id', answer.people[0].id);",
  startListening: "pm.collectionVariables.set('listener_id', answer.id);",
  approveSession: "pm.test('the PDF is there', () => pm.expect(atob(answer.document_pdf)).to.match(/^%PDF-/));",
};

const FIRST_DOCUMENT = ['requestDocument', 'listSandboxMessages', 'approveSession'];
const TAGS = ['E-Document', 'Document types', 'Sandbox'];

export function postmanCollection(): string {
  const { info, paths } = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
    info: { title: string; description: string };
    paths: Record<string, Record<string, Operation>>;
  };
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => ({ ...operation, method, path })),
  );
  const first = FIRST_DOCUMENT.flatMap((id) => calls.filter(({ operationId }) => operationId === id));
  const collection = {
    info: {
      name: info.title,
      description: `${info.description}\n\nSet the variable \`api_key\` to your test key, and run the first folder in its order.`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      { name: 'The first document', item: first.map(toItem) },
      ...TAGS.map((tag) => ({ name: tag, item: calls.filter(({ tags }) => tags.includes(tag)).map(toItem) })),
    ],
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function toItem(call: Call): object {
  const { operationId, summary, description = '', security = [], requestBody } = call;
  const body = requestBody?.content['application/json'].example;
  return {
    name: summary,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testOf(call) } }],
    request: {
      method: call.method.toUpperCase(),
      description: `\`${operationId}\`. ${description}`.trim(),
      ...(security.length > 0 && { auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{api_key}}' }] } }),
      header: [
        ...(body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }]),
        ...parametersOf(call, 'header').map(toHeader),
      ],
      url: urlOf(call),
      ...(body !== undefined && { body: { mode: 'raw', raw: JSON.stringify(withVariables(body), null, 2) } }),
    },
  };
}

function testOf({ operationId, responses }: Call): string[] {
  const success = Object.keys(responses).find((status) => status.startsWith('2'));
  const lesson = lessons[operationId];
  return [
    `pm.test('it succeeds', () => pm.response.to.have.status(${success}));`,
    ...(lesson === undefined
      ? []
      : [`if (pm.response.code === ${success}) {`, '  const answer = pm.response.json();', `  ${lesson}`, '}']),
  ];
}

function parametersOf({ parameters = [] }: Call, place: Parameter['in']): Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}

/** A new key for each call is harmless. Any other header changes what happens, so it waits to be enabled. */
function toHeader({ name, description, example = '' }: Parameter): object {
  if (name === 'idempotency-key') return { key: 'Idempotency-Key', value: '{{$guid}}', description };
  return { key: name, value: example, description, disabled: true };
}

function urlOf(call: Call): object {
  const path = call.path.replace(/\{(\w+)\}/g, '{{$1}}');
  const query = parametersOf(call, 'query').map(({ name, description, example = '' }) =>
    name in variables
      ? { key: name, value: `{{${name}}}`, description }
      : { key: name, value: example, description, disabled: true },
  );
  const [search] = query.filter((each) => !('disabled' in each)).map(({ key, value }) => `?${key}=${value}`);
  return {
    raw: `{{base_url}}${path}${search ?? ''}`,
    host: ['{{base_url}}'],
    path: path.slice(1).split('/'),
    ...(query.length > 0 && { query }),
  };
}

function withVariables(example: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(example).map(([name, value]) => {
    const variable = variableOf[name] ?? name;
    return [name, variable in variables ? `{{${variable}}}` : value];
  });
  return Object.fromEntries(entries);
}

if (import.meta.main) writeFileSync(collectionFile, postmanCollection());
