import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoggedRequest } from './request-log.ts';
import { startRequestLogCollector } from './request-log-collector.ts';
import type { CollectedRequest } from './request-log-store.ts';

const request = (number: number): LoggedRequest => ({
  requestId: `req_${number}`,
  organizationId: 'alma',
  environment: 'test',
  operation: 'requestDocument',
  apiKeyId: 'key',
  session: null,
  documentType: 'identity_card',
  outcome: 'ok',
  iinMasked: null,
  phoneMasked: null,
  durationMs: 1,
  stateMs: null,
});

function collect(insertRequests: (requests: readonly CollectedRequest[]) => Promise<void>, mostWaiting?: number) {
  const clock = { nowMs: 0 };
  const failures: number[] = [];
  const collector = startRequestLogCollector({
    store: { insertRequests },
    monotonicMs: () => clock.nowMs,
    onFailure: ({ lost }) => failures.push(lost),
    ...(mostWaiting !== undefined && { mostWaiting }),
  });
  return { collector, clock, failures };
}

test('what waits is written in batches, each line with its age', async () => {
  const batches: (readonly CollectedRequest[])[] = [];
  const { collector, clock } = collect(async (requests) => void batches.push(requests));
  for (let number = 0; number < 450; number += 1) collector.record(request(number));
  clock.nowMs = 30;
  await collector.flush();
  assert.deepEqual(
    batches.map(({ length }) => length),
    [200, 200, 50],
  );
  assert.equal(batches[0]?.[0]?.ageMs, 30);
  await collector.close();
  assert.equal(batches.length, 3);
});

test('while the store fails the lines wait, up to a bound; then they are written, and none twice', async () => {
  let fails = true;
  const written: string[] = [];
  const { collector, failures } = collect(async (requests) => {
    if (fails) throw new Error('no store');
    written.push(...requests.map(({ requestId }) => requestId));
  }, 3);
  for (let number = 0; number < 5; number += 1) collector.record(request(number));
  await collector.flush();
  assert.deepEqual(failures, [2]);
  fails = false;
  collector.record(request(5));
  await collector.close();
  assert.deepEqual(written, ['req_0', 'req_1', 'req_2']);
  assert.deepEqual(failures, [2, 1]);
});

test('a batch of which nobody knows whether it was written comes again as it was, without the lines since', async () => {
  const batches: string[][] = [];
  const { collector } = collect(async (requests) => {
    batches.push(requests.map(({ requestId }) => requestId));
    if (batches.length < 3) throw new Error('no answer');
  });
  collector.record(request(0));
  await collector.flush();
  collector.record(request(1));
  await collector.flush();
  await collector.flush();
  assert.deepEqual(batches, [['req_0'], ['req_0'], ['req_0'], ['req_1']]);
  await collector.close();
});

test('a line that comes while a batch is written goes with the next one; the close waits for both', async () => {
  const gate = Promise.withResolvers<void>();
  const written: string[] = [];
  const { collector } = collect(async (requests) => {
    await gate.promise;
    written.push(...requests.map(({ requestId }) => requestId));
  });
  collector.record(request(0));
  const flushed = collector.flush();
  collector.record(request(1));
  const closed = collector.close();
  gate.resolve();
  await Promise.all([flushed, closed]);
  assert.deepEqual(written, ['req_0', 'req_1']);
});
