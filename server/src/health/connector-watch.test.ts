import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConnectorWatch } from './connector-watch.ts';

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
