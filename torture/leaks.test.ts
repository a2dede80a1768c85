/**
 * After everything has happened, no IIN, phone, code, name, key, session or piece of a document is found in what the gateway
 * leaves behind: log, metrics, store files, tables and temporary files; neither plain nor in base64, hex or UTF-16. No column is
 * exempt: what must be kept is encrypted.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { repositoryRoot } from '../e2e/command-process.ts';
import { startGatewayProcess, temporaryDirectory } from '../e2e/gateway-process.ts';
import { withOrganization } from '../server/src/cli/with-organization.ts';
import { randomIds } from '../server/src/clock.ts';
import { newKeyFile } from '../server/src/credentials/credential-test-setup.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { createFlow } from '../server/src/flows/create-flow.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';
import { findServerPrograms, startTemporaryServer } from '../server/src/storage/postgres/temporary-server.ts';
import { newWebhookSecret } from '../server/src/webhooks/webhook-secret.ts';
import { insertWebhookEndpoint } from './insert-webhook-endpoint.ts';
import { needlesOf } from './leaks/needles.ts';
import { filesOf, metricsOf, type Place, postgresTables, sqliteTables } from './leaks/places.ts';
import { playEverything } from './leaks/scenario.ts';
import { createSearch } from './leaks/search.ts';
import { createSecrets } from './leaks/secrets.ts';
import { sqliteStoreIn, type TortureStore } from './stores.ts';

/** The places of a store. */
interface Store extends Pick<TortureStore, 'rows' | 'change'> {
  url: string;
  directory: string;
  places(dataDirectory: string): Promise<Place[]>;
}

/** All that is left behind, and what of it is secret. */
async function leaksOver(store: Store, t: TestContext): Promise<string[]> {
  const { directory } = store;
  const [data, temporary] = [join(directory, 'data'), join(directory, 'temporary')];
  mkdirSync(temporary);
  const masterKey = randomBytes(32);
  const collector = await startCollector(t);
  const variables = {
    QUJAT_MASTER_KEY: masterKey.toString('base64'),
    QUJAT_LOG_LEVEL: 'trace',
    QUJAT_CREDENTIALS: 'on',
    QUJAT_SIGNING_KEY_FILES: newKeyFile(t),
    DATABASE_URL: store.url,
    QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32',
    TMPDIR: temporary,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  };
  const gateway = await startGatewayProcess(t, data, variables);
  const banner = gateway.standardOutput();
  const before = await store.places(data);

  const secrets = createSecrets();
  secrets.add('master key', masterKey);
  const webhooks = await startIndiscreetReceiver(t);
  const secret = newWebhookSecret(randomIds);
  secrets.add('webhook secret', secret, Buffer.from(secret.slice('whsec_'.length), 'base64'));
  await insertWebhookEndpoint(store, { url: webhooks.url, secret, masterKey });
  // Nobody is there: so the document waits.
  await insertWebhookEndpoint(store, { url: 'https://127.0.0.1:9/', secret, masterKey, isProvider: true });
  const otherKeys = seedKeys(data, variables).filter((key) => key !== gateway.testKey);
  const flowKey = await makeFlow({ ...variables, QUJAT_DATA_DIR: data });
  const stage = { address: gateway.address, testKey: gateway.testKey, otherKeys, flowKey, secrets };
  const taken = await playEverything(stage);
  assert.match(taken, /flow.finished/, 'the listener was given what happened');
  await webhooks.locked;
  const [waiting] = await store.rows('select count(encrypted_result) as kept from webhook_deliveries');
  assert.equal(Number(waiting?.['kept']), 1, 'a document waits, encrypted');
  const places = [await metricsOf(gateway.address), ...(await store.places(data)), ...filesOf('TMPDIR', temporary)];
  places.push({ name: 'listener', bytes: Buffer.from(taken) });
  places.push({ name: 'webhooks', bytes: Buffer.from(webhooks.received.join('\n')) });
  assert.equal(await gateway.stop(), 0);
  assert.ok(
    collector.received.some((body) => body.includes('approveSession')),
    'the traces were caught',
  );
  places.push({ name: 'traces', bytes: Buffer.from(collector.received.join('\n').replace(MADE_OF_TRACES, '')) });
  places.push({ name: 'log', bytes: Buffer.from(gateway.standardError()) });
  places.push(...filesOf('data', data), ...filesOf('TMPDIR', temporary));
  assert.equal(gateway.standardOutput(), banner, 'nothing is printed after the start');
  assert.match(gateway.standardError(), /"operation":"approveSession"/, 'the log was caught');

  // A round number may also be one of milliseconds.
  const told = secrets.all().filter(({ kind, secret }) => kind !== 'code' || !String(secret).endsWith('00000'));
  const needles = told.flatMap(({ kind, secret }) => needlesOf(kind, secret));
  const search = createSearch(needles);
  // Six digits may stand in a fresh PostgreSQL by chance: what was there before the first request did not leak.
  const chance = new Set(before.flatMap(({ bytes }) => search(bytes)).filter(({ kind }) => kind === 'code'));
  t.diagnostic(`${needles.length} needles in ${places.length} places`);
  return places.flatMap(({ name, bytes }) =>
    search(bytes)
      .filter((needle) => !chance.has(needle))
      .map(({ kind, form }) => `${name}: ${kind}, ${form}`),
  );
}

