/** A gateway with nothing set behind a real nginx and a real HAProxy, as both are set up in a minute: its inbox stays shut. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { freePort } from './free-port.ts';
import { type GatewayProcess, gatewayForTest, temporaryDirectory } from './gateway-process.ts';
import { untilListening } from './until-listening.ts';

const INBOX = '/api/v1/cabinet/development/mail/';

async function startProxy(t: TestContext, command: string, config: string, port: number): Promise<string> {
  const directory = temporaryDirectory(t);
  const file = join(directory, 'proxy.conf');
  writeFileSync(file, config.replaceAll('DIRECTORY', directory));
  const args = command === 'nginx' ? ['-p', directory, '-c', file, '-e', join(directory, 'error.log')] : ['-f', file];
  const proxy = spawn(command, args, { stdio: 'ignore' });
  t.after(() => proxy.kill('SIGTERM'));
  await untilListening(port, proxy);
  return `http://127.0.0.1:${port}`;
}

const nginx = (port: number, { port: upstream }: URL, more: string) => `
  daemon off; master_process off; worker_processes 1; pid DIRECTORY/nginx.pid;
  events {}
  http {
    access_log off; client_body_temp_path DIRECTORY/a; proxy_temp_path DIRECTORY/b; fastcgi_temp_path DIRECTORY/c;
    uwsgi_temp_path DIRECTORY/d; scgi_temp_path DIRECTORY/e;
    server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${upstream}; ${more} } }
  }`;

const haproxy = (port: number, { port: upstream }: URL, more: string) => `
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend in
  bind 127.0.0.1:${port}
  ${more}
  default_backend out
backend out
  server gateway 127.0.0.1:${upstream}
`;

/** And whether the gateway can notice them. */
const FRONTS = [
  ['nginx', nginx, 'as it comes', '', true],
  ['nginx', nginx, 'over HTTP/1.1', 'proxy_http_version 1.1; proxy_set_header Connection "";', false],
  ['nginx', nginx, 'with the host kept', 'proxy_http_version 1.1; proxy_set_header Host $host;', false],
  [
    'nginx',
    nginx,
    'with X-Forwarded-For',
    'proxy_http_version 1.1; proxy_set_header X-Forwarded-For $remote_addr;',
    true,
  ],
  ['haproxy', haproxy, 'as it comes', '', false],
  ['haproxy', haproxy, 'with X-Forwarded-For', 'option forwardfor', true],
] as const;

for (const [command, configOf, how, more, isSeen] of FRONTS) {
  test(`${command} ${how}: nobody reads the inbox, with the attacker's own Host or a local one`, async (t) => {
    if (spawnSync(command, ['-v']).error !== undefined) return t.skip(`${command} is not installed`);
    const gateway = await gatewayForTest(t, { QUJAT_DEMONSTRATION: '' });
    const port = await freePort();
    const front = await startProxy(t, command, configOf(port, new URL(gateway.address), more), port);
    await fetch(`${front}/api/v1/cabinet/password-reset/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-qujat-cabinet': '1' },
      body: JSON.stringify({ email: 'owner@demonstration.example' }),
    });
    for (const headers of [{}, { host: 'localhost' }, { host: 'qujat.example' }]) {
      const reply = await fetch(front + INBOX, { headers });
      assert.ok([400, 401, 404].includes(reply.status), `${reply.status}`);
      assert.doesNotMatch(await reply.text(), /qjc_|owner@demonstration/);
    }
    assert.equal(await readAsOwner(gateway), 200);
    await gateway.stop();
    const told = gateway.standardError().match(/requests come through a proxy/g) ?? [];
    assert.equal(told.length, isSeen ? 1 : 0);
  });
}

async function readAsOwner({ address, inboxSecret }: GatewayProcess): Promise<number> {
  return (await fetch(address + INBOX, { headers: { authorization: `Bearer ${inboxSecret}` } })).status;
}
