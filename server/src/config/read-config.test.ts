import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readRelaySettings } from '../egov/relay/relay-settings.ts';
import { readConfig } from './read-config.ts';

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

test('operators go without a second factor only in a demonstration on one’s own machine', () => {
  assert.equal(readConfig({}).operatorSecondFactor, true);
  assert.equal(readConfig({ QUJAT_OPERATOR_SECOND_FACTOR: 'off' }).operatorSecondFactor, false);
  for (const real of [
    { QUJAT_DEMONSTRATION: 'off' },
    { HOST: '0.0.0.0' },
    { QUJAT_PUBLIC_URL: 'https://qujat.example.kz' },
    { QUJAT_SMTP_URL: 'smtp://127.0.0.1' },
  ]) {
    assert.throws(
      () => readConfig({ ...real, QUJAT_OPERATOR_SECOND_FACTOR: 'off' }),
      /QUJAT_OPERATOR_SECOND_FACTOR may be off only in a demonstration/,
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

test('a public URL is https, except on this machine', () => {
  for (const good of ['https://qujat.example', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:8080']) {
    assert.equal(readConfig({ QUJAT_PUBLIC_URL: `${good}/` }).publicUrl, good);
  }
  for (const wrong of ['http://qujat.example', 'http://10.0.0.1', 'http://localhost.example', 'http://127.example']) {
    assert.throws(() => readConfig({ QUJAT_PUBLIC_URL: wrong }), /QUJAT_PUBLIC_URL must begin with https:\/\//);
  }
});

test('an SMTP URL has no query, which could turn its TLS off', () => {
  for (const query of ['?requireTLS=false', '?ignoreTLS=true', '?tls.rejectUnauthorized=false', '#x']) {
    assert.throws(
      () => readConfig({ QUJAT_SMTP_URL: `smtp://me:secret@mail.example${query}` }),
      (error: Error) => /^QUJAT_SMTP_URL must end/.test(error.message) && !error.message.includes('me:secret'),
    );
  }
});

test('a token for the metrics is long enough and fits a header', () => {
  assert.equal(readConfig({ QUJAT_METRICS_TOKEN: 'abcdefghijklmnop' }).metrics.token, 'abcdefghijklmnop');
  for (const wrong of ['short', 'abcdefghijklmno\u00e9', 'abcdefgh ijklmnop']) {
    assert.throws(
      () => readConfig({ QUJAT_METRICS_TOKEN: wrong }),
      (error: Error) => /^QUJAT_METRICS_TOKEN must have/.test(error.message) && !error.message.includes(wrong),
    );
  }
});

const relayed = {
  QUJAT_LIVE_CONNECTORS: 'diploma=relay,*=relay',
  QUJAT_RELAY_URL: 'https://upstream.example/base',
  QUJAT_RELAY_API_KEY: 'secret-of-the-upstream',
};

test('the connectors of live keys are named by document type, and the relay has its upstream', () => {
  const { liveConnectors, connectors } = readConfig(relayed);
  assert.deepEqual(
    [...liveConnectors],
    [
      ['diploma', 'relay'],
      ['*', 'relay'],
    ],
  );
  assert.deepEqual([...connectors.keys()], ['relay']);
  const { url, apiKey } = readRelaySettings(relayed);
  assert.deepEqual([url.href, apiKey], ['https://upstream.example/base', 'secret-of-the-upstream']);
  assert.deepEqual([readConfig({}).liveConnectors.size, readConfig({}).connectors.size], [0, 0]);
});

test('the relay’s key may stand in a file', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-config-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'key');
  writeFileSync(file, 'key-in-a-file\n');
  const { QUJAT_RELAY_API_KEY: _, ...rest } = relayed;
  assert.equal(readRelaySettings({ ...rest, QUJAT_RELAY_API_KEY_FILE: file }).apiKey, 'key-in-a-file');
  for (const [change, sentence] of [
    [{ QUJAT_RELAY_API_KEY: 'secret-of-the-upstream' }, /are both set; set one of them/],
    [
      { QUJAT_RELAY_API_KEY_FILE: join(directory, 'none') },
      /QUJAT_RELAY_API_KEY_FILE names a file that cannot be read/,
    ],
  ] as const) {
    assert.throws(() => readConfig({ ...rest, QUJAT_RELAY_API_KEY_FILE: file, ...change }), sentence);
  }
  writeFileSync(file, 'two\nlines');
  assert.throws(
    () => readConfig({ ...rest, QUJAT_RELAY_API_KEY_FILE: file }),
    (error: Error) => /must name a file with one line/.test(error.message) && !error.message.includes('lines'),
  );
});

test('a connector that is unknown, or lacks its settings, stops the start with a sentence', () => {
  for (const [change, sentence] of [
    [{ QUJAT_LIVE_CONNECTORS: '*=egov' }, /QUJAT_LIVE_CONNECTORS names the connector "egov"; there are .*relay/],
    [{ QUJAT_RELAY_URL: '' }, /QUJAT_RELAY_URL must be set, because QUJAT_LIVE_CONNECTORS names relay/],
    [{ QUJAT_RELAY_API_KEY: '' }, /QUJAT_RELAY_API_KEY or QUJAT_RELAY_API_KEY_FILE must be set/],
    [{ QUJAT_RELAY_URL: 'upstream.example' }, /QUJAT_RELAY_URL must be a URL such as/],
    [{ QUJAT_RELAY_URL: 'https://me:secret@upstream.example' }, /without user, query or fragment/],
  ] as const) {
    assert.throws(
      () => readConfig({ ...relayed, ...change }),
      (error: Error) => sentence.test(error.message) && !error.message.includes('secret'),
    );
  }
});

test('what draws starts with the first document, unless it is to be warm', () => {
  assert.equal(readConfig({}).warm, false);
  assert.equal(readConfig({ QUJAT_WARM: 'on' }).warm, true);
  assert.throws(() => readConfig({ QUJAT_WARM: 'yes' }), /QUJAT_WARM must be one of on, off/);
});

test('what a PDF of the state may be can be set', () => {
  assert.deepEqual(readConfig({}).statePdf, { maxBytes: 10 * 1024 * 1024, activeContent: 'strip' });
  const set = { QUJAT_STATE_PDF_MEGABYTES: '30', QUJAT_STATE_PDF_ACTIVE_CONTENT: 'refuse' };
  assert.deepEqual(readConfig(set).statePdf, { maxBytes: 30 * 1024 * 1024, activeContent: 'refuse' });
  assert.throws(() => readConfig({ QUJAT_STATE_PDF_ACTIVE_CONTENT: 'keep' }), /must be one of strip, refuse/);
});
