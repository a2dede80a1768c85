/** SOAP over HTTP: a POST is a message, its answer is signed. Faults of the wire are made here. */
import { GatewayError } from '../errors.ts';
import type { HttpReply, HttpServer } from '../http/server.ts';
import type { Logger } from '../logging/logger.ts';
import { decodeXml, UnsafeXmlError } from '../soap/parse-xml.ts';
import { answerMessage, type Channel, type ChannelAnswer } from './answer-message.ts';
import { CHANNEL_PATH } from './schema-routes.ts';

export interface ChannelContext {
  channel: Channel;
  logger: Logger;
  /** For tests: each message as it came, and each answer as it goes. */
  onMessage?: ((direction: 'request' | 'answer', xml: string) => void) | undefined;
}

const XML = 'text/xml; charset=utf-8';
const MAX_MESSAGE_BYTES = 1024 * 1024;

export function registerChannelRoutes(server: HttpServer, { channel, logger, onMessage }: ChannelContext): void {
  server.addContentTypeParser('text/xml', { parseAs: 'buffer', bodyLimit: MAX_MESSAGE_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  const schema = { hide: true, operationId: 'sendMessage' };
  server.post(CHANNEL_PATH, { schema, bodyLimit: MAX_MESSAGE_BYTES }, async (request, reply) => {
    const text = readText(request.body);
    onMessage?.('request', text);
    const answer = await answerMessage(text, channel, request.signal);
    logger.info(messageFields(answer), 'message');
    onMessage?.('answer', answer.xml);
    return send(reply, answer);
  });
}

/** Without dashes, as the gateway logs them: the log's mask takes what looks like a UUID for a secret. */
function messageFields({ messageId = '', serviceId, sessionId, code, fault }: ChannelAnswer): object {
  const bare = (id: string) => id.replace(/[^0-9A-Za-z]/g, '').slice(0, 64);
  return { message_id: bare(messageId), state_session_id: bare(sessionId), service: serviceId, code, fault };
}

function readText(body: unknown): string {
  try {
    if (body instanceof Uint8Array) return decodeXml(body);
  } catch (error) {
    if (!(error instanceof UnsafeXmlError)) throw error;
  }
  throw new GatewayError('invalid_request', {
    extras: { errors: [{ field: 'body', message: 'must be text/xml in UTF-8' }] },
  });
}

function send(reply: HttpReply, { status, xml, fault }: ChannelAnswer): HttpReply {
  if (fault === 'hang') return reply.hijack();
  if (fault === 'reset') {
    reply.hijack().raw.destroy();
    return reply;
  }
  if (fault === 'half') {
    const half = xml.slice(0, xml.length / 2);
    const raw = reply.hijack().raw.writeHead(status, { 'content-type': XML, 'content-length': Buffer.byteLength(xml) });
    raw.write(half, () => raw.destroy());
    return reply;
  }
  if (fault === 'http_500' || fault === 'http_503') {
    return reply
      .code(fault === 'http_500' ? 500 : 503)
      .type('text/html; charset=utf-8')
      .send('<h1>Server Error</h1>');
  }
  return reply.code(status).type(XML).send(xml);
}
