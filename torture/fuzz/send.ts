/** Sends an attack over a connection of its own or a shared one, and waits no longer than the deadline. */
import { connect } from 'node:net';
import { Pool } from 'undici';
import { type Attack, fill, type Placeholders } from './attack.ts';

export interface Reply {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface Sender {
  /** `none` where the gateway hung up without an answer, `hang` where it did neither within the deadline. */
  send(attack: Attack, values: Placeholders): Promise<Reply | 'none' | 'hang'>;
  close(): Promise<void>;
}

/** Far longer than anything takes; what takes longer hangs. */
const DEADLINE_MS = 20_000;

export function createSender(address: string): Sender {
  const pool = new Pool(address, { connections: 4, headersTimeout: DEADLINE_MS, bodyTimeout: DEADLINE_MS });
  return {
    send: (attack, values) =>
      attack.malformed ? sendBytes(attack, values, address) : sendRequest(attack, values, pool),
    close: () => pool.close(),
  };
}

async function sendRequest(attack: Attack, values: Placeholders, pool: Pool): Promise<Reply | 'none' | 'hang'> {
  const { method, target, headers, body } = attack;
  try {
    const reply = await pool.request({
      method,
      path: fill(target, values),
      headers: headers.flatMap(([name, value]) => [name, fill(value, values)]),
      body: body === undefined ? null : Buffer.from(fill(body.text, values), body.encoding),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(await reply.body.arrayBuffer()),
    };
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(`${error.name} ${error.message}`)) return 'hang';
    if (error instanceof Error && 'code' in error && error.code === 'UND_ERR_INVALID_ARG') throw error;
    return 'none';
  }
}

/** What no client would send, byte for byte. */
function sendBytes(attack: Attack, values: Placeholders, address: string): Promise<Reply | 'none' | 'hang'> {
  const { method, target, headers, body } = attack;
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(fill(body.text, values), body.encoding);
  const lines = [`${method} ${fill(target, values)} HTTP/1.1`, 'connection: close'];
  if (!headers.some(([name]) => name === 'host')) lines.push('host: gateway');
  if (!headers.some(([name]) => name === 'content-length' || name === 'transfer-encoding') && body !== undefined) {
    lines.push(`content-length: ${bytes.length}`);
  }
  for (const [name, value] of headers) lines.push(`${name}: ${fill(value, values)}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');

  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const received: Uint8Array[] = [];
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      // It waits for bytes that we promised and do not send: that is no hang of the gateway.
      resolve(readReply(Buffer.concat(received)) ?? 'hang');
      socket.destroy();
    }, DEADLINE_MS);
    socket.on('data', (chunk) => received.push(Buffer.from(chunk)));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(deadline);
      resolve(readReply(Buffer.concat(received)) ?? 'none');
    });
    // Our side ends, so that a body which is shorter than announced is not waited for.
    socket.end(Buffer.concat([head, bytes]));
  });
}

/** The first final answer; undefined where there is none. */
function readReply(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200) return readReply(rest);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status, headers, body: rest.subarray(0, Number(headers['content-length'] ?? rest.length)) };
}
