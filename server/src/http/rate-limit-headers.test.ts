import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseList } from 'structured-headers';
import { rateLimitHeaders } from './rate-limit-headers.ts';

test('both headers are structured fields: a list with the limit’s name and whole numbers', () => {
  const rate = { limit: 'requests_per_key', max: 600, windowMs: 60_000, remaining: 599, resetMs: 59_001 };
  const headers = rateLimitHeaders(rate);
  assert.deepEqual(headers, {
    ratelimit: '"requests_per_key";r=599;t=60',
    'ratelimit-policy': '"requests_per_key";q=600;w=60',
  });
  const standing = parseList(headers.ratelimit)[0]?.[1];
  assert.deepEqual(Object.fromEntries(standing ?? []), { r: 599, t: 60 });
});
