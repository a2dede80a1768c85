/** The OpenAPI 3.1 documents, made from the routes' own schemas. */
import swagger from '@fastify/swagger';
import packageJson from '../../package.json' with { type: 'json' };
import { errorSchema } from './error-schema.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { type Audience, documentsOf } from './openapi-split.ts';
import type { HttpServer } from './server.ts';

/** Must be called before the routes are registered. */
export async function registerOpenApi(
  server: HttpServer,
  { documentation }: { documentation: boolean },
): Promise<void> {
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
        { name: 'Cabinet: sign-up', description: 'How people come in: sign-up, invitation, forgotten password' },
        { name: 'Cabinet: log-in', description: 'Password, second factor, passkey' },
        { name: 'Cabinet: own account', description: 'Who am I, my password, my log-ins, my second factors' },
        { name: 'Cabinet: organisations', description: 'Organisations, members and their roles' },
        { name: 'Cabinet: API keys', description: 'The keys of the Backend API: made, changed, rolled, revoked' },
        { name: 'Cabinet: Flows', description: 'The hosted pages of an organisation, and their keys' },
        { name: 'Cabinet: subscriptions', description: 'What an organisation may use, and what operators grant' },
        {
          name: 'Cabinet: requests and usage',
          description: 'What was called, with what outcome, and how much was delivered',
        },
        { name: 'Cabinet: webhooks', description: 'Where an organisation is told of events, and what was sent there' },
        { name: 'Cabinet: operator', description: 'Above the organisations' },
        { name: 'Cabinet: gateway', description: 'What this gateway offers' },
        { name: 'Cabinet: development', description: 'The inbox of a try-out on one’s own machine' },
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
          inboxSecret: {
            type: 'http',
            scheme: 'bearer',
            description: 'What the start of a demonstration prints behind `#` in the line `Cabinet mails`, `inbox-…`',
          },
          cabinetLogIn: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-qujat_session',
            description: [
              'The log-in of the cabinet. A call that changes something also needs the header `X-Qujat-Cabinet: 1`, and must come',
              'from a page of the same origin.',
            ].join(' '),
          },
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
