/** The OpenAPI 3.1 document, made from the routes' own schemas, and the page that shows it. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import packageJson from '../../package.json' with { type: 'json' };
import type { HttpServer } from './server.ts';

const description = `Electronic documents of the citizens of Kazakhstan, with their consent.

1. **request** a document with your API key, the citizen's IIN and phone. The state sends the citizen a code from 1414.
2. **approve** with that code and receive the document as JSON, PDF, image, photo, QR and barcode.

Keys that begin with \`qjt_test_\` reach only the sandbox: synthetic people, and an inbox in place of the phone.`;

/** Must be called before the routes are registered. */
export async function registerOpenApi(server: HttpServer): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Qujat',
        version: packageJson.version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'E-Document', description: 'The Backend API: request a document, approve with the code' },
        { name: 'Document types', description: 'What each of the 24 documents is, with a sample' },
        { name: 'Sandbox', description: 'The state as the sandbox plays it: people and the inbox of 1414' },
        { name: 'Operations', description: 'Health and metrics' },
      ],
      components: {
        securitySchemes: { testKey: { type: 'http', scheme: 'bearer', description: 'A test key, `qjt_test_…`' } },
      },
    },
  });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', deepLinking: true, tryItOutEnabled: true, validatorUrl: null },
    theme: { title: 'Qujat API', css: [{ filename: 'qujat.css', content: '.swagger-ui .topbar { display: none }' }] },
  });
  server.get('/openapi.json', { schema: { hide: true, operationId: 'readOpenApi' } }, () => server.swagger());
}
