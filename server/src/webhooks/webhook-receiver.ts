/**
 * Sends one webhook to its receiver and tells how that went. Where it may connect is checked three times: an address in the URL, each answer of
 * the DNS for a name, and the address that the socket has in the end. Redirects are not followed, and the answer is read only to its first
 * kilobyte.
 */
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Agent, buildConnector, Dispatcher } from 'undici';
import { isOpened, isReceiverAddress, literalAddress } from './receiver-address.ts';

export interface WebhookPost {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export type WebhookAnswer =
  | { outcome: 'answered'; status: number; text: string; retryAfter: string | undefined }
  | { outcome: 'address_refused' | 'unreachable' | 'timeout' };

export interface WebhookReceivers {
  post(post: WebhookPost): Promise<WebhookAnswer>;
  /** Ends the connections, also those in use. */
  close(): Promise<void>;
}

export interface WebhookReceiverOptions {
  /** CIDR blocks that the operator has opened, for http too. */
  networks: readonly string[];
  timeoutMs?: number;
  /** In place of the system's, for tests. */
  lookup?: typeof systemLookup;
  /** In place of sockets, for tests. */
  connector?: buildConnector.connector;
}

export const ANSWER_BYTES = 1_024;
export const TIMEOUT_MS = 15_000;
const CONNECTIONS_PER_RECEIVER = 8;

export function createWebhookReceivers(options: WebhookReceiverOptions): WebhookReceivers {
  const { timeoutMs = TIMEOUT_MS } = options;
  let opening: Promise<Agent> | undefined;
  return {
    async post(post) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        opening ??= openAgent(options);
        return await readAnswer(await (await opening).request({ ...toRequest(post), signal }));
      } catch (error) {
        if (error instanceof AddressRefused) return { outcome: 'address_refused' };
        return { outcome: signal.aborted ? 'timeout' : 'unreachable' };
      }
    },
    close: async () => await (await opening)?.destroy(),
  };
}

/** With the first webhook: where none is sent, its client is not loaded. */
async function openAgent(options: WebhookReceiverOptions): Promise<Agent> {
  const { Agent, buildConnector } = await import('undici');
  return new Agent({ connections: CONNECTIONS_PER_RECEIVER, connect: guardedConnector(options, buildConnector) });
}

function toRequest({ url, headers, body }: WebhookPost): Dispatcher.RequestOptions {
  const { origin, pathname, search } = new URL(url);
  return { method: 'POST', origin, path: pathname + search, headers, body };
}

async function readAnswer({ statusCode: status, headers, body }: Dispatcher.ResponseData): Promise<WebhookAnswer> {
  const retryAfter = [headers['retry-after']].flat()[0];
  // What follows the first kilobyte is nobody's business: it ends with the connection.
  body.on('error', () => {});
  const text = await readBeginning(body);
  return { outcome: 'answered', status, text, retryAfter };
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

/** It has no `code`, by which undici would try again. */
class AddressRefused extends Error {
  constructor() {
    super('a webhook may not go to this address');
  }
}

function guardedConnector(options: WebhookReceiverOptions, build: typeof buildConnector): buildConnector.connector {
  const { networks } = options;
  const { timeoutMs = TIMEOUT_MS, lookup = systemLookup } = options;
  const connectorFor = (isAllowed: (address: string) => boolean) =>
    options.connector ??
    build({ allowH2: false, timeout: timeoutMs, lookup: guardedLookup(isAllowed, lookup) } as object);
  const rules = {
    'https:': (address: string) => isReceiverAddress(address, networks),
    'http:': (address: string) => isOpened(address, networks),
  };
  const connectors = { 'https:': connectorFor(rules['https:']), 'http:': connectorFor(rules['http:']) };
  return (target, done) => {
    const protocol = target.protocol === 'https:' ? 'https:' : 'http:';
    const isAllowed = rules[protocol];
    const literal = literalAddress(target.hostname);
    // A literal address never reaches the look-up.
    if (literal !== undefined && !isAllowed(literal)) return done(new AddressRefused(), null);
    connectors[protocol](target, (...[error, socket]) => {
      if (error !== null || socket === null) return done(error ?? new AddressRefused(), null);
      if (isAllowed(socket.remoteAddress ?? '')) return done(null, socket);
      socket.destroy();
      done(new AddressRefused(), null);
    });
  };
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
