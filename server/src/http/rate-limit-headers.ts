/**
 * `RateLimit` and `RateLimit-Policy`, as draft-ietf-httpapi-ratelimit-headers writes them: lists of structured fields
 * (RFC 9651), one item for each limit, with its name as a string.
 */
import { serializeList } from 'structured-headers';

export interface RateToTell {
  limit: string;
  max: number;
  windowMs: number;
  remaining: number;
  resetMs: number;
}

/** Times are told in whole seconds, rounded up: who waits so long has waited long enough. */
export function rateLimitHeaders(rate: RateToTell): { ratelimit: string; 'ratelimit-policy': string } {
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

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