/** Ids and times, in whose digits any code stands by chance. */
const MADE_OF_TRACES = /"(?:traceId|spanId|parentSpanId|startTimeUnixNano|endTimeUnixNano)":"\w+"/g;

/** Takes traces, as OTLP in JSON. */
async function startCollector(t: TestContext) {
  const received: string[] = [];
  const url = await listen(t, async (request, reply) => {
    received.push(await text(request));
    reply.setHeader('content-type', 'application/json').end('{}');
  });
  return { url, received };
}

async function listen(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** It answers with what no store may hold in the clear. */
async function startIndiscreetReceiver(t: TestContext) {
  const received: string[] = [];
  const { promise: locked, resolve } = Promise.withResolvers<void>();
  const url = await listen(t, async (request, reply) => {
    const body = await text(request);
    received.push(JSON.stringify(request.headers), body);
    reply.end(sandboxPeople.map(({ iin, phone }) => `${iin} ${phone}`).join());
    // The next one is sent only when the attempt before is stored.
    if (received.some((each) => each.includes('"session.locked"')) && received.length > 6) resolve();
  });
  return { url, received, locked };
}

/** What a person asked to see on the terminal. */
function seedKeys(data: string, variables: NodeJS.ProcessEnv): string[] {
  const env = { ...process.env, ...variables, QUJAT_DATA_DIR: data };
  const shown = execFileSync(process.execPath, ['server/bin/qujat.cjs', 'seed'], { cwd: repositoryRoot, env });
  return shown.toString().match(/qjt_test_\w+/g) ?? [];
}

/** Of the demonstration's organisation, beside the gateway. */
async function makeFlow(variables: NodeJS.ProcessEnv): Promise<string> {
  const { id } = demonstrationOrganization.organization;
  const { secret } = await withOrganization(id, variables, ({ actor, keyContext, stores }) => {
    const purpose = { kk: null, ru: null, en: null };
    const settings = {
      name: 'Account',
      documentTypes: ['identity_card'],
      origins: [],
      returnUrls: [],
      claimsOnly: false,
      purpose,
    };
    const order = { environment: 'test', settings: { ...settings, enabled: true } } as const;
    return createFlow(order, actor, { ...keyContext, flows: stores.flows, flowsMax: 1 });
  });
  return secret;
}

test('the search finds every form of a secret, wherever it stands', () => {
  for (const secret of ['900101300017', 'ҚҰНАНБАЙҰЛЫ', '042137']) {
    const search = createSearch(needlesOf('secret', secret));
    const utf8 = Buffer.from(secret);
    for (const before of ['', 'a', 'ab', 'abc'].map((text) => Buffer.from(text))) {
      const text = Buffer.concat([before, utf8, Buffer.from('xyz')]);
      for (const form of ['base64', 'base64url', 'hex'] as const) {
        assert.ok(search(Buffer.from(`"${text.toString(form)}"`)).length > 0, `${form} after ${before.length}`);
      }
    }
    assert.ok(search(Buffer.from(`code=${secret};`)).length > 0);
    assert.ok(search(Buffer.from(`${secret}`, 'utf16le')).length > 0);
    assert.equal(search(Buffer.from('nothing of the kind 900101 300017')).length, 0);
  }
});

test('SQLite: nothing of a person is left behind', async (t) => {
  const directory = temporaryDirectory(t);
  const { rows, change } = sqliteStoreIn(join(directory, 'data'));
  const places = async (data: string) => [...filesOf('data', data), ...sqliteTables(join(data, 'qujat.sqlite'))];
  assert.deepEqual(await leaksOver({ url: '', directory, rows, change, places }, t), []);
});

const programs = await findServerPrograms();

if (programs !== undefined) {
  test('PostgreSQL: nothing of a person is left behind', async (t) => {
    const server = await startTemporaryServer(programs);
    t.after(() => server.stop());
    const folder = decodeURIComponent(/@([^/]+)/.exec(server.url)?.[1] ?? '');
    const places = async () => [...(await postgresTables(server.url)), ...filesOf('PostgreSQL', folder)];
    const run = async (statement: string) => {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query(statement);
      await client.end();
      return rows;
    };
    const change = async (statement: string) => void (await run(statement));
    const directory = temporaryDirectory(t);
    assert.deepEqual(await leaksOver({ url: server.url, directory, rows: run, change, places }, t), []);
  });
}
