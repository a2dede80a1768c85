import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from './limit.ts';
import { readLimits } from './read-limits.ts';

const read = (text: string | undefined) => readLimits('QUJAT_LIMITS', text, defaultLimits.live);

test('without a setting the defaults hold, and a setting changes only what it names', () => {
  assert.deepEqual(read(undefined), defaultLimits.live);
  assert.deepEqual(read(' '), defaultLimits.live);
  const { limits, lockMs } = read(' codes_per_phone = 7/90s , requests_per_key=1000/1h,lock=10m,');
  assert.deepEqual(limits.codes_per_phone, { max: 7, windowMs: 90_000 });
  assert.deepEqual(limits.requests_per_key, { max: 1_000, windowMs: 3_600_000 });
  assert.deepEqual(limits.codes_per_iin, defaultLimits.live.limits.codes_per_iin);
  assert.equal(lockMs, 600_000);
  assert.equal(defaultLimits.live.lockMs, 1_800_000);
});

test('what cannot be right is refused with a sentence that names the variable and the entry', () => {
  for (const [text, sentence] of [
    [
      'codes=1/1m',
      /QUJAT_LIMITS knows no "codes": it may set requests_per_key, .*, lock, key_lock, wrong_code_share\.$/,
    ],
    ['codes_per_phone', /QUJAT_LIMITS cannot have "codes_per_phone": it is a list such as/],
    ['codes_per_phone=10', /cannot have "codes_per_phone=10"/],
    ['codes_per_phone=0/1m', /cannot have/],
    ['codes_per_phone=-1/1m', /cannot have/],
    ['codes_per_phone=1.5/1m', /cannot have/],
    ['codes_per_phone=1/1w', /cannot have/],
    ['codes_per_phone=1/0m', /cannot have/],
    ['codes_per_phone=1/31d', /cannot have/],
    ['codes_per_phone=1/1m/1m', /cannot have/],
    ['codes_per_phone=10000000000/1m', /cannot have/],
    ['lock=10/1m', /cannot have "lock=10\/1m"/],
    ['iins_per_organization=10/1h', /iins_per_organization counts by the day/],
    ['codes_per_phone=1/1m,codes_per_phone=2/1m', /sets "codes_per_phone" twice/],
    ['toString=1/1m', /knows no "toString"/],
  ] as const) {
    assert.throws(() => read(text), sentence, text);
  }
});

test('test keys have no limits of an organisation’s own: all of theirs are', () => {
  assert.throws(
    () => readLimits('QUJAT_TEST_LIMITS', 'own_codes_per_phone=1/1m', defaultLimits.test),
    /QUJAT_TEST_LIMITS knows no "own_codes_per_phone"/,
  );
});
