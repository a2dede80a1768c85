/** What qujat doctor says beside real stores, upstreams and certificates, and how a process ends that has said it. */

import assert from 'node:assert/strict';
import { randomBytes, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { startTestGateway } from '../app/test-gateway.ts';
import { DAY_MS } from '../clock.ts';
import { makeSigningKey } from '../soap/make-signing-key.ts';
import type { SigningKey } from '../soap/read-pkcs12.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { askDoctor, startDoctor, type Told } from './doctor-test-setup.ts';

const SECRET = 'correct-horse-battery-staple';

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-doctor-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

test('before the first start all is well, and nothing is made by looking', async (t) => {
  const directory = join(folder(t), 'data');
  const { code, said } = await startDoctor({ QUJAT_DATA_DIR: directory });
  assert.equal(code, 0);
  assert.match(said, /^ok {7}store: SQLite: not there yet/m);
  assert.match(said, /^ok {7}master key: none is configured, and the first start makes one beside the data$/m);
  assert.doesNotMatch(said, /WARNING|PROBLEM/);
  assert.equal(existsSync(directory), false);
});

test('a setting whose name is misspelt is told, with the right name and without its value', async (t) => {
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: folder(t), QUJAT_MASTER_KEY_FIEL: SECRET });
  assert.equal(code, 0);
  assert.match(said, /^WARNING {2}settings: QUJAT_MASTER_KEY_FIEL is set.*did you mean QUJAT_MASTER_KEY_FILE\?/m);
  assert.ok(!said.includes(SECRET));
});

test('a store of this version opens with its key, and not with another', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const own = await askDoctor({ QUJAT_DATA_DIR: dataDirectory });
  assert.equal(own.code, 0);
  assert.match(own.said, /^ok {7}store: SQLite answers, and its tables are those of this version$/m);
  assert.match(own.said, /^ok {7}master key: opens the \d data keys of the store; it lies beside the data/m);
  const inProduction = await askDoctor({ QUJAT_DATA_DIR: dataDirectory, QUJAT_DEMONSTRATION: 'off' });
  assert.equal(inProduction.code, 0);
  assert.match(inProduction.said, /^WARNING {2}configuration: .*no connector serves live keys.* To do: /m);
  assert.match(inProduction.said, /^WARNING {2}master key: .*lies beside the data.* To do: set QUJAT_MASTER_KEY_FILE/m);
  assert.doesNotMatch(own.said, /WARNING|PROBLEM/);
  const key = randomBytes(32).toString('base64');
  const other = await askDoctor({ QUJAT_DATA_DIR: dataDirectory, QUJAT_MASTER_KEY: key });
  assert.equal(other.code, 1);
  assert.match(other.said, /^PROBLEM {2}master key: The master key is not the one/m);
  assert.ok(!other.said.includes(key));
});

const lines = (said: string, mark: string) =>
  [...said.matchAll(new RegExp(`^${mark} +([^:]+):`, 'gm'))].map(([, what]) => what);

test('a demonstration that a proxy has opened is a problem, and so is all that a try-out may lack', async (t) => {
  const gateway = await startTestGateway(t);
  // What nginx sends of its own accord.
  const socket = connect(Number(new URL(await gateway.app.server.listen({ port: 0 })).port), '127.0.0.1');
  socket.end('GET /cabinet/ HTTP/1.0\r\nhost: 127.0.0.1:8080\r\nconnection: close\r\n\r\n');
  await readText(socket);
  await gateway.app.server.close();
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: gateway.dataDirectory });
  assert.equal(code, 1);
  assert.match(
    said,
    /^PROBLEM {2}demonstration: on, and requests come through a proxy \(HTTP\/1\.0\).* QUJAT_DEMONSTRATION=off/m,
  );
  assert.match(said, /^WARNING {2}proxy: .* To do: set QUJAT_TRUSTED_PROXIES/m);
  assert.deepEqual(lines(said, 'WARNING'), ['configuration', 'proxy', 'public URL', 'mail', 'master key']);
  const named = {
    QUJAT_DEMONSTRATION: 'off',
    QUJAT_TRUSTED_PROXIES: '127.0.0.1',
    QUJAT_PUBLIC_URL: 'https://qujat.example',
  };
  const later = await askDoctor({ QUJAT_DATA_DIR: gateway.dataDirectory, ...named });
  assert.equal(later.code, 0);
  assert.match(later.said, /^ok {7}proxy:/m);
});

