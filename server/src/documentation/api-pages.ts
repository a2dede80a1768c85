/** The API reference: a page for each call, made from the OpenAPI document, and the list of them. */
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from '../http/openapi-document.ts';
import { type FieldRow, type FieldSchema, fieldRows } from './field-rows.ts';
import { plainSchema, resolveReference } from './plain-schema.ts';
import { type Page, pageOf } from './read-pages.ts';
import { type SnippetCall, snippetLanguages, snippetOf } from './snippet-writers.ts';

const GATEWAY = 'http://127.0.0.1:8080';

interface ApiCall extends OpenApiOperation {
  path: string;
  method: 'GET' | 'POST' | 'DELETE';
}

/** @param gateway whether the pages are served by a gateway, which can be called from them */
export function apiPages(document: OpenApiDocument, gateway: boolean): Page[] {
  const calls = callsOf(document);
  return [
    pageOf('docs/api.md', listMarkdown(document, calls)),
    ...calls.map((call) => pageOf(`docs/api/${call.operationId}.md`, callMarkdown(call, document, gateway))),
  ];
}

function callsOf({ paths }: OpenApiDocument): ApiCall[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase() as ApiCall['method'],
    })),
  );
}

function listMarkdown({ tags }: OpenApiDocument, calls: readonly ApiCall[]): string {
  const groups = tags.map(({ name, description }) => {
    const rows = calls
      .filter((call) => call.tags.includes(name))
      .map(({ operationId, summary, method, path }) => [`[${summary}](api/${operationId}.md)`, method, `\`${path}\``]);
    return `## ${name}\n\n${description}.\n\n${table(['Call', 'Method', 'Address'], rows)}`;
  });
  return `# API reference

All calls of an integrator. The gateway has the same as OpenAPI 3.1 under \`/openapi.json\`, for tools that make clients and
tests of it. The Personal Cabinet has an API of its own: whoever is logged in to it finds that under \`/api/v1/cabinet/openapi.json\`.

[Call the API](guides/integrate.md) says in which order you call what.

${groups.join('\n\n')}
`;
}

