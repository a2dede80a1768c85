/** The connector as the environment sets it, up to a message that the simulator answers. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createConnectors } from '../../app/connect-egov.ts';
import { randomIds, systemClock } from '../../clock.ts';
import { readConfig } from '../../config/read-config.ts';
import { createLogger } from '../../logging/logger.ts';
import { secretContract } from '../../settings/secret-contract.ts';
import { fingerprintOf } from '../../soap/certificate-trust.ts';
import { writePkcs12 } from '../../soap/make-signing-key.ts';
import { key } from '../../soap/soap-test-setup.ts';
import { STATE_UNIT } from '../../state-simulator/keys.ts';
import { CHANNEL_PATH } from '../../state-simulator/schema-routes.ts';
import { startSimulator } from '../../state-simulator/simulator-test-setup.ts';
import { readSmartbridgeSettings, smartbridgeSettingNames } from './read-smartbridge-settings.ts';
import { request, signal } from './smartbridge-test-setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'qujat-smartbridge-'));
after(() => rmSync(folder, { recursive: true }));

const keyFile = join(folder, 'own.p12');
writeFileSync(keyFile, writePkcs12(key, 'hush-hush'));
const besides = {
  QUJAT_SMARTBRIDGE_URL: 'https://bus.example.kz/',
  QUJAT_SMARTBRIDGE_SENDER_ID: 'qujat',
  QUJAT_SMARTBRIDGE_PKCS12_FILE: keyFile,
  QUJAT_SMARTBRIDGE_FINGERPRINTS: '0'.repeat(64),
};

secretContract(
  smartbridgeSettingNames,
  {
    QUJAT_SMARTBRIDGE_PASSWORD: {
      good: 'hush-hush',
      bad: [],
      besides: { ...besides, QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: 'hush-hush' },
    },
    QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: { good: 'hush-hush', bad: [], besides },
  },
  ['QUJAT_SMARTBRIDGE_URL', 'QUJAT_SMARTBRIDGE_NCANODE_URL'],
  readSmartbridgeSettings,
);

test('a wrong password of the key file is told by the file, and never repeated', () => {
  assert.throws(
    () => readSmartbridgeSettings({ ...besides, QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: 'hush' }),
    (error: Error) =>
      /^QUJAT_SMARTBRIDGE_PKCS12_FILE cannot be used/.test(error.message) && !error.message.includes('hush'),
  );
});

/** As the simulator prints it. */
async function startState(t: Parameters<typeof startSimulator>[0]) {
  const state = await startSimulator(t, { directory: folder });
  const { files } = state.keys;
  const environment = {
    QUJAT_LIVE_CONNECTORS: '*=smartbridge',
    QUJAT_SMARTBRIDGE_URL: `${state.address}${CHANNEL_PATH}`,
    QUJAT_SMARTBRIDGE_SENDER_ID: 'qujat',
    QUJAT_SMARTBRIDGE_PASSWORD_FILE: files.password,
    QUJAT_SMARTBRIDGE_PKCS12_FILE: files.gateway,
    QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE: files.password,
    QUJAT_SMARTBRIDGE_CA_FILE: files.authority,
    QUJAT_SMARTBRIDGE_SUBJECT: `OU=${STATE_UNIT}`,
  };
  return { ...state, environment, fingerprint: fingerprintOf(new X509Certificate(state.keys.state.certificate)) };
}

async function ask(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const outside = { monotonicMs: () => 0, clock: systemClock, ids: randomIds, logger };
  const [smartbridge] = await createConnectors(readConfig(environment), outside);
  assert.ok(smartbridge);
  try {
    await smartbridge.egov.requestDocument(request, signal);
  } finally {
    await smartbridge.close();
  }
  return lines;
}

test('with an authority and a subject, and with a fingerprint, the simulator is believed', async (t) => {
  const { environment, fingerprint } = await startState(t);
  await ask(environment);
  const { QUJAT_SMARTBRIDGE_CA_FILE: _, QUJAT_SMARTBRIDGE_SUBJECT: __, ...rest } = environment;
  const colons = fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:');
  await ask({ ...rest, QUJAT_SMARTBRIDGE_FINGERPRINTS: `${'0'.repeat(64)}, ${colons}` });
  await assert.rejects(ask({ ...environment, QUJAT_SMARTBRIDGE_SUBJECT: 'OU=BIN999999999999' }));
  await assert.rejects(ask({ ...rest, QUJAT_SMARTBRIDGE_FINGERPRINTS: '0'.repeat(64) }));
});