test('a demonstration in words beside what ends it is a problem; without the words it has ended', async (t) => {
  const directory = folder(t);
  for (const [variable, value] of [
    ['QUJAT_PUBLIC_URL', 'https://qujat.example'],
    ['QUJAT_TRUSTED_PROXIES', '10.0.0.1'],
    ['QUJAT_SMTP_URL', `smtp://me:${SECRET}@mail.example`],
    ['QUJAT_MASTER_KEY', randomBytes(32).toString('base64')],
  ] as const) {
    const settings = { QUJAT_DATA_DIR: directory, [variable]: value };
    const on = await askDoctor({ ...settings, QUJAT_DEMONSTRATION: 'on' });
    assert.equal(on.code, 1, variable);
    assert.match(
      on.said,
      new RegExp(`^PROBLEM  demonstration: QUJAT_DEMONSTRATION=on stands beside ${variable}:`, 'm'),
    );
    const unset = await askDoctor(settings);
    assert.equal(unset.code, 0, variable);
    assert.match(unset.said, new RegExp(`^ok       demonstration: off by itself, because of ${variable}$`, 'm'));
    assert.ok(!(on.said + unset.said).includes(value.replace('https://qujat.example', SECRET)));
  }
});

test('a public URL over http is refused, except on this machine', async () => {
  const { code, said } = await askDoctor({ QUJAT_PUBLIC_URL: 'http://qujat.example' });
  assert.equal(code, 1);
  assert.match(
    said,
    /^PROBLEM {2}configuration: QUJAT_PUBLIC_URL must begin with https:\/\/: browsers keep the log-in/m,
  );
});

test('a store of a newer version is told, and whether this one may run on it', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const file = openStoreFile(dataDirectory, { readOnly: false });
  t.after(() => file.close());
  file.exec("insert into migrations (name, applied_at) values ('9998-added', 0)");
  const added = await askDoctor({ QUJAT_DATA_DIR: dataDirectory });
  assert.equal(added.code, 0);
  assert.match(
    added.said,
    /^WARNING {2}store: SQLite was written by a newer version: 9998-added; this one may run on/m,
  );
  file.exec("insert into migrations (name, applied_at, needs) values ('9999-relies', 0, '9998-added')");
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: dataDirectory });
  assert.equal(code, 1);
  assert.match(said, /^PROBLEM {2}store: SQLite was written by a newer version: 9998-added, 9999-relies/m);
});

test('a store of a development version is told, with what to do, and its key is not blamed', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const file = openStoreFile(dataDirectory, { readOnly: false });
  file.exec("insert into migrations (name, applied_at) values ('0002-data-keys-and-maintenance', 0)");
  file.close();
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: dataDirectory });
  assert.equal(code, 1);
  assert.match(
    said,
    /^PROBLEM {2}store: SQLite was made by a development version of Qujat.*set QUJAT_DATA_DIR to another/m,
  );
  assert.equal(said.match(/^PROBLEM/gm)?.length, 1);
});

test('a folder of portraits that would stop the start is told, with the file', async (t) => {
  const portraits = folder(t);
  writeFileSync(join(portraits, 'person-1.jpg'), 'no picture');
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: folder(t), QUJAT_SANDBOX_PORTRAITS: portraits });
  assert.equal(code, 1);
  assert.match(said, /^PROBLEM {2}configuration: QUJAT_SANDBOX_PORTRAITS: person-1\.jpg must be a whole JPEG\./m);
});

test('a variable that cannot be right is the one line, and so is a store that cannot be reached', async (t) => {
  const wrong = await startDoctor({ PORT: 'x' });
  assert.deepEqual([wrong.code, wrong.said.split('\n').length], [1, 2]);
  assert.match(wrong.said, /^PROBLEM {2}configuration: PORT must be/);
  const directory = folder(t);
  const url = `postgres://qujat:${SECRET}@127.0.0.1:1/qujat`;
  const away = await askDoctor({ QUJAT_DATA_DIR: directory, DATABASE_URL: url });
  assert.equal(away.code, 1);
  assert.match(
    away.said,
    /^PROBLEM {2}store: PostgreSQL cannot be used: nothing listens there\. To do: look at DATABASE_URL/m,
  );
  assert.ok(!away.said.includes(SECRET));
});

