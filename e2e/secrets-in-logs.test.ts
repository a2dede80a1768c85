/** A gateway process whose secrets all fail at what they are for: neither its log nor its metrics nor what it says at the start has one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import { ownTimeGatewayForTest } from './own-time-gateway.ts';

const PASSWORD = 'hush-hush-the-password';
const RELAY_KEY = 'hush-hush-the-key-at-the-upstream';
const MASTER_KEY = Buffer.from('hush-hush-thirty-two-bytes-long!').toString('base64');
const PUBLIC_URL = 'https://qujat.example.kz';
const forms = (secret: string) =>
  [secret, encodeURIComponent(secret)].concat(
    (['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(secret).toString(form).replace(/=+$/, '')),
  );

/** A mail server that refuses every log-in, and repeats what it was told, as some do. */
async function startMailServer(t: TestContext): Promise<{ port: number; said: string[] }> {
  const said: string[] = [];
  const server = createServer(async (socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail.example\r\n');
    for await (const line of createInterface({ input: socket })) {
      said.push(line);
      if (/^EHLO/i.test(line)) socket.write('250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n');
      else if (/^AUTH/i.test(line)) socket.write(`535 5.7.8 Authentication failed: ${line}\r\n`);
      else socket.write('250 OK\r\n');
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, said };
}

test('a mail server, an upstream and a master key: none of their secrets is told', async (t) => {
  const mail = await startMailServer(t);
  const gateway = await ownTimeGatewayForTest(t, {
    QUJAT_MASTER_KEY: MASTER_KEY,
    QUJAT_SMTP_URL: `smtp://me:${PASSWORD}@127.0.0.1:${mail.port}`,
    QUJAT_LIVE_CONNECTORS: '*=relay',
    QUJAT_RELAY_URL: 'http://127.0.0.1:1',
    QUJAT_RELAY_API_KEY: RELAY_KEY,
    QUJAT_LOG_LEVEL: 'trace',
    QUJAT_PUBLIC_URL: PUBLIC_URL,
  });
  const asked = { api_key: gateway.liveKey, iin: '900101300017', phone: '77010000001' };
  assert.equal((await gateway.post('request/identity_card/', asked)).body.code, 'egov_unreachable');
  const signUp = {
    organization_name: 'Алма',
    bin: '240140000011',
    email: 'somebody@company.example',
    language: 'kk',
    password: 'a long passphrase of 2026',
  };
  const reply = await fetch(new URL('/api/v1/cabinet/sign-up/', gateway.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: PUBLIC_URL, 'x-qujat-cabinet': '1' },
    body: JSON.stringify(signUp),
  });
  assert.equal(reply.status, 202, await reply.text());
  await gateway.untilLogged(/a mail could not be sent/);
  assert.ok(mail.said.some((line) => /^AUTH/i.test(line)));
  const metrics = await (await fetch(new URL('/metrics', gateway.url))).text();
  const told = gateway.logged() + metrics;
  for (const secret of [PASSWORD, `\0me\0${PASSWORD}`, RELAY_KEY, MASTER_KEY].flatMap(forms))
    assert.ok(!told.includes(secret), secret);
});

test('a database that refuses: the start ends with a sentence, and the password is not in it', async (t) => {
  const started = startGatewayProcess(t, temporaryDirectory(t), {
    DATABASE_URL: `postgres://qujat:${PASSWORD}@127.0.0.1:1/qujat`,
    QUJAT_MASTER_KEY: MASTER_KEY,
  });
  await assert.rejects(started, (error: Error) => {
    assert.match(error.message, /qujat start ended with 1: /);
    return [PASSWORD, MASTER_KEY].flatMap(forms).every((secret) => !error.message.includes(secret));
  });
});
