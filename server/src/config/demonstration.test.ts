/** When a start is a demonstration, and what ends it by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocalDemonstration } from './demonstration.ts';
import { readConfig } from './read-config.ts';

const RELAY = {
  QUJAT_LIVE_CONNECTORS: 'diploma=relay',
  QUJAT_RELAY_URL: 'https://upstream.example',
  QUJAT_RELAY_API_KEY: 'key',
};
const BEYOND: NodeJS.ProcessEnv[] = [
  RELAY,
  { DATABASE_URL: 'postgres://qujat@127.0.0.1/qujat' },
  { QUJAT_TRUSTED_PROXIES: '127.0.0.1' },
  { QUJAT_MASTER_KEY: 'x' },
  { QUJAT_MASTER_KEY_FILE: '/run/secrets/key' },
  { QUJAT_MASTER_KEY_PREVIOUS: 'x' },
  { QUJAT_SMTP_URL: 'smtp://127.0.0.1:25' },
  { QUJAT_PUBLIC_URL: 'https://qujat.example' },
  { QUJAT_PUBLIC_URL: 'http://localhost:8080' },
];

test('a start with nothing set is a demonstration on one’s own machine, and so is one with what such a try-out may set', () => {
  for (const settings of [{}, { PORT: '9000', HOST: '127.0.0.1', QUJAT_LIMITS: 'codes_per_iin=5/1m' }]) {
    const config = readConfig({ ...settings, QUJAT_DEMONSTRATION: ' ' });
    assert.deepEqual([config.demonstration, isLocalDemonstration(config), config.samplePages], [true, true, true]);
  }
  assert.equal(isLocalDemonstration(readConfig({ HOST: '0.0.0.0' })), false);
});

test('each setting beyond a try-out ends it, with its pages; only the words keep it', () => {
  for (const settings of BEYOND) {
    const told = JSON.stringify(settings);
    const unset = readConfig(settings);
    assert.deepEqual(
      [unset.demonstration, isLocalDemonstration(unset), unset.samplePages],
      [false, false, false],
      told,
    );
    assert.equal(readConfig({ ...settings, QUJAT_DEMONSTRATION: 'off' }).demonstration, false, told);
    assert.equal(readConfig({ ...settings, QUJAT_DEMONSTRATION: 'on' }).demonstration, true, told);
  }
});

test('off is off, and the documentation stays; the sample pages come back in words', () => {
  const off = readConfig({ QUJAT_DEMONSTRATION: 'off' });
  assert.deepEqual([off.demonstration, off.samplePages, off.documentation], [false, false, true]);
  assert.equal(readConfig({ QUJAT_DEMONSTRATION: 'off', QUJAT_SAMPLE_PAGES: 'on' }).samplePages, true);
  assert.throws(() => readConfig({ QUJAT_DEMONSTRATION: 'yes' }), /QUJAT_DEMONSTRATION must be one of on, off/);
});

test('the words do not make another machine one’s own', () => {
  for (const settings of [{ QUJAT_PUBLIC_URL: 'https://qujat.example' }, { HOST: '0.0.0.0' }]) {
    assert.equal(isLocalDemonstration(readConfig({ ...settings, QUJAT_DEMONSTRATION: 'on' })), false);
  }
});
