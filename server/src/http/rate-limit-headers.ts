/**
 * `RateLimit` and `RateLimit-Policy`, as draft-ietf-httpapi-ratelimit-headers writes them: lists of structured fields
 * (RFC 9651), one item for each limit, with its name as a string.
 */
import { serializeList } from 'structured-headers';
import type { RequestRate } from '../errors.ts';

/** Times are told in whole seconds, rounded up: who waits so long has waited long enough. */
export function rateLimitHeaders(rate: RequestRate): { ratelimit: string; 'ratelimit-policy': string } {
  const { limit, max, windowMs, remaining, resetMs } = rate;
  const policy = new Map([
    ['q', max],
    ['w', seconds(windowMs)],
  ]);
  const standing = new Map([
    ['r', remaining],
    ['t', seconds(resetMs)],
  ]);
  return { ratelimit: serializeList([[limit, standing]]), 'ratelimit-policy': serializeList([[limit, policy]]) };
}

/** What the OpenAPI document says of them. */
export const rateLimitResponseHeaders = {
  RateLimit: {
    type: 'string',
    description: 'How the key stands: `r` calls are left, and in `t` seconds all of them are there again',
    example: '"requests_per_key";r=599;t=60',
  },
  'RateLimit-Policy': {
    type: 'string',
    description: 'What the key may do: `q` calls in a window of `w` seconds',
    example: '"requests_per_key";q=600;w=60',
  },
} as const;

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
