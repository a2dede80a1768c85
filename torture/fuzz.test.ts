/**
 * Requests of every kind, also such as no client would send, over every operation of our own OpenAPI documents. Each answer must be
 * one that they promise. `npm run fuzz` sends more of them, and repeats a run by its seed. Without the full torture the seed is
 * always the same: then a run tells of the change, not of the dice. Each operation has its turn, and at the least five requests that lead to it.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { fuzz } from './fuzz/fuzz.ts';
import { faultsOf, summaryOf } from './fuzz/report.ts';
import { isFull } from './scale.ts';

const seed = isFull ? randomInt(2 ** 31) : 21_183_534;
const requests = isFull ? 20_000 : 3_600;

test(`${requests} requests, seed ${seed}: nothing breaks, hangs or grows`, async (t) => {
  const report = await fuzz({ requests, seed });
  for (const line of summaryOf(report)) t.diagnostic(line);
  assert.deepEqual(faultsOf(report), []);
});
