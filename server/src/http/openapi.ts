/** The OpenAPI 3.1 documents, made from the routes' own schemas. */
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import packageJson from '../../package.json' with { type: 'json' };
import { errorSchema } from './error-schema.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { type Audience, documentsOf } from './openapi-split.ts';
import type { HttpServer } from './server.ts';

interface OpenApiContext {
  /** What the routes of the cabinet name. */
  cabinet: { tags: { name: string; description: string }[]; securitySchemes: Record<string, SecurityScheme> };
  documentation: boolean;
}

type SecurityScheme = NonNullable<NonNullable<OpenApiOptions['components']>['securitySchemes']>[string];
type OpenApiOptions = NonNullable<FastifyDynamicSwaggerOptions['openapi']>;

/** Must be called before the routes are registered. */
export async function registerOpenApi(server: HttpServer, { cabinet, documentation }: OpenApiContext): Promise<void> {
  server.addSchema(errorSchema);
  await server.register(swagger, {
    refResolver: { buildLocalReference: (schema) => String(schema['$id']) },
    // Who may call a route of the cabinet stands in its config; readers of the document want to know it too.
    transform: ({ schema, url, route }) => {
      const { access, recent } = route.config ?? {};
      const traits = { ...(access && { 'x-access': access }), ...(recent && { 'x-recent-log-in': true }) };
      return { url, schema: { ...schema, security: schema['security'] ?? [], ...traits } };
    },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Qujat',
        version: packageJson.version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'E-Document', description: 'The Backend API: request a document, approve with the code' },
        { name: 'Flow', description: 'A document by a page of the gateway, on which the citizen does the steps' },
        {
          name: 'Credentials',
          description: 'Experimental: the document as a credential in the citizen’s wallet, by OpenID4VCI 1.0',
        },
        { name: 'Webhooks', description: 'What a program does about webhooks; the endpoints are made in the cabinet' },
        { name: 'Document types', description: 'What each document is, with a sample' },
        { name: 'Sandbox', description: 'The state as the sandbox plays it: people and the inbox of 1414' },
        ...cabinet.tags,
        { name: 'Operations', description: 'Health and metrics' },
      ],
      components: {
        securitySchemes: {
          organizationKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of the organisation: `qjt_test_…`, `qjt_live_…` or `qjt_flow_…`',
          },
          walletToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The access token of a wallet, for one credential',
          },
          testKey: { type: 'http', scheme: 'bearer', description: 'A test key, `qjt_test_…`' },
          metricsToken: { type: 'http', scheme: 'bearer', description: '`QUJAT_METRICS_TOKEN`, where it is set' },
          ...cabinet.securitySchemes,
        },
      },
    },
  });
  if (!documentation) return;
  server.get(
    '/openapi.json',
    { schema: { hide: true, operationId: 'readOpenApi' } },
    () => openApiOf(server).integrators,
  );
}

const documents = new WeakMap<object, Record<Audience, OpenApiDocument>>();

/** The server must be ready. */
export function openApiOf(server: HttpServer): Record<Audience, OpenApiDocument> {
  const made = server.swagger();
  const known = documents.get(made) ?? documentsOf(made as OpenApiDocument);
  documents.set(made, known);
  return known;
}
