/** What a caller shows in `Authorization: Bearer …`. A secret that stands there reaches no log and no history, as one in a URL would. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

export function bearerTokenOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Takes the same time for every wrong secret. */
export function bearsToken(request: Pick<FastifyRequest, 'headers'>, secret: string): boolean {
  return timingSafeEqual(digestOf(bearerTokenOf(request) ?? ''), digestOf(secret));
}

function digestOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
