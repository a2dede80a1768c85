/** For tests: a server of HTTP that answers as a script says, in order, and keeps what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { TestContext } from 'node:test';
import type { Nature } from './connection.ts';
import { Qujat } from './index.ts';
import type { QujatOptions } from './types.ts';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** What is no text is sent as JSON. */
  body?: unknown;
  /** `lost`: the connection breaks after the request was read. `never`: no answer comes. `endless`: one that does not end. */
  instead?: 'lost' | 'never' | 'endless';
}

export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** The last answer is given again and again. */
export async function scriptedServer(
  t: TestContext,
  answers: readonly (Answer | ((asked: Asked) => Answer))[],
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    const call = { path: request.url ?? '', headers: request.headers, body: text === '' ? {} : JSON.parse(text) };
    asked.push(call);
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? {};
    const { status = 200, headers = {}, body = '', instead } = typeof answer === 'function' ? answer(call) : answer;
    if (instead === 'lost') request.socket.destroy();
    if (instead === 'endless') pipeline(endlessBlanks(), response.writeHead(status, headers)).catch(() => {});
    if (instead !== undefined) return;
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function* endlessBlanks(): Generator<Buffer> {
  for (const blanks = Buffer.alloc(2 ** 20, ' '); ; ) yield blanks;
}

export const KEY = 'qjt_test_0123456789abcdefghijklmnopqrstuvwxyzABCD';

/** A client that waits for nothing, and keeps how long it would have waited. */
export function impatientClient(baseUrl: string, options: Partial<QujatOptions> = {}, nature: Nature = {}) {
  const waitsMs: number[] = [];
  const wait = async (ms: number, signal: AbortSignal | undefined) => {
    waitsMs.push(ms);
    signal?.throwIfAborted();
  };
  const qujat = new Qujat({ apiKey: KEY, baseUrl, ...options }, { random: () => 0.5, wait, ...nature });
  return { qujat, waitsMs };
}
