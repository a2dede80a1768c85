/** A gateway whose requests are answered by two threads: one port, one store, one set of limits and metrics, one end. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { approve, type Reply, requestDocument, sessionIdOf, type Target } from '../torture/client.ts';
import { gatewayForTest } from './gateway-process.ts';

const THREADS = ['1', '2'];
const CODES_MOST = 120;
const variables = { QUJAT_THREADS: String(THREADS.length), QUJAT_TEST_LIMITS: `codes_per_iin=${CODES_MOST}/1h` };

/** As soon as so many are open at once, it is as good as certain that each thread has some of them. */
const CONNECTIONS = 64;

async function readMetrics({ address }: Target): Promise<string> {
  return await (await fetch(`${address}/metrics`)).text();
}

/** Of all series of this name with these labels. */
function sumOf(metrics: string, name: string, labels = ''): number {
  const lines = metrics.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(labels));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

async function requestAtOnce(gateway: Target, requests: number): Promise<Reply[]> {
  return await Promise.all(Array.from({ length: requests }, () => requestDocument(gateway)));
}

/** A request of which the server has the head and not yet the body. */
async function requestInFlight({ address }: Target) {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  const path = '/api/v1/backend/e-document/online-access/request/identity_card/';
  const fields = 'host: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue';
  socket.write(`POST ${path} HTTP/1.1\r\n${fields}\r\n\r\n`);
  await once(socket, 'data');
  return async () => {
    socket.write('{}');
    await once(socket, 'end');
    return received;
  };
}

test('threads on one port', async (t) => {
  const gateway = await gatewayForTest(t, variables);
  let admitted = 0;

  await t.test('each answers, and whichever is asked tells the metrics of all', async () => {
    const replies = await requestAtOnce(gateway, CONNECTIONS);
    admitted += CONNECTIONS;
    assert.deepEqual(
      replies.filter(({ outcome }) => outcome !== 'ok'),
      [],
    );
    const metrics = await readMetrics(gateway);
    for (const thread of THREADS) {
      assert.ok(sumOf(metrics, 'qujat_thread_requests_total', `thread="${thread}"`) > 0, metrics);
    }
    const name = 'qujat_http_request_duration_seconds_count';
    const operation = 'operation="requestDocument"';
    assert.equal(sumOf(metrics, name, operation), CONNECTIONS);
    assert.equal(sumOf(metrics, 'qujat_thread_requests_total'), sumOf(metrics, name));
    // Over many connections, so that each of them is asked.
    const told = await Promise.all(Array.from({ length: CONNECTIONS / 2 }, () => readMetrics(gateway)));
    assert.deepEqual(new Set(told.map((text) => sumOf(text, name, operation))), new Set([CONNECTIONS]));
  });

  await t.test('a session that all of them approve at once is delivered by one, once, and metered once', async () => {
    const sessions = 6;
    for (let session = 1; session <= sessions; session += 1) {
      const sessionId = sessionIdOf(await requestDocument(gateway));
      admitted += 1;
      const code = await newestCode(gateway);
      const replies = await Promise.all(Array.from({ length: 24 }, () => approve(gateway, sessionId, code)));
      const told = replies.map(({ outcome }) => outcome);
      assert.equal(told.filter((outcome) => outcome === 'ok').length, 1, String(told));
      const others = told.filter((outcome) => outcome !== 'ok');
      const refusals = ['session_in_progress', 'document_already_received'];
      assert.deepEqual(
        others.filter((outcome) => !refusals.includes(outcome)),
        [],
      );
    }
    assert.equal(sumOf(await readMetrics(gateway), 'qujat_documents_delivered_total'), sessions);
  });

  await t.test('a limit is one limit', async () => {
    const replies = await requestAtOnce(gateway, CODES_MOST);
    const outcomes = replies.map(({ outcome }) => outcome);
    assert.equal(outcomes.filter((outcome) => outcome === 'ok').length, CODES_MOST - admitted);
    assert.equal(outcomes.filter((outcome) => outcome === 'subject_locked').length, admitted);
    const limited = 'qujat_limited_total';
    assert.equal(sumOf(await readMetrics(gateway), limited, 'limit="codes_per_iin"'), admitted);
  });

  await t.test('at a stop each finishes what it has begun, and the log of all is written', async () => {
    const finish = await Promise.all(Array.from({ length: 24 }, () => requestInFlight(gateway)));
    const ended = gateway.stop();
    await gateway.untilLogged(/"stopping"/);
    for (const reply of await Promise.all(finish.map((end) => end()))) assert.match(reply, /HTTP\/1\.1 400 /);
    assert.equal(await ended, 0);
    const lines = gateway
      .standardError()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.filter(({ operation, status }) => operation === 'requestDocument' && status === 400).length, 24);
    assert.equal(lines.at(-1)?.['msg'], 'stopped');
  });
});

async function newestCode({ address, testKey }: Target): Promise<string> {
  const headers = { authorization: `Bearer ${testKey}` };
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?limit=1`, { headers });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}
