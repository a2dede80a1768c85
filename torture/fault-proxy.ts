/**
 * A TCP proxy on loopback that stands before a state system and breaks what passes, as the network and real systems do. The
 * fault may be changed at any time; it holds for every request that arrives from then on, also on a connection that is open.
 * It knows nothing of HTTP but the end of a head.
 */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../e2e/free-port.ts';

export type Fault =
  /** None: everything passes. */
  | { kind: 'pass' }
  /** Nobody listens. */
  | { kind: 'refuse' }
  /** The request arrives here, and the connection is reset. The target hears nothing. */
  | { kind: 'reset' }
  /** The request arrives here, and nothing ever comes back. The target hears nothing. */
  | { kind: 'hang' }
  /** The target hears the request and answers; its answer never comes back. */
  | { kind: 'withhold_answer' }
  /** The target's answer comes back up to the middle of its body; then the connection is closed, or reset. */
  | { kind: 'half_answer'; end: 'close' | 'reset' }
  /** The target's answer comes back byte by byte. */
  | { kind: 'drip'; everyMs: number }
  /** These bytes come back in place of an answer, then the connection is closed. The target hears nothing. */
  | { kind: 'replace'; bytes: string | Buffer }
  /** `head`, then `filler` again and again up to so many bytes, as fast as they are read. The target hears nothing. */
  | { kind: 'flood'; head: string; filler: Buffer; bytes: number };

export interface FaultProxy {
  port: number;
  /** Resolves once the fault holds. */
  use(fault: Fault): Promise<void>;
  /** Resets every connection that is open. */
  drop(): void;
  /** What has come in so far, for tests that nothing did. */
  received(): { connections: number; bytes: number };
  /** Bytes of floods that were taken by the other side's system. */
  flooded(): number;
  close(): Promise<void>;
}

export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const state: ProxyState = {
    targetPort,
    fault: { kind: 'pass' },
    sockets: new Set(),
    connections: 0,
    bytes: 0,
    flooded: 0,
  };
  // One that nobody else is given where it is listened to no more, and then again.
  const port = await freePort();
  let server = await listen(state, port);
  return {
    port,
    use: async (fault) => {
      const listened = state.fault.kind !== 'refuse';
      state.fault = fault;
      if (fault.kind === 'refuse' && listened) await stop(server, state);
      if (fault.kind !== 'refuse' && !listened) server = await listen(state, port);
    },
    drop: () => {
      for (const socket of state.sockets) socket.resetAndDestroy();
    },
    received: () => ({ connections: state.connections, bytes: state.bytes }),
    flooded: () => state.flooded,
    close: () => stop(server, state),
  };
}

interface ProxyState {
  targetPort: number;
  fault: Fault;
  sockets: Set<Socket>;
  connections: number;
  bytes: number;
  flooded: number;
}

async function listen(state: ProxyState, port: number): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (client) => accept(client, state));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function stop(server: Server, state: ProxyState): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const socket of state.sockets) socket.destroy();
  await closed;
}

function accept(client: Socket, state: ProxyState): void {
  state.connections += 1;
  keep(client, state);
  let target: Socket | undefined;
  client.on('end', () => target?.end() ?? client.end());
  client.on('close', () => target?.destroy());
  client.on('data', (chunk: Buffer) => {
    state.bytes += chunk.length;
    const { fault } = state;
    switch (fault.kind) {
      case 'reset':
        client.resetAndDestroy();
        return;
      case 'hang':
      case 'refuse':
        return;
      case 'replace':
        client.end(fault.bytes);
        return;
      case 'flood':
        void flood(client, fault, state);
        return;
      default:
        target ??= connectTarget(client, state);
        target.write(chunk);
    }
  });
}

/** A connection to the target, whose answers come back under the fault that holds when they come. */
function connectTarget(client: Socket, state: ProxyState): Socket {
  const target = connect(state.targetPort, '127.0.0.1');
  keep(target, state);
  target.on('close', () => client.end());
  target.on('data', (chunk: Buffer) => {
    const { fault } = state;
    switch (fault.kind) {
      case 'withhold_answer':
        return;
      case 'half_answer':
        target.pause();
        client.write(halfOf(chunk), () => (fault.end === 'close' ? client.destroySoon() : resetSoon(client)));
        return;
      case 'drip':
        target.pause();
        void drip(client, chunk, fault.everyMs).then(() => target.resume());
        return;
      default:
        if (!client.write(chunk)) {
          target.pause();
          client.once('drain', () => target.resume());
        }
    }
  });
  return target;
}

/** A connection that is gone on one side goes on the other; how it went does not matter here. */
function keep(socket: Socket, { sockets }: ProxyState): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
}

function halfOf(answer: Buffer): Buffer {
  const headEnd = answer.indexOf('\r\n\r\n');
  const bodyStart = headEnd === -1 ? 0 : headEnd + 4;
  return answer.subarray(0, bodyStart + Math.floor((answer.length - bodyStart) / 2));
}

/** After the bytes before it have left: a reset takes with it what has not been sent. */
function resetSoon(socket: Socket): void {
  setImmediate(() => socket.resetAndDestroy());
}

async function drip(client: Socket, bytes: Buffer, everyMs: number): Promise<void> {
  for (const byte of bytes) {
    await pause(everyMs, undefined, { ref: false });
    if (client.destroyed) return;
    client.write(Buffer.of(byte));
  }
}

type Flood = Extract<Fault, { kind: 'flood' }>;

async function flood(client: Socket, { head, filler, bytes }: Flood, state: ProxyState): Promise<void> {
  client.write(head);
  for (let sent = 0; sent < bytes && !client.destroyed; sent += filler.length) {
    if (!client.write(filler))
      await Promise.race([once(client, 'drain'), once(client, 'close')]).catch(() => undefined);
    state.flooded += filler.length;
    await nextTurn();
  }
  client.end();
}
