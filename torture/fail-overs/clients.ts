/**
 * Clients who ask for documents without a pause, as the guide wants them: a key with each call, the same call again after 503. Told is
 * which documents they have received, and how long each of them was without service.
 */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { codeOf } from '../../e2e/postgres-gateways.ts';
import { citizen } from '../client.ts';

export interface Service {
  /** Of HAProxy, which ends TLS. */
  port: number;
  host: string;
  ca: string;
  testKey: string;
  /** Leads to the primary, to read the SMS. */
  store: Pool;
}

/** From the start of the first call that failed or took too long to the end of the next one that did not. */
export interface Outage {
  from: number;
  to: number;
}

export interface Clients {
  /** Sessions whose document was received. */
  acknowledged: string[];
  outages: Outage[];
  /** Until the document came, of the calls that were cut off in the middle: the lease of their session had to run out. */
  heldMs: number[];
  /** Resolves when this many more documents were received. */
  more(count: number): Promise<void>;
  /** No new document is asked for, and each that was asked for is received. */
  end(): Promise<void>;
}

const RETRY_MS = 100;
/** A call that takes longer is no service. */
const SLOW_MS = 1_000;
const PREFIX = '/api/v1/backend/e-document/online-access';
/** What a call that was cut off is told until its lease has run out. */
const HELD = ['session_in_progress', 'idempotency_key_in_use'];

interface Reply {
  status: number;
  body: { code?: string; backend_session_id?: string };
}

export function startClients(service: Service, count: number): Clients {
  const acknowledged: string[] = [];
  const outages: Outage[] = [];
  const heldMs: number[] = [];
  const waiting = new Set<{ count: number; resolve(): void }>();
  const later: Promise<void>[] = [];
  let over = false;

  const acknowledge = (sessionId: string) => {
    acknowledged.push(sessionId);
    for (const waiter of waiting) if (--waiter.count === 0) waiter.resolve();
  };
  /** Repeats a call until it is answered with 200, or its session is held. */
  const persist = async (send: () => Promise<Reply>): Promise<Reply | undefined> => {
    let from: number | undefined;
    for (;;) {
      const at = performance.now();
      const reply = await send();
      const isHeld = HELD.includes(reply.body.code ?? '');
      if (reply.status !== 200 && !isHeld) {
        assert.ok(reply.status === 503 || reply.status === 0, `${reply.status} ${JSON.stringify(reply.body)}`);
        from ??= at;
        await pause(RETRY_MS);
        continue;
      }
      const to = performance.now();
      if (from !== undefined || to - at > SLOW_MS) outages.push({ from: from ?? at, to });
      return isHeld ? undefined : reply;
    }
  };
  const receiveLater = async (sessionId: string, send: () => Promise<Reply>) => {
    const at = performance.now();
    while ((await persist(send)) === undefined) await pause(1_000);
    heldMs.push(performance.now() - at);
    acknowledge(sessionId);
  };
  const flow = async (key: string) => {
    const agent = agents[Number(key.split(' ')[0])] ?? assert.fail();
    const call = (path: string, body: object) => post(service, agent, path, body, `${path} ${key}`);
    const requested = await persist(() => call('/request/identity_card/', { api_key: service.testKey, ...citizen }));
    // Nobody knows its session: the client asks anew.
    if (requested === undefined) return;
    const sessionId = String(requested.body.backend_session_id);
    const code = await readCode(service.store, sessionId);
    const send = () => call('/approve/', { backend_session_id: sessionId, code, file: false, file_type: 'pdf' });
    if ((await persist(send)) !== undefined) acknowledge(sessionId);
    else later.push(receiveLater(sessionId, send));
  };
  const agents = Array.from({ length: count }, () => new Agent({ keepAlive: true, ca: service.ca }));
  const run = async (client: number) => {
    for (let turn = 0; !over; turn += 1) await flow(`${client} ${turn}`);
  };
  const ended = Promise.all(agents.map((_, client) => run(client)));
  ended.catch(() => {});
  return {
    acknowledged,
    outages,
    heldMs,
    async more(moreCount) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiter = { count: moreCount, resolve };
      waiting.add(waiter);
      // Only a failure ends the clients before that.
      await Promise.race([promise, ended]);
      waiting.delete(waiter);
    },
    async end() {
      over = true;
      await ended;
      await Promise.all(later);
      for (const agent of agents) agent.destroy();
    },
  };
}

async function readCode(store: Pool, sessionId: string): Promise<string> {
  for (;;) {
    const code = await codeOf(store, sessionId).catch(() => '');
    if (code !== '') return code;
    await pause(RETRY_MS);
  }
}

/** Status 0 where no whole answer came. What the proxy says in place of a gateway has no code. */
async function post({ port, host }: Service, agent: Agent, path: string, body: object, key: string): Promise<Reply> {
  const content = JSON.stringify(body);
  const headers = {
    host,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
    'idempotency-key': key,
  };
  const to = { port, host: '127.0.0.1', servername: host, path: PREFIX + path, method: 'POST', agent, headers };
  return new Promise((resolve) => {
    const lost = () => resolve({ status: 0, body: {} });
    const sent = request(to, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', lost);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parsed(text) }));
    });
    sent.on('error', lost);
    sent.end(content);
  });
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return {};
  }
}
