/**
 * A gateway made to answer as the hosted service does: what Qujat adds to the specification is taken out of its answers, and
 * `Idempotency-Key` does not reach it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Lasting } from '../gateway-process.ts';

const KEPT_IN_SESSION = ['backend_session_id'];
const KEPT_IN_ERROR = ['detail'];
const ADDED_TO_DOCUMENT = ['file_status', 'file_changes', 'signed_qrcode', 'receipt'];

/** Gives its address. It ends with the test. */
export async function startHostedFacade(t: Lasting, gateway: string): Promise<string> {
  const server = createServer(async (request, reply) => {
    const init = { method: request.method ?? 'GET', headers: { authorization: request.headers.authorization ?? '' } };
    const posted = { ...init, headers: { 'content-type': 'application/json' }, body: await text(request) };
    const answer = await fetch(new URL(request.url ?? '/', gateway), request.method === 'POST' ? posted : init);
    const body = (await answer.json()) as Record<string, unknown>;
    reply.writeHead(answer.status, { 'content-type': 'application/json' });
    reply.end(JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => isHosted(name, body)))));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function isHosted(name: string, body: Record<string, unknown>): boolean {
  if ('backend_session_id' in body) return KEPT_IN_SESSION.includes(name);
  return 'detail' in body ? KEPT_IN_ERROR.includes(name) : !ADDED_TO_DOCUMENT.includes(name);
}
