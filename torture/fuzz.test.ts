/**
 * F1: requests of every kind, also such as no client would send, over every operation of our own OpenAPI document. Each answer
 * must be one that the document promises. `npm run fuzz` sends more of them, and repeats a run by its seed.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { fuzz } from './fuzz/fuzz.ts';
import { faultsOf, summaryOf } from './fuzz/report.ts';

const seed = randomInt(2 ** 31);

test(`20,000 requests, seed ${seed}: nothing breaks, hangs or grows`, async (t) => {
  const report = await fuzz({ requests: 20_000, seed });
  for (const line of summaryOf(report)) t.diagnostic(line);
  assert.deepEqual(faultsOf(report), []);
});
