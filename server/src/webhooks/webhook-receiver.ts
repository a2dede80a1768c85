/**
 * Sends one webhook to its receiver and tells how that went. Where it may connect is checked three times: an address in the URL, each answer of
 * the DNS for a name, and the address that the socket has in the end. Redirects are not followed, and the answer is read only to its first
 * kilobyte. An informational answer (`100 Continue`, `103 Early Hints`) is none yet: undici would end the connection at the first of these.
 */
import { lookup as systemLookup } from 'node:dns';
import type { Agent, IncomingMessage } from 'node:http';
import type { LookupFunction, Socket, TcpNetConnectOpts } from 'node:net';
import { isOpened, isReceiverAddress, literalAddress } from './receiver-address.ts';

export interface WebhookPost {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export type WebhookAnswer =
  | { outcome: 'answered'; status: number; text: string; retryAfter: string | undefined }
  | { outcome: 'address_refused' | 'unreachable' | 'timeout' };

export interface WebhookReceiverOptions {
  /** CIDR blocks that the operator has opened, for http too. */
  networks: readonly string[];
  timeoutMs?: number;
  /** In place of the system's, for tests. */
  lookup?: typeof systemLookup;
  /** In place of sockets, for tests. */
  connect?: Connect;
}

type Connect = (target: TcpNetConnectOpts) => Socket;

export const ANSWER_BYTES = 1_024;
export const TIMEOUT_MS = 15_000;
const AGENT = { keepAlive: true, maxSockets: 8 };

type Clients = Awaited<ReturnType<typeof openClients>>;

export function createWebhookReceivers(options: WebhookReceiverOptions) {
  const { timeoutMs = TIMEOUT_MS } = options;
  let opening: Promise<Clients> | undefined;
  return {
    async post(post: WebhookPost): Promise<WebhookAnswer> {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        opening ??= openClients(options);
        return await readAnswer(await send(post, await opening, signal));
      } catch (error) {
        if (error instanceof AddressRefused) return { outcome: 'address_refused' };
        return { outcome: signal.aborted ? 'timeout' : 'unreachable' };
      }
    },
    /** Ends the connections, also those in use. */
    async close() {
      for (const { agent } of Object.values((await opening) ?? {})) agent.destroy();
    },
  };
}

export type WebhookReceivers = ReturnType<typeof createWebhookReceivers>;

/** With the first webhook: as a module, Node's client brings fetch and WebSocket along, which no start needs. */
async function openClients(options: WebhookReceiverOptions) {
  const { networks } = options;
  const [http, https] = await Promise.all([import('node:http'), import('node:https')]);
  const isPublic = (address: string) => isReceiverAddress(address, networks);
  const isOwn = (address: string) => isOpened(address, networks);
  return {
    'https:': { request: https.request, agent: guard(new https.Agent(AGENT), 'secureConnect', isPublic, options) },
    'http:': { request: http.request, agent: guard(new http.Agent(AGENT), 'connect', isOwn, options) },
  };
}

function send({ url, headers, body }: WebhookPost, clients: Clients, signal: AbortSignal): Promise<IncomingMessage> {
  const { request, agent } = clients[new URL(url).protocol === 'https:' ? 'https:' : 'http:'];
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers, agent, signal }).on('response', resolve).on('error', reject).end(body);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<WebhookAnswer> {
  const { statusCode: status = 0, headers } = answer;
  // What follows the first kilobyte is nobody's business: it ends with the connection.
  answer.on('error', () => {});
  return { outcome: 'answered', status, text: await readBeginning(answer), retryAfter: headers['retry-after'] };
}

/** What came of it, where it breaks off: the status has told how it went. */
async function readBeginning(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES) break;
    }
  } catch {}
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8');
}

class AddressRefused extends Error {
  constructor() {
    super('a webhook may not go to this address');
  }
}

/** The agent gets a socket only once it is connected to an allowed address: nothing of the webhook is written before. */
function guard(
  agent: Agent,
  ready: 'connect' | 'secureConnect',
  isAllowed: (address: string) => boolean,
  { timeoutMs = TIMEOUT_MS, lookup = systemLookup, connect }: WebhookReceiverOptions,
): Agent {
  const open = connect ?? (agent.createConnection.bind(agent) as Connect);
  agent.createConnection = (target, done = () => {}) => {
    const literal = literalAddress(target.host ?? '');
    // A literal address never reaches the look-up.
    if (literal !== undefined && !isAllowed(literal)) return refuse(done);
    const socket = open({ ...(target as TcpNetConnectOpts), lookup: guardedLookup(isAllowed, lookup) });
    const waiting = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs);
    const failed = (error: Error) => {
      clearTimeout(waiting);
      done(error, socket);
    };
    socket.once('error', failed);
    socket.once(ready, () => {
      clearTimeout(waiting);
      socket.off('error', failed);
      if (isAllowed(socket.remoteAddress ?? '')) return done(null, socket);
      socket.destroy();
      refuse(done);
    });
    return undefined;
  };
  return agent;
}

function refuse(done: (error: Error | null, socket: Socket) => void): undefined {
  done(new AddressRefused(), undefined as unknown as Socket);
}

/** Every answer must be allowed: of a mixed one nobody knows which address is taken. */
function guardedLookup(isAllowed: (address: string) => boolean, lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 4);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
        return done(new AddressRefused(), '', 4);
      }
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
