/** Two documents of one: that of the integrators, and that of the cabinet, each with only what its operations lead to. */
import type { ErrorCode } from '../errors.ts';
import { mapOperations, type OpenApiDocument } from './openapi-document.ts';
import { nameParts } from './openapi-names.ts';

export type Audience = keyof typeof audiences;

const audiences = {
  integrators: {
    title: 'Qujat',
    holds: (path: string) => !path.startsWith('/api/v1/cabinet/'),
    description: `Electronic documents of the citizens of Kazakhstan, with their consent.

1. **request** a document with your API key, the citizen's IIN and phone. The state sends the citizen a code from 1414.
2. **approve** with that code and receive the document as JSON, PDF, image, photo, QR and barcode.

Keys that begin with \`qjt_test_\` reach only the sandbox: synthetic people, and an inbox in place of the phone.`,
  },
  cabinet: {
    title: 'Qujat: Personal Cabinet',
    holds: (path: string) => path.startsWith('/api/v1/cabinet/'),
    description: `The API of the Personal Cabinet, for the pages of the same address: log-in by cookie, \`X-Qujat-Cabinet: 1\` on every call
that changes something; \`X-Qujat-By-Page: 1\` on what a page asks again and again by itself, which then keeps no log-in from ending
unused. \`x-access\` says who may call an operation: anyone, whoever is logged in (account), or a role with that permission.`,
  },
};

/** What any path may answer, also one that is no operation. */
const everywhere: ErrorCode[] = [
  'not_found',
  'method_not_allowed',
  'not_for_browsers',
  'request_timeout',
  'internal_error',
];

export function documentsOf(whole: OpenApiDocument): Record<Audience, OpenApiDocument> {
  const named = nameParts(whole);
  return { integrators: documentFor('integrators', named), cabinet: documentFor('cabinet', named) };
}

function documentFor(audience: Audience, whole: OpenApiDocument): OpenApiDocument {
  const { title, description, holds } = audiences[audience];
  const paths = mapOperations(whole, (operation, path) => (holds(path) ? operation : undefined));
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const tags = new Set(operations.flatMap((operation) => operation.tags));
  const schemes = new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)));
  const components = componentsOf(paths, whole.components);
  return {
    ...whole,
    info: { ...whole.info, title, description },
    servers: [{ url: '/', description: 'This gateway' }],
    tags: whole.tags.filter(({ name }) => tags.has(name)),
    paths,
    components: {
      ...components,
      schemas: { ...components.schemas, ErrorCode: errorCodes(whole, Object.keys(components.examples ?? {})) },
      securitySchemes: pick(whole.components.securitySchemes, schemes),
    },
  };
}

/** Only those that this document's operations give: whoever handles each has handled all. */
function errorCodes({ components }: OpenApiDocument, documented: string[]): object {
  const codes = new Set<string>([...documented, ...everywhere]);
  const { enum: all = [], ...rest } = (components.schemas?.['ErrorCode'] ?? {}) as { enum?: string[] };
  return { ...rest, enum: all.filter((code) => codes.has(code)) };
}

/** The components to which references lead from there, and from those. */
function componentsOf(root: unknown, components: OpenApiDocument['components']): OpenApiDocument['components'] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      if (found.has(`${kind}/${name}`)) continue;
      found.add(`${kind}/${name}`);
      look(components[kind as keyof typeof components]?.[name]);
    }
  };
  look(root);
  const kinds = (['schemas', 'responses', 'examples'] as const).map((kind) => {
    const names = Object.keys(components[kind] ?? {}).filter((name) => found.has(`${kind}/${name}`));
    return [kind, pick(components[kind], new Set(names))];
  });
  return Object.fromEntries(kinds);
}

function pick(named: Record<string, unknown> = {}, names: Set<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(named).filter(([name]) => names.has(name)));
}
