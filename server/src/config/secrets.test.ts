/** The secrets of the gateway itself. A connector's stand in its folder. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readApiKey } from '../cli/with-gateway.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { secretContract } from '../settings/secret-contract.ts';
import { connectorKinds } from './connector-kinds.ts';
import { readConfig } from './read-config.ts';
import { settingNames } from './setting-names.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const ofConnectors = Object.values(connectorKinds).flatMap((kind) => kind.settingNames);

secretContract(
  settingNames.filter((name) => !ofConnectors.includes(name)),
  {
    QUJAT_MASTER_KEY: { good: key, bad: ['hush', `${key}hush`] },
    QUJAT_MASTER_KEY_PREVIOUS: { good: key, bad: ['hush'], besides: { QUJAT_MASTER_KEY: key } },
    QUJAT_METRICS_TOKEN: { good: 'hush-hush-hush-hush', bad: ['hush', 'hush hush hush hush'] },
    DATABASE_URL: { good: 'postgres://qujat:hush@db/qujat', bad: [] },
    QUJAT_API_KEY: { good: 'qjt_test_hush', bad: [] },
    QUJAT_PDF_SIGNATURE_PASSWORD: {
      good: 'hush',
      bad: [],
      besides: { QUJAT_PDF_SIGNATURE_KEY_FILE: 'a.p12', QUJAT_PDF_SIGNATURE_NCANODE_URL: 'http://127.0.0.1:14579' },
    },
    QUJAT_SMTP_URL: { good: 'smtp://me:hush@mail.example.kz', bad: ['http://me:hush@mail.example.kz', 'hush'] },
  },
  ['QUJAT_BASE_URL', 'QUJAT_PUBLIC_URL', 'QUJAT_PDF_SIGNATURE_NCANODE_URL', 'QUJAT_PDF_SIGNATURE_TSA_URL'],
  readAll,
  [key],
);

test('each connector holds its own secrets against the contract', () => {
  for (const kind of Object.keys(connectorKinds)) {
    const folder = new URL(`../egov/${kind}/`, import.meta.url);
    const tests = globSync('*.test.ts', { cwd: folder }).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    assert.ok(
      tests.some((text) => text.includes('secretContract(')),
      `egov/${kind}`,
    );
  }
});

/** With the secrets that are read only at the start, or by a command. */
function readAll(environment: Record<string, string>) {
  const config = readConfig(environment);
  const { current, previous } = config.masterKey;
  const isConfigured = [current, previous].some(({ text, file }) => text !== undefined || file !== undefined);
  const keys = isConfigured ? loadMasterKeys(config.masterKey, '') : undefined;
  const apiKey = readApiKey({}, environment, undefined);
  return { ...config, apiKey, masterKey: [keys?.current.bytes, keys?.previous?.bytes] };
}
