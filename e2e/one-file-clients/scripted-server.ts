/** A server that gives the answers of a script, one for each call, and keeps what it was sent. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Lasting } from '../gateway-process.ts';

export type ScriptedAnswer =
  | { status: number; body?: object | string; headers?: Record<string, string> }
  /** The call is taken and the connection broken. */
  | 'broken'
  /** The call is taken and never answered. */
  | 'silent';

export interface ScriptedServer {
  url: string;
  /** Begins anew, with these answers; the last one is given again and again. */
  script(...answers: ScriptedAnswer[]): void;
  calls: { path: string; key: string | undefined; body: string }[];
}

export async function startScriptedServer(t: Lasting): Promise<ScriptedServer> {
  let answers: ScriptedAnswer[] = [];
  const calls: ScriptedServer['calls'] = [];
  const server = createServer(async (request, reply) => {
    const body = await text(request);
    calls.push({ path: request.url ?? '', key: request.headers['idempotency-key']?.toString(), body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'silent') return;
    if (answer === undefined || answer === 'broken') {
      request.socket.resetAndDestroy();
      return;
    }
    reply.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    reply.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script: (...next) => {
      answers = next;
      calls.length = 0;
    },
    calls,
  };
}
