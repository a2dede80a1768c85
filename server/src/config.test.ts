import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('an empty environment gives the documented defaults', () => {
  const config = readConfig({});
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.port, 8080);
  assert.equal(config.dataDirectory, resolve('data'));
  assert.equal(config.databaseUrl, undefined);
  assert.equal(config.egovTimeoutMs, 20_000);
  assert.deepEqual(config.egovLimits, { maxConcurrent: 32, maxQueued: 64, breakerFaults: 10, breakerOpenMs: 15_000 });
});

test('the retention is a number of hours or days, an hour at the least', () => {
  assert.equal(readConfig({}).sessionRetentionMs, 30 * 24 * 3_600_000);
  assert.equal(readConfig({ QUJAT_SESSION_RETENTION: '1h' }).sessionRetentionMs, 3_600_000);
  assert.equal(readConfig({ QUJAT_SESSION_RETENTION: '7d' }).sessionRetentionMs, 7 * 24 * 3_600_000);
  for (const wrong of ['0h', '30', '5m', '-1d', '1.5d', 'd', '99999d']) {
    assert.throws(
      () => readConfig({ QUJAT_SESSION_RETENTION: wrong }),
      /QUJAT_SESSION_RETENTION must be hours or days/,
    );
  }
});

test('a variable set to nothing counts as not set', () => {
  assert.equal(readConfig({ PORT: '', HOST: ' ' }).host, '127.0.0.1');
});

test('the limits around the state can be set', () => {
  const { egovLimits } = readConfig({
    QUJAT_EGOV_CONCURRENCY: '5',
    QUJAT_EGOV_QUEUE: '0',
    QUJAT_EGOV_BREAKER_FAULTS: '3',
    QUJAT_EGOV_BREAKER_SECONDS: '60',
  });
  assert.deepEqual(egovLimits, { maxConcurrent: 5, maxQueued: 0, breakerFaults: 3, breakerOpenMs: 60_000 });
  assert.throws(
    () => readConfig({ QUJAT_EGOV_CONCURRENCY: '0' }),
    /QUJAT_EGOV_CONCURRENCY must be a whole number from 1/,
  );
});

test('a wrong value is refused with the name of the variable', () => {
  assert.throws(() => readConfig({ PORT: '80a' }), /PORT must be a whole number from 0 to 65535/);
  assert.throws(() => readConfig({ PORT: '65536' }), /PORT/);
  assert.throws(() => readConfig({ QUJAT_LOG_LEVEL: 'loud' }), /QUJAT_LOG_LEVEL must be one of/);
});
