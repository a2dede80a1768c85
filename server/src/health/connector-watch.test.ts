import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConnectorWatch, mergeReports } from './connector-watch.ts';

test('each connector has its own counts, its guard as it is now, and the age of its last call', () => {
  let nowMs = 1_000;
  let queued = 0;
  const watch = createConnectorWatch(() => nowMs);
  watch.watch({ name: 'relay', environment: 'live', documentTypes: ['*'] }, () => {
    return { inFlight: 1, queued, breaker: 'half_open' };
  });
  watch.watch({ name: 'sandbox', environment: 'test', documentTypes: ['*'] });

  watch.countCall('relay', { operation: 'requestDocument', outcome: 'egov_timeout', durationMs: 20_000 });
  watch.countCall('relay', { operation: 'fetchDocument', outcome: 'wrong_code', durationMs: 12 });
  watch.countRefusal('relay', 'queue_full');
  watch.countCall('nobody', { operation: 'fetchDocument', outcome: 'ok', durationMs: 12 });
  nowMs += 7_000;
  queued = 3;

  const [relay, sandbox] = watch.report();
  assert.deepEqual(relay, {
    name: 'relay',
    environment: 'live',
    documentTypes: ['*'],
    guard: { inFlight: 1, queued: 3, breaker: 'half_open' },
    calls: 2,
    // A wrong code is an answer of the state, not a fault.
    failed: 1,
    refusals: { breaker_open: 0, queue_full: 1, deadline_in_queue: 0 },
    lastCall: { operation: 'fetchDocument', outcome: 'wrong_code', durationMs: 12, ageMs: 7_000 },
  });
  assert.deepEqual([sandbox?.calls, sandbox?.guard, sandbox?.lastCall], [0, null, null]);
});

test('what several threads have seen of a connector is told as one: sums, the guard of the one that has it, the newest call', () => {
  const threads = [1, 2, 3].map(() => createConnectorWatch(() => 1_000));
  const relay = { name: 'relay', environment: 'live', documentTypes: ['*'] } as const;
  const guard = { inFlight: 1, queued: 2, breaker: 'closed' } as const;
  threads.forEach((watch, index) => {
    watch.watch(relay, index === 0 ? () => guard : undefined);
    watch.countCall('relay', {
      operation: 'fetchDocument',
      outcome: index === 1 ? 'egov_timeout' : 'ok',
      durationMs: 12,
    });
  });
  threads[0]?.countRefusal('relay', 'queue_full');
  const reports = threads.map((watch) => watch.report());
  const [last] = reports[2] ?? [];
  assert.ok(last?.lastCall);
  last.lastCall.ageMs = -5;
  assert.deepEqual(mergeReports(reports), [
    {
      ...relay,
      guard,
      calls: 3,
      failed: 1,
      refusals: { breaker_open: 0, queue_full: 1, deadline_in_queue: 0 },
      lastCall: last.lastCall,
    },
  ]);
});
