/** Who gets to the development inbox: whoever opens it may take over every account whose mails land there. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { test } from 'node:test';
import { assertRefused, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';

const INBOX = '/api/v1/cabinet/development/mail/';
const LOCAL_HOSTS = ['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST'];

function read(gateway: CabinetGateway, headers: Record<string, string>) {
  return gateway.browser().call('GET', '/development/mail/', undefined, headers);
}

const shown = ({ app }: CabinetGateway) => ({ authorization: `Bearer ${app.inboxSecret}` });

test('the inbox opens on this machine to who shows its secret, and to nobody else', async (t) => {
  const gateway = await startCabinetGateway(t);
  const secret = gateway.app.inboxSecret ?? '';
  assert.match(secret, /^inbox(-[0-9a-f]{4}){5}$/);
  for (const host of LOCAL_HOSTS) assert.equal((await read(gateway, { host, ...shown(gateway) })).status, 200, host);
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${secret}x`,
    `Basic ${secret}`,
    `Bearer ${secret.slice(1)}`,
  ]) {
    const reply = await read(gateway, { host: 'localhost', authorization });
    assertRefused(reply, 'invalid_inbox_secret');
    assert.equal(reply.status, 401);
  }
  assert.ok(!gateway.logged.join('').includes(secret));
});

test('the secret differs from one installation to the next', async (t) => {
  const [one, two] = [await startCabinetGateway(t), await startCabinetGateway(t)];
  assert.notEqual(one.app.inboxSecret, two.app.inboxSecret);
});

const FORWARDED: Record<string, string>[] = [
  { 'x-forwarded-for': '203.0.113.7' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-host': 'qujat.example' },
  { 'x-forwarded-proto': 'https' },
  { 'x-forwarded-port': '443' },
  { 'x-forwarded-server': 'edge' },
  { 'x-forwarded-anything': '' },
  { forwarded: 'for=203.0.113.7' },
  { via: '1.1 edge' },
  { 'x-real-ip': '203.0.113.7' },
  { 'x-client-ip': '203.0.113.7' },
  { 'true-client-ip': '203.0.113.7' },
  { 'cf-connecting-ip': '203.0.113.7' },
  { 'x-original-url': '/x' },
  { 'x-envoy-external-address': '203.0.113.7' },
  { 'x-amzn-trace-id': 'Root=1' },
];
const FOREIGN_HOSTS = [
  'qujat.example',
  'evil.example:8080',
  '10.0.0.5:8080',
  '127.0.0.1.evil.example',
  'localhost.',
  '0.0.0.0',
];

test('no host of elsewhere and no header of a proxy leads to the inbox, whatever the other one says, also with its secret', async (t) => {
  const gateway = await startCabinetGateway(t);
  for (const host of [...LOCAL_HOSTS, ...FOREIGN_HOSTS]) {
    for (const forwarded of [{}, ...FORWARDED]) {
      if (LOCAL_HOSTS.includes(host) && Object.keys(forwarded).length === 0) continue;
      const reply = await read(gateway, { host, ...forwarded, ...shown(gateway) });
      assertRefused(reply, 'not_found');
    }
  }
});

test('a page says whether there is an inbox only to whom it would open', async (t) => {
  const gateway = await startCabinetGateway(t);
  const offered = async (headers: Record<string, string>) =>
    (await gateway.browser().call('GET', '/gateway/', undefined, headers)).body.development_inbox;
  assert.equal(await offered({ host: 'localhost' }), true);
  assert.equal(await offered({ host: 'localhost', via: '1.1 edge' }), false);
  assert.equal(await offered({ host: 'qujat.example' }), false);
});

test('what nginx sends by itself, HTTP/1.0 under our own address, does not lead there; nor does a request without a host', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { port } = new URL(await gateway.app.server.listen({ host: '127.0.0.1', port: 0 }));
  const raw = async (...lines: string[]) => {
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `${[...lines, `authorization: Bearer ${gateway.app.inboxSecret}`, 'connection: close'].join('\r\n')}\r\n\r\n`,
    );
    return (await readText(socket)).split('\r\n')[0];
  };
  assert.equal(await raw(`GET ${INBOX} HTTP/1.1`, `host: 127.0.0.1:${port}`), 'HTTP/1.1 200 OK');
  assert.equal(await raw(`GET ${INBOX} HTTP/1.0`, `host: 127.0.0.1:${port}`), 'HTTP/1.1 404 Not Found');
  assert.equal(await raw(`GET ${INBOX} HTTP/1.0`), 'HTTP/1.1 404 Not Found');
  assert.equal(await raw(`GET ${INBOX} HTTP/1.1`, 'host:'), 'HTTP/1.1 400 Bad Request');
  assert.equal(await raw(`GET ${INBOX} HTTP/1.1`), 'HTTP/1.1 400 Bad Request');
});

test('there is no inbox where this is no demonstration on one’s own machine, or mails go out', async (t) => {
  for (const config of [
    { demonstration: false },
    { host: '0.0.0.0' },
    { publicUrl: 'https://qujat.example.kz' },
    { smtpUrl: 'smtp://127.0.0.1:1' },
  ]) {
    const gateway = await startCabinetGateway(t, { config });
    assert.equal(gateway.app.inboxSecret, undefined);
    assertRefused(await read(gateway, { host: 'localhost' }), 'not_found');
  }
});
