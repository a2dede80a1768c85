import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Environment } from '../words/environment.ts';
import { codeCounters, iinOfDayCounters, wrongCodeCounters } from './counters.ts';
import { defaultLimits } from './limit.ts';

const callOf = (environment: Environment, organizationId: string) => {
  return { environment, organizationId, iinHmac: 'iin', phoneHmac: 'phone' };
};
const sharedIds = (environment: Environment) => {
  const idsOf = (organizationId: string) => {
    const call = callOf(environment, organizationId);
    return [...codeCounters(call, defaultLimits), ...wrongCodeCounters(call, defaultLimits)].map(({ id }) => id);
  };
  const theirs = idsOf('b');
  return idsOf('a').filter((id) => theirs.includes(id));
};

test('live keys of two organisations share what counts for the citizen; test keys share nothing', () => {
  assert.deepEqual(sharedIds('live'), [
    'live:codes_per_phone:phone',
    'live:codes_per_iin:iin',
    'live:wrong_codes_per_iin:iin',
  ]);
  assert.deepEqual(sharedIds('test'), []);
});

test('the defaults leave no organisation able to lock a citizen for the others by itself', () => {
  const { limits } = defaultLimits.live;
  for (const name of ['codes_per_phone', 'codes_per_iin', 'wrong_codes_per_iin'] as const) {
    const own = limits[`own_${name}`];
    assert.ok(own !== undefined && own.max < limits[name].max && own.windowMs === limits[name].windowMs);
  }
});

test('IINs are counted from midnight to midnight in Almaty, also where its clocks were set back', () => {
  const endOf = (now: string) => {
    const [mark] = iinOfDayCounters(callOf('live', 'a'), Date.parse(now), defaultLimits);
    return mark && 'endsAt' in mark.window ? new Date(mark.window.endsAt).toISOString() : '';
  };
  assert.equal(endOf('2026-03-14T18:59:59.999Z'), '2026-03-14T19:00:00.000Z');
  assert.equal(endOf('2026-03-14T19:00:00.000Z'), '2026-03-15T19:00:00.000Z');
  // On 1 March 2024 Almaty went from UTC+6 to UTC+5: 29 February had 25 hours.
  assert.equal(endOf('2024-02-28T18:00:00.000Z'), '2024-02-29T19:00:00.000Z');
});
