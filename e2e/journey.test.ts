/** The main job over real HTTP against a real process, and what an operator sees of its start and end. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from './command-process.ts';
import { gatewayForTest, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const API = '/api/v1/backend/e-document/online-access';
const json = { 'content-type': 'application/json' };

interface DocumentReply {
  document_pdf: string;
  result_json: { common: { docOwner: { iin: string } } };
}

test('three calls after the start, the identity card is there', async (t) => {
  const { address, testKey } = await gatewayForTest(t);
  const body = { api_key: testKey, iin: '900101400013', phone: '77010000002' };
  const requested = await fetch(`${address}${API}/request/identity_card/`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  const { backend_session_id } = (await requested.json()) as { backend_session_id: string };

  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=77010000002`, {
    headers: { authorization: `Bearer ${testKey}` },
  });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };

  const approved = await fetch(`${address}${API}/approve/`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ backend_session_id, code: messages[0]?.code, file: true, file_type: 'pdf' }),
  });
  const document = (await approved.json()) as DocumentReply;
  assert.equal(approved.status, 200);
  assert.equal(document.result_json.common.docOwner.iin, '900101400013');
  assert.ok(Buffer.from(document.document_pdf, 'base64').toString('latin1').startsWith('%PDF-1.7'));
});

test('the banner shows what one needs first, and a second start shows the same key', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await startGatewayProcess(t, directory);
  assert.match(first.standardOutput(), /^Qujat listens on http:\/\/127\.0\.0\.1:\d+$/m);
  assert.match(first.standardOutput(), /^Cabinet: +http:\/\/localhost:\d+\/$/m);
  assert.match(first.standardOutput(), /^Documentation: +http:\/\/127\.0\.0\.1:\d+\/docs$/m);
  assert.match(first.standardOutput(), /^curl -X POST .*identity_card/m);
  assert.match(first.testKey, /^qjt_test_[0-9A-Za-z]{49}$/);
  assert.equal(await first.stop(), 0);

  const second = await startGatewayProcess(t, directory);
  assert.equal(second.testKey, first.testKey);
  assert.equal(await second.stop(), 0);
});

test('the store and the master key are for the owner’s eyes only', async (t) => {
  const directory = temporaryDirectory(t);
  const gateway = await startGatewayProcess(t, directory);
  await gateway.stop();
  for (const file of ['qujat.sqlite', 'master.key']) {
    assert.equal(statSync(join(directory, file)).mode & 0o077, 0, file);
  }
});

test('the log is JSON lines and never names the key', async (t) => {
  const gateway = await gatewayForTest(t);
  await fetch(`${gateway.address}/livez`);
  await gateway.stop();
  const lines = gateway.standardError().trim().split('\n');
  for (const line of lines) assert.doesNotThrow(() => JSON.parse(line), line);
  assert.ok(lines.some((line) => line.includes('checkLiveness')));
  assert.ok(!gateway.standardError().includes(gateway.testKey));
});

test('SIGTERM ends the request in flight before the process', async (t) => {
  const gateway = await gatewayForTest(t);
  const { hostname, port } = new URL(gateway.address);
  const body = JSON.stringify({ api_key: gateway.testKey, iin: '900101300017', phone: '77010000001' });
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  socket.write(
    `POST ${API}/request/identity_card/ HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
  );
  // The server asks for the body: the request is in flight now.
  await once(socket, 'data');
  const ended = gateway.stop();
  await gateway.untilLogged(/"stopping"/);
  socket.write(body);
  await once(socket, 'end');
  assert.match(received, /HTTP\/1\.1 200 OK/);
  assert.match(received, /backend_session_id/);
  assert.equal(await ended, 0);
});

test('a wrong variable stops the start with one sentence that names it', () => {
  const run = spawnSync(process.execPath, ['server/bin/qujat.cjs', 'start'], {
    cwd: repositoryRoot,
    env: { ...process.env, PORT: 'eighty' },
    encoding: 'utf8',
  });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^PORT must be a whole number.*\n$/);
});
