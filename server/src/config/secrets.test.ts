/** Every secret of the configuration may stand in a file, and no error repeats one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { readApiKey } from '../cli/with-gateway.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { readRelaySettings } from '../egov/relay/relay-settings.ts';
import { readSmartbridgeSettings } from '../egov/smartbridge/read-smartbridge-settings.ts';
import { writePkcs12 } from '../soap/make-signing-key.ts';
import { key as gatewayKey } from '../soap/soap-test-setup.ts';
import { readConfig } from './read-config.ts';
import { settingNames } from './setting-names.ts';

interface Secret {
  /** A value that is taken. */
  good: string;
  /** Values that are not: each has the word `hush` in it, which no error may have. */
  bad: string[];
  /** What else must be set. */
  besides?: Record<string, string>;
}

const key = Buffer.alloc(32, 7).toString('base64');

const folder = mkdtempSync(join(tmpdir(), 'qujat-keys-'));
after(() => rmSync(folder, { recursive: true }));
const keyFile = join(folder, 'gateway.p12');
writeFileSync(keyFile, writePkcs12(gatewayKey, 'hush-hush'));
const smartbridge = {
  QUJAT_LIVE_CONNECTORS: '*=smartbridge',
  QUJAT_SMARTBRIDGE_URL: 'https://bus.example.kz/',
  QUJAT_SMARTBRIDGE_SENDER_ID: 'qujat',
  QUJAT_SMARTBRIDGE_PKCS12_FILE: keyFile,
  QUJAT_SMARTBRIDGE_FINGERPRINTS: '0'.repeat(64),
};

const secrets: Record<string, Secret> = {
  QUJAT_MASTER_KEY: { good: key, bad: ['hush', `${key}hush`] },
  QUJAT_MASTER_KEY_PREVIOUS: { good: key, bad: ['hush'], besides: { QUJAT_MASTER_KEY: key } },
  QUJAT_METRICS_TOKEN: { good: 'hush-hush-hush-hush', bad: ['hush', 'hush hush hush hush'] },
  DATABASE_URL: { good: 'postgres://qujat:hush@db/qujat', bad: [] },
  QUJAT_API_KEY: { good: 'qjt_test_hush', bad: [] },
  QUJAT_SMTP_URL: { good: 'smtp://me:hush@mail.example.kz', bad: ['http://me:hush@mail.example.kz', 'hush'] },
  QUJAT_RELAY_API_KEY: {
    good: 'hush-hush',
    bad: [],
    besides: { QUJAT_LIVE_CONNECTORS: '*=relay', QUJAT_RELAY_URL: 'https://upstream.example.kz' },
  },
  QUJAT_SMARTBRIDGE_PASSWORD: {
    good: 'hush-hush',
    bad: [],
    besides: { ...smartbridge, QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: 'hush-hush' },
  },
  QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: { good: 'hush-hush', bad: [], besides: smartbridge },
};

/** Names of settings that would hold a secret, and are none: their readers refuse a password, or they are public. */
const open = [
  'QUJAT_BASE_URL',
  'QUJAT_PUBLIC_URL',
  'QUJAT_RELAY_URL',
  'QUJAT_SMARTBRIDGE_URL',
  'QUJAT_SMARTBRIDGE_NCANODE_URL',
];

test('this list has every secret of the configuration', () => {
  const values = settingNames.filter((name) => !name.endsWith('_FILE') && !open.includes(name));
  const secret = values.filter((name) => /KEY|PASSWORD|SECRET|TOKEN|_URL$/.test(name));
  assert.deepEqual([...new Set(secret)].sort(), Object.keys(secrets).sort());
  for (const name of secret) assert.ok(settingNames.includes(`${name}_FILE`), `${name} has no ${name}_FILE`);
});

for (const [name, { good, bad, besides = {} }] of Object.entries(secrets)) {
  test(`${name} may stand in a file, and counts the same`, (t) => {
    const file = fileWith(t, `${good}\n`);
    assert.deepEqual(readAll({ ...besides, [`${name}_FILE`]: file }), readAll({ ...besides, [name]: good }));
  });

  test(`${name}: what is wrong with it is told by name, and never repeated`, (t) => {
    const none = join(tmpdir(), 'there-is-no-such-file');
    const wrong = [
      { [name]: good, [`${name}_FILE`]: fileWith(t, good) },
      { [`${name}_FILE`]: none },
      { [`${name}_FILE`]: fileWith(t, 'hush\nhush') },
      ...bad.map((value) => ({ [name]: value })),
      ...bad.map((value) => ({ [`${name}_FILE`]: fileWith(t, value) })),
    ];
    for (const variables of wrong) {
      assert.throws(
        () => readAll({ ...besides, ...variables }),
        (error: Error) => {
          const told = `${error.message} ${error.stack} ${error.cause}`;
          assert.match(error.message, new RegExp(name));
          assert.ok(!told.includes('hush') && !told.includes(key), error.message);
          return true;
        },
      );
    }
  });
}

/** With the secrets that are read only at the start, or by a command. */
function readAll(environment: Record<string, string>) {
  const config = readConfig(environment);
  const { current, previous } = config.masterKey;
  const isConfigured = [current, previous].some(({ text, file }) => text !== undefined || file !== undefined);
  const keys = isConfigured ? loadMasterKeys(config.masterKey, '') : undefined;
  const readers = { relay: readRelaySettings, smartbridge: readSmartbridgeSettings };
  const connectors = [...config.connectors.keys()].map((name) => readers[name as keyof typeof readers](environment));
  const apiKey = readApiKey({}, environment, undefined);
  return { ...config, apiKey, connectors, masterKey: [keys?.current.bytes, keys?.previous?.bytes] };
}

test('a wrong password of the key file is told by the file, and never repeated', () => {
  const wrong = { ...smartbridge, QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: 'hush' };
  assert.throws(
    () => readConfig(wrong),
    (error: Error) =>
      /^QUJAT_SMARTBRIDGE_PKCS12_FILE cannot be used/.test(error.message) && !error.message.includes('hush'),
  );
});

function fileWith(t: TestContext, content: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-secret-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'file');
  writeFileSync(file, content);
  return file;
}
