import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, readRequestSearch } from './request-search.ts';

// Already the 30th in Almaty.
const nowMs = Date.parse('2026-11-29T19:30:00Z');

test('days count back from today in Almaty; days that are named win, and both are included', () => {
  assert.equal(filterOf({ days: '1' }, 'test', nowMs).from, '2026-11-29T19:00:00.000Z');
  assert.equal(filterOf({ days: '7' }, 'test', nowMs).from, '2026-11-23T19:00:00.000Z');
  const { from, to } = filterOf({ days: '7', from: '2026-11-01', to: '2026-11-02' }, 'live', nowMs);
  assert.deepEqual([from, to], ['2026-10-31T19:00:00.000Z', '2026-11-02T19:00:00.000Z']);
});

test('an address that somebody has bent filters by what can be read of it', () => {
  const search = readRequestSearch({ from: 'yesterday', to: ['x'], days: 7, other: 'x', outcome: 'ok', shown: '' });
  assert.deepEqual(search, { from: 'yesterday', outcome: 'ok' });
  assert.equal(filterOf(search, 'test', nowMs).from, undefined);
  for (const days of ['many', '1e99']) assert.equal(filterOf({ days }, 'test', nowMs).from, undefined);
});

test('a call that is shown is no filter', () => {
  assert.equal(isFiltered({ shown: 'req_1' }), false);
  assert.equal(isFiltered({ shown: 'req_1', outcome: 'ok' }), true);
});
