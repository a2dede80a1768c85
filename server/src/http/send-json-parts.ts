/**
 * Sends a reply that is JSON already, in several pieces of memory. They reach the socket as they are, never copied into one. Apart
 * from that the reply goes Fastify's usual way, with all hooks.
 */
import { Stream } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** @param parts UTF-8, one after the other */
export function sendJsonParts(reply: FastifyReply, parts: readonly Uint8Array[]): FastifyReply {
  const length = parts.reduce((bytes, part) => bytes + part.length, 0);
  return reply.type('application/json; charset=utf-8').header('content-length', length).send(new PartsAtHand(parts));
}

/** What Fastify takes for a stream. All of it is there: it waits for nobody, as a single buffer would not. */
class PartsAtHand extends Stream {
  readonly #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[]) {
    super();
    this.#parts = parts;
  }

  /**
   * Node sends the head and what is written in one turn with one call of the system. The end waits until all of it is on its way: Node
   * takes a connection whose reply has ended for idle, and a server that closes cuts those off, whatever they still have to send.
   */
  override pipe<Response extends NodeJS.WritableStream>(response: Response): Response {
    for (const part of this.#parts) response.write(part);
    response.write('', () => response.end());
    this.emit('end');
    return response;
  }

  /** Fastify reads a reply to HEAD, which has no body, to its end. */
  resume(): this {
    this.emit('end');
    return this;
  }
}