function callMarkdown(call: ApiCall, document: OpenApiDocument, gateway: boolean): string {
  const { summary, description, method, path, parameters = [], requestBody } = call;
  const sample = sampleOf(call);
  const trial = gateway ? trialOf(call, sample) : undefined;
  const body = requestBody?.content['application/json'];
  const sections = [
    `# ${summary}`,
    `\`${method} ${path}\``,
    description ?? '',
    headerMarkdown(call, document),
    parameters.length === 0 ? '' : `## Parameters\n\n${parameterTable(parameters)}`,
    body === undefined ? '' : `## Body\n\n${fieldTables(body.schema, document)}`,
    sample === undefined ? '' : `## Samples\n\n${samplesOf(sample)}`,
    trial === undefined ? '' : `## Try it\n\n\`\`\`call\n${JSON.stringify(trial)}\n\`\`\``,
    ...answersOf(call, document),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** What a caller puts behind `Bearer`, by what the call is secured with. */
const bearers: Readonly<Record<string, string>> = {
  organizationKey: '<api_key>',
  testKey: '<api_key>',
  walletToken: '<access_token>',
  metricsToken: '<metrics_token>',
};

/** Undefined where nothing is asked for in a header. */
function authorizationOf({ security }: ApiCall): string | undefined {
  const [scheme] = security.flatMap(Object.keys);
  return scheme && `Bearer ${bearers[scheme]}`;
}

function headerMarkdown(call: ApiCall, { components }: OpenApiDocument): string {
  const [scheme = ''] = call.security.flatMap(Object.keys);
  const described = components.securitySchemes?.[scheme] as { description: string } | undefined;
  return described === undefined
    ? ''
    : `It needs the header \`Authorization: ${authorizationOf(call)}\`. ${described.description}.`;
}

function parameterTable(parameters: readonly OpenApiParameter[]): string {
  const rows = parameters.map(({ name, in: place, required, description = '', schema }) => {
    const [row] = fieldRows({ properties: { [name]: schema } });
    return [`\`${name}\``, place, required === true ? 'yes' : 'no', typeIn(row), description];
  });
  return table(['Name', 'In', 'Required', 'Type', 'Meaning'], rows);
}

/** A long list of choices stands on a page of its own. */
function typeIn(row: FieldRow | undefined): string {
  const type = row?.type ?? '';
  return type.split(', ').length > 12 ? 'text' : type;
}

/** One table, or several where the body may be one of several things. */
function fieldTables(schema: object, document: OpenApiDocument): string {
  return branchesOf(plainSchema(schema, document)).map(fieldTable).join(OR);
}

const OR = '\n\nOr:\n\n';

function branchesOf(plain: FieldSchema): readonly FieldSchema[] {
  const branches = plain.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  return branches.length === 0 ? [plain] : branches;
}

function fieldTable(schema: FieldSchema): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const rows = fieldRows(schema).map((row) => {
    const isRequired = required.has(row.path) ? 'yes' : row.path.includes('.') || row.path.includes('[') ? '' : 'no';
    return [`\`${row.path}\``, isRequired, typeIn(row), row.description];
  });
  return table(['Field', 'Required', 'Type', 'Meaning'], rows);
}

function answersOf({ responses }: ApiCall, document: OpenApiDocument): string[] {
  const answers = Object.entries(responses).map(([status, given]) => ({
    status: Number(status),
    ...resolveReference(given, document),
  }));
  const good = answers.filter(({ status }) => status < 400);
  const errors = answers.filter(({ status }) => status >= 400);
  return [
    ...good.map(({ status, description, content = {} }) => {
      const [[type, found] = []] = Object.entries(content);
      const fields = type === 'application/json' && found !== undefined ? answerFields(found.schema, document) : '';
      return `## Answer ${status}\n\n${description}\n\n${fields}`.trimEnd();
    }),
    errors.length === 0 ? '' : `## Errors\n\n${errorTable(errors)}`,
  ];
}

function answerFields(schema: object, document: OpenApiDocument): string {
  const tables = branchesOf(plainSchema(schema, document)).map((branch) => {
    const rows = fieldRows(branch).map((row) => [`\`${row.path}\``, typeIn(row), row.description]);
    return rows.length === 0 ? '' : table(['Field', 'Type', 'Meaning'], rows);
  });
  return tables.filter(Boolean).join(OR);
}

function errorTable(errors: readonly { status: number; content?: Record<string, { examples?: object }> }[]): string {
  const rows = errors.map(({ status, content = {} }) => [
    String(status),
    Object.keys(content['application/json']?.examples ?? {})
      .map((code) => `\`${code}\``)
      .join(', '),
  ]);
  return table(['Status', '`code`'], rows);
}

function samplesOf(call: SnippetCall): string {
  const fences = { curl: 'sh', typescript: 'ts', python: 'python', php: 'php' };
  return snippetLanguages.map(({ id }) => `\`\`\`${fences[id]}\n${snippetOf(id, call)}\n\`\`\``).join('\n\n');
}

/** Undefined for a call whose answer is a file, or whose body is a form. */
function sampleOf(call: ApiCall): SnippetCall | undefined {
  const { path, method, parameters = [], requestBody, responses } = call;
  const types = Object.entries(responses).flatMap(([status, { content }]) =>
    Number(status) < 400 ? Object.keys(content ?? {}) : [],
  );
  const bodies = Object.keys(requestBody?.content ?? {});
  if ([...types, ...bodies].some((type) => type !== 'application/json')) return undefined;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(parameters.find((parameter) => parameter.name === name)?.example ?? `<${name}>`),
  );
  const example = requestBody?.content['application/json']?.example as SnippetCall['body'];
  const body = method === 'POST' ? (example ?? {}) : undefined;
  const authorization = authorizationOf(call);
  return {
    url: `${GATEWAY}${filled}`,
    ...(method === 'DELETE' && { method }),
    ...(authorization !== undefined && { headers: { Authorization: authorization } }),
    ...(body !== undefined && { body }),
  };
}

/** What a reader can try with a test key: fields of a form, so each is one value. */
function trialOf(call: ApiCall, sample: SnippetCall | undefined): SnippetCall | undefined {
  const isWithKey = [undefined, `Bearer ${bearers['testKey']}`].includes(authorizationOf(call));
  if (sample?.body === undefined || !isWithKey) return isWithKey ? sample : undefined;
  const flat = Object.entries(sample.body).filter(([, value]) => typeof value !== 'object');
  return { ...sample, body: Object.fromEntries(flat) };
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