test('--live: the upstream takes the key; no SMS is sent, and no session is opened', async (t) => {
  const upstream = await startTestGateway(t);
  const heard: unknown[] = [];
  upstream.app.server.addHook('preHandler', async ({ body }) => void heard.push(body));
  const address = await upstream.app.server.listen({ port: 0 });
  const relayed = { QUJAT_DATA_DIR: folder(t), QUJAT_LIVE_CONNECTORS: '*=relay', QUJAT_RELAY_URL: address };
  const { code, said } = await askDoctor({ ...relayed, QUJAT_RELAY_API_KEY: upstream.testKey }, { live: true });
  assert.match(said, /^ok {7}relay, connection: http:\/\/127\.0\.0\.1:\d+ can be reached, on this machine/m);
  assert.match(said, /^ok {7}relay, API key: the upstream takes the key and the subscription/m);
  assert.equal(code, 0);
  assert.ok(!said.includes(upstream.testKey));
  assert.deepEqual(heard, [{ api_key: upstream.testKey, iin: '000000000001', phone: '70000000000' }]);
  const { body } = await upstream.get('/api/v1/sandbox/messages/', upstream.testKey);
  assert.deepEqual(body.messages, []);

  const refused = await askDoctor({ ...relayed, QUJAT_RELAY_API_KEY: SECRET }, { live: true });
  assert.equal(refused.code, 1);
  assert.match(
    refused.said,
    /^PROBLEM {2}relay, API key: .* To do: set QUJAT_RELAY_API_KEY or QUJAT_RELAY_API_KEY_FILE/m,
  );
  assert.ok(!refused.said.includes(SECRET));

  const elsewhere = await askDoctor(
    { ...relayed, QUJAT_RELAY_URL: `${address}/elsewhere`, QUJAT_RELAY_API_KEY: upstream.testKey },
    { live: true },
  );
  assert.equal(elsewhere.code, 1);
  assert.match(elsewhere.said, /no Backend API at this address\. To do: set QUJAT_RELAY_URL/);
});

test('--live without a connector has nothing to ask, which is no problem', async (t) => {
  const { code, said } = await askDoctor({ QUJAT_DATA_DIR: folder(t) }, { live: true });
  assert.equal(code, 0);
  assert.match(said, /^ok {7}connectors: there is none to ask/m);
});

const certificates: [string, { fromDays: number; toDays: number; hosts: string[]; trusted: boolean }, RegExp][] = [
  [
    'a good one',
    { fromDays: -1, toDays: 365, hosts: ['127.0.0.1'], trusted: true },
    /^ok {7}relay, connection: https:\S+ can be reached over TLSv1\.3, its certificate is valid until \d{4}-\d\d-\d\d$/m,
  ],
  [
    'one that ends soon',
    { fromDays: -1, toDays: 10, hosts: ['127.0.0.1'], trusted: true },
    /^WARNING {2}relay, connection: .*valid until.* To do: ask its operator for a new certificate in time$/m,
  ],
  [
    'one that has ended',
    { fromDays: -20, toDays: -10, hosts: ['127.0.0.1'], trusted: true },
    /^PROBLEM {2}relay, connection: .*CERT_HAS_EXPIRED.* To do: .*clock of this machine$/m,
  ],
  [
    'one of another host',
    { fromDays: -1, toDays: 365, hosts: ['example.kz'], trusted: true },
    /^PROBLEM {2}relay, connection: .*ALTNAME.* To do: use the host name that the certificate carries$/m,
  ],
  [
    'one of an unknown authority',
    { fromDays: -1, toDays: 365, hosts: ['127.0.0.1'], trusted: false },
    /^PROBLEM {2}relay, connection: .*is not trusted.* To do: add its authority to this machine/m,
  ],
];

for (const [what, { fromDays, toDays, hosts, trusted }, line] of certificates) {
  test(`--live, the certificate of the upstream: ${what}`, async (t) => {
    const now = Date.now();
    const life = { validFromMs: now - 100 * DAY_MS, validToMs: now + 999 * DAY_MS };
    const authority = makeSigningKey({ commonName: 'CA', isAuthority: true, ...life });
    const validity = { validFromMs: now + fromDays * DAY_MS, validToMs: now + toDays * DAY_MS };
    const issued = makeSigningKey({ commonName: 'upstream', hosts, issuer: authority, ...validity });
    const pair = { cert: pemOf(issued), key: issued.privateKey.export({ type: 'pkcs8', format: 'pem' }) };
    const server = createServer(pair, (_, reply) => reply.writeHead(503).end());
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const settings = {
      QUJAT_DATA_DIR: folder(t),
      QUJAT_LIVE_CONNECTORS: '*=relay',
      QUJAT_RELAY_URL: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      QUJAT_RELAY_API_KEY: SECRET,
    };
    const { said, code } = await askTrusting(trusted ? [pemOf(authority)] : [], settings);
    assert.match(said, line);
    // The upstream behind it serves nobody, so a good connection alone does not make the whole a success.
    assert.equal(code, 1);
    assert.ok(!said.includes(SECRET));
  });
}

/** As `NODE_EXTRA_CA_CERTS` makes a process trust them. */
async function askTrusting(authorities: readonly string[], settings: NodeJS.ProcessEnv): Promise<Told> {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, ...authorities]);
  try {
    return await askDoctor(settings, { live: true });
  } finally {
    setDefaultCACertificates(before);
  }
}

function pemOf({ certificate }: SigningKey): string {
  return new X509Certificate(certificate).toString();
}
