/** What never becomes a request: bytes that are no HTTP, heads and bodies that do not arrive, tunnels. Each gets our error. */
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';
import type { Ids } from '../clock.ts';
import { type ErrorCode, type ErrorExtras, errorTable, GatewayError } from '../errors.ts';
import { type ErrorPageOf, errorBody } from './error-reply.ts';
import { hangUp } from './hang-up.ts';

// Not imported: an import takes everything that a module has, and for `node:http` Node then loads its fetch and WebSocket, 16 MB of them.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

export interface RefusalContext {
  ids: Ids;
  /** What every answer carries. */
  headers: Record<string, string>;
  errorPageOf: ErrorPageOf | undefined;
}

export function refuseMalformedHttp(context: RefusalContext, headLimitBytes: number) {
  return ({ code }: ConnectionError, socket: Socket): void => {
    const tooLong = { field: 'headers', message: `must not exceed ${headLimitBytes} bytes` };
    const error = code === 'HPE_HEADER_OVERFLOW' ? tooLong : { field: 'request', message: 'must be valid HTTP/1.1' };
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') sendError(socket, context, 'request_timeout');
    else sendError(socket, context, 'invalid_request', { errors: [error] });
  };
}

/** CONNECT asks for a tunnel to somewhere else. Node would hang up without a word. */
export function refuseTunnels({ server }: FastifyInstance, context: RefusalContext): void {
  server.on('connect', (_request, socket: Socket) => sendError(socket, context, 'method_not_allowed'));
}

function sendError(
  socket: Socket,
  { ids, headers, errorPageOf }: RefusalContext,
  code: ErrorCode,
  extras: ErrorExtras = {},
): void {
  if (!socket.writable) return;
  const body = JSON.stringify(errorBody(new GatewayError(code, { extras }), ids.requestId(), errorPageOf));
  const { status } = errorTable[code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(code === 'method_not_allowed' ? ['allow: GET, HEAD, POST, PUT, PATCH, DELETE'] : []),
    'connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  hangUp(socket);
}
