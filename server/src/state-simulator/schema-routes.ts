/** The WSDL at `?wsdl`, and its schemas beside it, where its relative locations find them. */
import { readFileSync } from 'node:fs';
import type { HttpServer } from '../http/server.ts';

/** Where messages are sent to. */
export const CHANNEL_PATH = '/sync-channel';

export const schemaNames = [
  'envelope.xsd',
  'sync-channel-types.xsd',
  'sync-channel-request.xsd',
  'sync-channel-response.xsd',
  'payloads.xsd',
] as const;

const XML = 'text/xml; charset=utf-8';

export function registerSchemaRoutes(server: HttpServer): void {
  const wsdl = readSchema('sync-channel.wsdl');
  server.get(CHANNEL_PATH, { schema: { hide: true, operationId: 'readWsdl' } }, (request, reply) => {
    const location = `${request.protocol}://${request.host}${CHANNEL_PATH}`;
    return reply.type(XML).send(wsdl.replace('@LOCATION@', location));
  });
  for (const name of schemaNames) {
    const schema = readSchema(name);
    server.get(`/${name}`, { schema: { hide: true, operationId: 'readSchema' } }, (_request, reply) =>
      reply.type(XML).send(schema),
    );
  }
}

function readSchema(name: string): string {
  return readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8');
}
