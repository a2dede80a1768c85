import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, newestCode, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { MINUTE_MS } from '../clock.ts';
import { egovNotAsked } from '../egov/not-asked.ts';
import { GatewayError } from '../errors.ts';

const resend = (gateway: TestGateway, backendSessionId: unknown) =>
  gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });

async function readCode(gateway: TestGateway): Promise<string> {
  return newestCode(await gateway.get('/api/v1/sandbox/messages/', gateway.testKey));
}

test('a request tells when the session ends, when another code may be sent, and the phone masked', async (t) => {
  const gateway = await startTestGateway(t);
  const { body } = await gateway.requestDocument();
  assert.equal(body.phone_masked, '7701*****01');
  assert.equal(Date.parse(body.expires_at) - Date.parse(body.resend_after ?? ''), 29 * MINUTE_MS);
});

test('after a minute another code comes; the old one is dead, the new one brings the document', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code: first } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS);
  const resent = await resend(gateway, backendSessionId);
  assert.equal(resent.status, 200);
  assert.equal(resent.body.backend_session_id, backendSessionId);
  const second = await readCode(gateway);
  assert.notEqual(second, first);
  assertError(await gateway.approve(backendSessionId, first), 'invalid_otp_code');
  assert.equal((await gateway.approve(backendSessionId, second)).status, 200);
});

test('a session whose code has expired lives again with another code', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  gateway.advanceMs(3 * MINUTE_MS);
  assertError(await gateway.approve(backendSessionId, code), 'otp_code_expired');
  assert.equal((await resend(gateway, backendSessionId)).status, 200);
  assert.equal((await gateway.approve(backendSessionId, await readCode(gateway))).status, 200);
});

test('too early is told with the seconds to wait, in the body and in Retry-After', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS - 10_500);
  const reply = await resend(gateway, backendSessionId);
  assertError(reply, 'resend_too_early');
  assert.equal(reply.body.retry_after, 11);
  assert.equal(reply.headers['retry-after'], '11');
});

test('five resends, then no more; the session does not live longer for them', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId } = await gateway.openSession();
  for (let count = 1; count <= 5; count++) {
    gateway.advanceMs(MINUTE_MS);
    const { body } = await resend(gateway, backendSessionId);
    assert.equal(body.resend_after === null, count === 5);
  }
  gateway.advanceMs(MINUTE_MS);
  assertError(await resend(gateway, backendSessionId), 'too_many_resends');
  gateway.advanceMs(24 * MINUTE_MS);
  assertError(await resend(gateway, backendSessionId), 'session_expired');
});

test('attempts that were spent stay spent', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  const wrong = code === '000000' ? '000001' : '000000';
  await gateway.approve(backendSessionId, wrong);
  await gateway.approve(backendSessionId, wrong);
  gateway.advanceMs(MINUTE_MS);
  await resend(gateway, backendSessionId);
  assert.equal((await gateway.approve(backendSessionId, code)).body.attempts_left, 2);
  await gateway.approve(backendSessionId, wrong);
  await gateway.approve(backendSessionId, wrong);
  gateway.advanceMs(MINUTE_MS);
  assertError(await resend(gateway, backendSessionId), 'too_many_attempts');
});

test('twenty resends at once send one code', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS);
  const replies = await Promise.all(Array.from({ length: 20 }, () => resend(gateway, backendSessionId)));
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
  const inbox = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal(inbox.body.messages.length, 2);
});

test('a delivered, an unknown and a misspelt session are told as such', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  await gateway.approve(backendSessionId, code);
  assertError(await resend(gateway, backendSessionId), 'document_already_received');
  assertError(await resend(gateway, '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b'), 'session_not_found');
  const misspelt = await resend(gateway, 7);
  assertError(misspelt, 'invalid_request');
  assert.deepEqual(misspelt.body.errors, [{ field: 'backend_session_id', message: 'must be a string' }]);
});

test('a missing document is resent like any other, and no SMS comes', async (t) => {
  const gateway = await startTestGateway(t);
  const { body } = await gateway.requestDocument({ iin: '850315300019', phone: '77010000011' });
  gateway.advanceMs(MINUTE_MS);
  assert.equal((await resend(gateway, body.backend_session_id)).status, 200);
  const inbox = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal(inbox.body.messages.length, 0);
});

test('a state that fails is told, and the resend is counted all the same', async (t) => {
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      resendOtp: () => Promise.reject(new GatewayError('egov_unreachable')),
    }),
  });
  const { backendSessionId } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS);
  assertError(await resend(gateway, backendSessionId), 'egov_unreachable');
  assertError(await resend(gateway, backendSessionId), 'resend_too_early');
});

test('what the state calls the request is handed back to it, encrypted in between, and renewed by a resend', async (t) => {
  const given: (string | null)[] = [];
  let calls = 0;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => {
      const rename = () => {
        calls += 1;
        return { stateReference: `reference ${calls} of the state` };
      };
      return {
        ...sandbox,
        requestDocument: (request, signal) => sandbox.requestDocument(request, signal).then(rename),
        resendOtp: (request, signal) => {
          given.push(request.stateReference);
          return sandbox.resendOtp(request, signal).then(rename);
        },
        fetchDocument: (request, code, signal) => {
          given.push(request.stateReference);
          return sandbox.fetchDocument(request, code, signal);
        },
      };
    },
  });
  const { backendSessionId, code } = await gateway.openSession();
  await gateway.approve(backendSessionId, code === '000000' ? '000001' : '000000');
  gateway.advanceMs(MINUTE_MS);
  await resend(gateway, backendSessionId);
  const inbox = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal((await gateway.approve(backendSessionId, newestCode(inbox))).status, 200);
  assert.deepEqual(given, ['reference 1 of the state', 'reference 1 of the state', 'reference 2 of the state']);
});

test('a resend of which the state certainly never heard is none: no wait begins, and the code before it still counts', async (t) => {
  let isAway = true;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      resendOtp: (request, signal) => {
        if (isAway) throw egovNotAsked('egov_unavailable', 'away', { retryAfterSeconds: 7 });
        return sandbox.resendOtp(request, signal);
      },
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS);
  for (let time = 0; time < 10; time++) {
    assertError(await resend(gateway, backendSessionId), 'egov_unavailable');
  }
  isAway = false;
  assert.equal((await resend(gateway, backendSessionId)).status, 200);
  assertError(await gateway.approve(backendSessionId, code), 'invalid_otp_code');

  isAway = true;
  const other = await gateway.openSession();
  gateway.advanceMs(2 * MINUTE_MS);
  assertError(await resend(gateway, other.backendSessionId), 'egov_unavailable');
  gateway.advanceMs(MINUTE_MS);
  assertError(await gateway.approve(other.backendSessionId, other.code), 'otp_code_expired');
});
