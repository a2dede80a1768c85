import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProxyNotice } from './notice-proxy.ts';

test('a proxy is told to the log once, and to the store every hour while it is there, whether or not the store takes it', () => {
  let nowMs = 5;
  const told: string[] = [];
  const recorded: string[] = [];
  const notice = createProxyNotice({
    store: {
      recordSighting: async ({ says }) => {
        recorded.push(says);
        throw new Error('the store is down');
      },
    },
    monotonicMs: () => nowMs,
    warn: (sign) => told.push(sign),
  });
  for (const [at, sign] of [
    [5, 'the header via'],
    [6, 'HTTP/1.0'],
    [3_600_004, 'HTTP/1.0'],
    [3_600_005, 'the header forwarded'],
  ] as const) {
    nowMs = at;
    notice(sign);
  }
  assert.deepEqual(told, ['the header via']);
  assert.deepEqual(recorded, ['the header via', 'the header forwarded']);
});