test('the log has the ids of each message, past its own mask, and nothing of a person', async (t) => {
  const { environment, messages } = await startState(t);
  const lines = await ask(environment);
  const ids = messages
    .filter(({ direction }) => direction === 'request')
    .map(({ xml }) => /<messageId>([^<]*)/.exec(xml)?.[1]?.replaceAll('-', ''));
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    logged.map(({ message_id: id }) => id),
    ids,
  );
  assert.deepEqual(
    logged.map(({ state_code: code }) => code),
    ['FOUND', 'SMS_SENT'],
  );
  for (const { correlation_id: id, state_session_id: session } of logged) {
    assert.equal(id, request.requestId.replaceAll('-', ''));
    assert.match(String(session), /^[0-9a-f]{32}$/);
  }
  assert.doesNotMatch(lines.join(''), /900101300017|77010000001|Банк/);
});

test('a setting that is missing or wrong stops the start with a sentence, which repeats no secret', async (t) => {
  const { environment, fingerprint } = await startState(t);
  const notPem = join(folder, 'not.pem');
  writeFileSync(notPem, 'SECRET');
  const without = (name: string) => ({ [name]: '' });
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [without('QUJAT_SMARTBRIDGE_URL'), /QUJAT_SMARTBRIDGE_URL must be set, because QUJAT_LIVE_CONNECTORS names smartb/],
    [without('QUJAT_SMARTBRIDGE_SENDER_ID'), /QUJAT_SMARTBRIDGE_SENDER_ID must be set/],
    [without('QUJAT_SMARTBRIDGE_PKCS12_FILE'), /QUJAT_SMARTBRIDGE_PKCS12_FILE must be set/],
    [without('QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE'), /QUJAT_SMARTBRIDGE_PKCS12_FILE cannot be used/],
    [without('QUJAT_SMARTBRIDGE_SUBJECT'), /Either QUJAT_SMARTBRIDGE_FINGERPRINTS/],
    [without('QUJAT_SMARTBRIDGE_CA_FILE'), /Either QUJAT_SMARTBRIDGE_FINGERPRINTS/],
    [{ QUJAT_SMARTBRIDGE_FINGERPRINTS: fingerprint }, /Either QUJAT_SMARTBRIDGE_FINGERPRINTS/],
    [{ QUJAT_SMARTBRIDGE_CA_FILE: notPem }, /QUJAT_SMARTBRIDGE_CA_FILE must name a file with certificates/],
    [{ QUJAT_SMARTBRIDGE_PKCS12_FILE: notPem }, /QUJAT_SMARTBRIDGE_PKCS12_FILE cannot be used/],
    [{ QUJAT_SMARTBRIDGE_PKCS12_FILE: join(folder, 'none') }, /QUJAT_SMARTBRIDGE_PKCS12_FILE names a file that cannot/],
    [{ QUJAT_SMARTBRIDGE_NCANODE_URL: 'http://127.0.0.1:14579' }, /QUJAT_SMARTBRIDGE_FINGERPRINTS must be set where/],
    [{ QUJAT_SMARTBRIDGE_BIN: 'SECRET' }, /QUJAT_SMARTBRIDGE_BIN must have 12 digits/],
    [{ QUJAT_SMARTBRIDGE_TLS_CERT_FILE: notPem }, /must be set together/],
    [{ QUJAT_SMARTBRIDGE_PASSWORD: 'SECRET' }, /are both set/],
    [{ QUJAT_SMARTBRIDGE_MAPPING: notPem }, /QUJAT_SMARTBRIDGE_MAPPING names a file that is not JSON/],
  ];
  for (const [change, sentence] of cases) {
    assert.throws(
      () => readConfig({ ...environment, ...change }),
      (error: Error) => sentence.test(error.message) && !error.message.includes('SECRET'),
      String(sentence),
    );
  }
  const { QUJAT_SMARTBRIDGE_CA_FILE: _, QUJAT_SMARTBRIDGE_SUBJECT: __, ...rest } = environment;
  assert.throws(() => readConfig({ ...rest, QUJAT_SMARTBRIDGE_FINGERPRINTS: 'ab:cd' }), /64 hex digits/);
  const ncanode = {
    QUJAT_SMARTBRIDGE_FINGERPRINTS: fingerprint,
    QUJAT_SMARTBRIDGE_NCANODE_URL: 'http://127.0.0.1:14579',
  };
  assert.equal(readSmartbridgeSettings({ ...rest, ...ncanode }).security.kind, 'ncanode');
});
