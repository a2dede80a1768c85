import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { GatewayError } from '../errors.ts';

const REQUEST = `${API}/request/identity_card/`;

function request(gateway: TestGateway, key: string, changes: object = {}) {
  const body = { api_key: gateway.testKey, iin: '900101300017', phone: '77010000001', ...changes };
  gateway.advanceMs(1);
  return gateway.post(REQUEST, body, { 'idempotency-key': key });
}

function approve(gateway: TestGateway, session: { backendSessionId: string; code: string }, key: string, changes = {}) {
  const body = { backend_session_id: session.backendSessionId, code: session.code, file: true, file_type: 'pdf' };
  return gateway.post(`${API}/approve/`, { ...body, ...changes }, { 'idempotency-key': key });
}

async function messageCount(gateway: TestGateway): Promise<number> {
  return (await gateway.get('/api/v1/sandbox/messages/', gateway.testKey)).body.messages.length;
}

async function delivered(gateway: TestGateway): Promise<number> {
  const { text } = await gateway.get('/metrics');
  return Number(/^qujat_documents_delivered_total\{[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

test('an approve whose answer was lost gives the same document again, byte for byte, metered once', async (t) => {
  const gateway = await startTestGateway(t);
  const session = await gateway.openSession();
  const first = await approve(gateway, session, 'a');
  assert.equal(first.status, 200);
  const again = await approve(gateway, session, 'a');
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
  assert.equal(await delivered(gateway), 1);
});

test('without the header, or with another key, the session has been received', async (t) => {
  const gateway = await startTestGateway(t);
  const session = await gateway.openSession();
  await approve(gateway, session, 'a');
  assertError(await gateway.approve(session.backendSessionId, session.code), 'document_already_received');
  assertError(await approve(gateway, session, 'b'), 'document_already_received');
});

test('a repeated request opens one session and sends one SMS, and tells the same', async (t) => {
  const gateway = await startTestGateway(t);
  const first = await request(gateway, 'a');
  const again = await request(gateway, 'a');
  assert.equal(again.text, first.text);
  assert.equal(await messageCount(gateway), 1);
  assert.notEqual((await request(gateway, 'b')).body.backend_session_id, first.body.backend_session_id);
});

test('the same key with another body is refused', async (t) => {
  const gateway = await startTestGateway(t);
  await request(gateway, 'a');
  assertError(await request(gateway, 'a', { iin: '900101400013', phone: '77010000002' }), 'idempotency_key_mismatch');
  const session = await gateway.openSession();
  await approve(gateway, session, 'a');
  assertError(await approve(gateway, session, 'a', { file_type: 'image' }), 'idempotency_key_mismatch');
});

test('a refused code repeated with its key spends no second attempt', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  const wrong = { backendSessionId, code: code === '000000' ? '000001' : '000000' };
  for (let repeat = 0; repeat < 3; repeat++) {
    const reply = await approve(gateway, wrong, 'a');
    assertError(reply, 'invalid_otp_code');
    assert.equal(reply.body.attempts_left, 4);
  }
  assert.equal((await approve(gateway, { backendSessionId, code }, 'b')).status, 200);
});

test('a call that failed may be made again with its key', async (t) => {
  let failing = true;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      requestDocument: (...call) =>
        failing ? Promise.reject(new GatewayError('egov_unreachable')) : sandbox.requestDocument(...call),
      fetchDocument: (...call) =>
        failing ? Promise.reject(new GatewayError('egov_unreachable')) : sandbox.fetchDocument(...call),
    }),
  });
  assertError(await request(gateway, 'a'), 'egov_unreachable');
  failing = false;
  assert.equal((await request(gateway, 'a')).status, 200);
  const session = await gateway.openSession();
  failing = true;
  assertError(await approve(gateway, session, 'b'), 'egov_unreachable');
  failing = false;
  assert.equal((await approve(gateway, session, 'b')).status, 200);
});

test('while the first call runs, its repetition is told so; twenty at once deliver once', async (t) => {
  const gateway = await startTestGateway(t);
  const session = await gateway.openSession();
  const replies = await Promise.all(Array.from({ length: 20 }, () => approve(gateway, session, 'a')));
  const done = replies.filter(({ status }) => status === 200);
  assert.ok(done.length >= 1);
  for (const reply of replies) {
    if (reply.status === 200) assert.equal(reply.text, done[0]?.text);
    else assertError(reply, 'idempotency_key_in_use');
  }
  assert.equal(await delivered(gateway), 1);
});

test('the answer is forgotten after ten minutes', async (t) => {
  const gateway = await startTestGateway(t);
  const session = await gateway.openSession();
  await approve(gateway, session, 'a');
  gateway.advanceMs(10 * 60_000 - 1);
  assert.equal((await approve(gateway, session, 'a')).status, 200);
  gateway.advanceMs(1);
  assertError(await approve(gateway, session, 'a'), 'document_already_received');
});

test('a key belongs to its caller: another organisation or session is another call', async (t) => {
  const gateway = await startTestGateway(t);
  const [first, second] = [await gateway.openSession(), await gateway.openSession()];
  assert.equal((await approve(gateway, first, 'a')).status, 200);
  assert.equal((await approve(gateway, second, 'a')).status, 200);
  assert.equal(await delivered(gateway), 2);
});

test('a key is 1 to 255 characters long', async (t) => {
  const gateway = await startTestGateway(t);
  assert.equal((await request(gateway, 'x'.repeat(255))).status, 200);
  for (const key of ['', 'x'.repeat(256)]) {
    const reply = await request(gateway, key);
    assertError(reply, 'invalid_request');
    assert.equal(reply.body.errors[0]?.field, 'idempotency-key');
  }
});
