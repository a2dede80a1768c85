/**
 * Ending the connection of a client that may still be sending. What it sends is read for a while: where bytes are left unread, the
 * system ends the connection with a reset, which takes from the client the answer that it has not read yet (RFC 9112, 9.6).
 */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** How long such a client may go on sending. */
const LINGER_MS = 2_000;

/** Node no longer looks after such a socket: without this it stays open, and holds up the closing, until the client lets go. */
export function hangUp(socket: Socket): void {
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.resume();
  socket.once('end', () => socket.destroySoon());
  socket.once('error', () => socket.destroy());
  socket.once('close', () => clearTimeout(lingering));
}

/** An answer to a request whose body has not arrived is sent at once, and ended when the body has. */
export function readBodiesBeforeHangingUp(server: FastifyInstance): void {
  server.addHook('onSend', async ({ raw: request }, reply, payload) => {
    // A request that is made within the process never says that it is complete.
    const isRead = request.complete || request.readableEnded;
    if (isRead || !endsConnection(reply) || typeof payload !== 'string') return payload;
    const arrived = once(request.resume(), 'end', { signal: AbortSignal.timeout(LINGER_MS) }).catch(() => undefined);
    reply.header('content-length', Buffer.byteLength(payload));
    return Readable.from(endWhen(arrived, payload));
  });
}

/** Where the connection stays, Node reads what is left of the body by itself. */
function endsConnection(reply: FastifyReply): boolean {
  return !reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close';
}

async function* endWhen(arrived: Promise<unknown>, answer: string) {
  yield answer;
  await arrived;
}
