/** The examples of `deploy/proxies/`, each in front of a gateway, with other ports and files: TLS ends there, and the gateway knows its clients. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { SILENCE_TIMEOUT_MS } from '../server/src/http/server.ts';
import { repositoryRoot } from './command-process.ts';
import { API, subject } from './flow-scripts.ts';
import { freePort } from './free-port.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import { HOST, makeCertificate, replaced } from './proxy-example.ts';
import { untilListening } from './until-listening.ts';

const data = temporaryDirectory({ after });
const gateway = await startGatewayProcess({ after }, data, {
  QUJAT_TRUSTED_PROXIES: '127.0.0.1',
  QUJAT_AUDIT_NETWORK: 'on',
  QUJAT_PUBLIC_URL: `https://${HOST}`,
});

/** How its example becomes one for a test, and is started. */
interface Proxy {
  command: string;
  /** Of this machine, and in another /24 than what the proxy calls from. */
  client: string;
  version: string;
  example: string;
  adapt(example: string, places: Places): string;
  start(file: string, directory: string): string[];
}

interface Places {
  port: number;
  upstream: string;
  directory: string;
}

const proxies: readonly Proxy[] = [
  {
    command: 'nginx',
    client: '127.0.5.7',
    version: '-v',
    example: 'nginx.conf',
    adapt: (example, { port, upstream, directory }) => `
      daemon off; master_process off; pid ${directory}/nginx.pid; events {}
      http {
        client_body_temp_path ${directory}/a; proxy_temp_path ${directory}/b; fastcgi_temp_path ${directory}/c;
        uwsgi_temp_path ${directory}/d; scgi_temp_path ${directory}/e;
        ${replaced(example, {
          'server 127.0.0.1:8080': `server ${upstream}`,
          'listen 443': `listen 127.0.0.1:${port}`,
          '/etc/ssl/qujat.pem': `${directory}/qujat.pem`,
          '/etc/ssl/private/qujat.key': `${directory}/qujat.key`,
        })}
      }`,
    start: (file, directory) => ['-p', directory, '-c', file, '-e', join(directory, 'error.log')],
  },
  {
    command: 'caddy',
    client: '127.0.6.7',
    version: 'version',
    example: 'Caddyfile',
    adapt: (example, { port, upstream, directory }) =>
      `{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system ${directory}\n}\n${replaced(example, {
        'qujat.example.kz {': `${HOST}:${port} {\n\tbind 127.0.0.1`,
        '127.0.0.1:8080': upstream,
        '/etc/ssl/qujat.pem': `${directory}/qujat.pem`,
        '/etc/ssl/private/qujat.key': `${directory}/qujat.key`,
      })}`,
    start: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
  {
    command: 'haproxy',
    client: '127.0.7.7',
    version: '-v',
    example: 'haproxy.cfg',
    adapt: (example, { port, upstream, directory }) =>
      replaced(example, {
        'bind :443': `bind 127.0.0.1:${port}`,
        '/etc/ssl/qujat-with-key.pem': `${directory}/qujat-with-key.pem`,
        '10.0.0.11:8080': upstream,
        '10.0.0.12:8080': '127.0.0.1:1',
      }),
    start: (file) => ['-f', file],
  },
];

function whatIsMissing({ command, version }: Proxy): string | undefined {
  for (const [program, asked] of [
    [command, version],
    ['openssl', 'version'],
  ] as const) {
    if (spawnSync(program, [asked]).error !== undefined) return `${program} is not installed`;
  }
  return undefined;
}

async function startProxy(t: TestContext, proxy: Proxy, upstream = new URL(gateway.address).host): Promise<Front> {
  const directory = temporaryDirectory(t);
  const ca = makeCertificate(directory);
  const port = await freePort();
  const example = readFileSync(join(repositoryRoot, 'deploy/proxies', proxy.example), 'utf8');
  const file = join(directory, proxy.example);
  writeFileSync(file, proxy.adapt(example, { port, upstream, directory }));
  const child = spawn(proxy.command, proxy.start(file, directory), {
    stdio: 'ignore',
    env: { ...process.env, HOME: directory },
  });
  t.after(() => child.kill('SIGTERM'));
  await untilListening(port, child);
  return { port, ca, client: proxy.client };
}

interface Front {
  port: number;
  client: string;
  ca: string;
}

interface Answer {
  reply: IncomingMessage;
  body: string;
}

/** As a client elsewhere who lies about itself. */
async function call({ port, ca, client }: Front, path: string, body?: string): Promise<Answer> {
  const headers = {
    host: HOST,
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'http',
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  const to = { host: '127.0.0.1', port, ca, servername: HOST, localAddress: client, agent: false, path, headers };
  const calling = request({ ...to, method: body === undefined ? 'GET' : 'POST' }).end(body);
  const [reply] = (await once(calling, 'response')) as [IncomingMessage];
  return { reply, body: (await buffer(reply)).toString() };
}

async function fetchDocument(front: Front): Promise<string> {
  const { address, testKey } = gateway;
  const post = async (path: string, body: object) =>
    JSON.parse((await call(front, API + path, JSON.stringify(body))).body);
  const { backend_session_id } = await post('/request/identity_card/', { api_key: testKey, ...subject });
  const headers = { authorization: `Bearer ${testKey}` };
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=${subject.phone}`, { headers });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  const approval = { backend_session_id, code: messages[0]?.code, file: true, file_type: 'pdf' };
  return (await post('/approve/', approval)).document_pdf;
}

for (const proxy of proxies) {
  test(`${proxy.command} ends TLS, hands a document on, and names the client, whatever the client says of itself`, async (t) => {
    const missing = whatIsMissing(proxy);
    if (missing !== undefined) return t.skip(missing);
    const front = await startProxy(t, proxy);

    const { reply } = await call(front, '/readyz');
    assert.equal(reply.statusCode, 200);
    assert.match(`${reply.headers['strict-transport-security']}`, /max-age/);
    assert.match(Buffer.from(await fetchDocument(front), 'base64').toString('latin1'), /^%PDF-/);
    // The gateway's own refusal, and not the proxy's: it has a code and a request id.
    const large = await call(front, `${API}/approve/`, JSON.stringify({ code: 'x'.repeat(65 * 1024) }));
    assert.equal(large.reply.statusCode, 413);
    assert.equal(JSON.parse(large.body).code, 'payload_too_large');
    assert.equal(lastNetwork(), proxy.client.replace(/7$/, '0/24'));
  });
}

/** Each wait of an example for an answer, in seconds. */
const waits: [file: string, wait: RegExp][] = [
  ['proxies/nginx.conf', /proxy_read_timeout (\d+)s;/],
  ['proxies/Caddyfile', /response_header_timeout (\d+)s/],
  ['proxies/haproxy.cfg', /timeout server (\d+)s/],
  ['proxies/haproxy.cfg', /timeout client (\d+)s/],
  ['compose/Caddyfile', /response_header_timeout (\d+)s/],
  ['kubernetes/ingress.yaml', /proxy-read-timeout: '(\d+)'/],
];

test('each example waits for an answer for longer than the gateway works on any', () => {
  for (const [file, wait] of waits) {
    const [, seconds] = wait.exec(readFileSync(join(repositoryRoot, 'deploy', file), 'utf8')) ?? [];
    assert.ok(Number(seconds) * 1_000 > SILENCE_TIMEOUT_MS, `${file}: ${seconds} s`);
  }
});

/** In place of a gateway, which is never so slow by itself: it is ready, and answers everything else as late as that. */
async function startSlowUpstream(t: TestContext, lateMs: number): Promise<string> {
  const server = createServer((asked, reply) => {
    const answer = () => reply.end('late');
    if (asked.url === '/readyz') answer();
    else setTimeout(answer, lateMs);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an answer that comes as late as the gateway’s can is not cut off', { concurrency: true }, async (t) => {
  const lateMs = isFull ? SILENCE_TIMEOUT_MS : 3_000;
  const upstream = await startSlowUpstream(t, lateMs);
  const through = async (inner: TestContext, proxy: Proxy) => {
    const missing = whatIsMissing(proxy);
    if (missing !== undefined) return inner.skip(missing);
    const front = await startProxy(inner, proxy, upstream);
    const { reply, body } = await call(front, `${API}/approve/`, '{}');
    assert.deepEqual([reply.statusCode, body], [200, 'late']);
  };
  await Promise.all(
    proxies.map((proxy) => t.test(`by ${proxy.command}, after ${lateMs} ms`, (inner) => through(inner, proxy))),
  );
});

test('HAProxy sends nothing to a gateway that drains, although it still serves', async (t) => {
  const haproxy = proxies.find(({ command }) => command === 'haproxy') ?? assert.fail();
  const missing = whatIsMissing(haproxy);
  if (missing !== undefined) return t.skip(missing);
  const draining = await startGatewayProcess(t, temporaryDirectory(t), { QUJAT_DRAIN_SECONDS: '60' });
  const front = await startProxy(t, haproxy, new URL(draining.address).host);
  const { headers } = (await call(front, '/livez')).reply;
  assert.ok(headers['x-request-id'], 'the gateway has answered');
  draining.process.kill('SIGTERM');
  // HAProxy asks every second; what it says itself has no id.
  while ((await call(front, '/livez')).reply.headers['x-request-id'] !== undefined) await setImmediate();
  assert.equal((await fetch(`${draining.address}/livez`)).status, 200);
  draining.process.kill('SIGKILL');
});

/** From which network the audit says that the last document was asked for. */
function lastNetwork(): string {
  const env = { ...process.env, QUJAT_DATA_DIR: data };
  const args = ['server/bin/qujat.cjs', 'audit', 'list', '--json', '--action', 'document_requested', '--limit', '1'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: repositoryRoot, env, encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout).network;
}
