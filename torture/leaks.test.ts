/**
 * After everything has happened, no IIN, phone, code, name, key, session or piece of a document is found in what the gateway
 * leaves behind: log, metrics, store files, tables and temporary files; neither plain nor in base64, hex or UTF-16. No column is
 * exempt: what must be kept is sealed.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { startGatewayProcess, temporaryDirectory } from '../e2e/gateway-process.ts';
import { withOrganization } from '../server/src/cli/with-organization.ts';
import { createFlow } from '../server/src/flows/create-flow.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';
import { findServerPrograms, startTemporaryServer } from '../server/src/storage/postgres/temporary-server.ts';
import { needlesOf } from './leaks/needles.ts';
import { filesOf, metricsOf, type Place, postgresTables, sqliteTables } from './leaks/places.ts';
import { playEverything } from './leaks/scenario.ts';
import { createSearch } from './leaks/search.ts';
import { createSecrets } from './leaks/secrets.ts';

/** The places of a store. */
interface Store {
  url: string;
  places(dataDirectory: string): Promise<Place[]>;
}

/** All that is left behind, and what of it is secret. */
async function leaksOver(store: Store, t: TestContext): Promise<string[]> {
  const directory = temporaryDirectory(t);
  const [data, temporary] = [join(directory, 'data'), join(directory, 'temporary')];
  mkdirSync(temporary);
  const masterKey = randomBytes(32);
  const variables = {
    QUJAT_MASTER_KEY: masterKey.toString('base64'),
    QUJAT_LOG_LEVEL: 'trace',
    DATABASE_URL: store.url,
    TMPDIR: temporary,
  };
  const gateway = await startGatewayProcess(t, data, variables);
  const banner = gateway.standardOutput();
  const before = await store.places(data);

  const secrets = createSecrets();
  secrets.add('master key', masterKey);
  const otherKeys = seedKeys(data, variables).filter((key) => key !== gateway.testKey);
  const flowKey = await makeFlow({ ...variables, QUJAT_DATA_DIR: data });
  await playEverything({ address: gateway.address, testKey: gateway.testKey, otherKeys, flowKey, secrets });
  const places = [await metricsOf(gateway.address), ...(await store.places(data)), ...filesOf('TMPDIR', temporary)];
  assert.equal(await gateway.stop(), 0);
  places.push({ name: 'log', bytes: Buffer.from(gateway.standardError()) });
  places.push(...filesOf('data', data), ...filesOf('TMPDIR', temporary));
  assert.equal(gateway.standardOutput(), banner, 'nothing is printed after the start');
  assert.match(gateway.standardError(), /"operation":"approveSession"/, 'the log was caught');

  const needles = secrets.all().flatMap(({ kind, secret }) => needlesOf(kind, secret));
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
    const settings = { name: 'Account', documentTypes: ['identity_card'], origins: [], returnUrls: [], purpose };
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
  const places = async (data: string) => [...filesOf('data', data), ...sqliteTables(join(data, 'qujat.sqlite'))];
  assert.deepEqual(await leaksOver({ url: '', places }, t), []);
});

const programs = await findServerPrograms();

if (programs !== undefined) {
  test('PostgreSQL: nothing of a person is left behind', async (t) => {
    const server = await startTemporaryServer(programs);
    t.after(() => server.stop());
    const folder = decodeURIComponent(/@([^/]+)/.exec(server.url)?.[1] ?? '');
    const places = async () => [...(await postgresTables(server.url)), ...filesOf('PostgreSQL', folder)];
    assert.deepEqual(await leaksOver({ url: server.url, places }, t), []);
  });
}
