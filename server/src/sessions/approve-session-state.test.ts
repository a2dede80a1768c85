/** Approve, by what the state answers: what is spent, what is told, and what becomes of its files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import type { CodeAnswer } from '../egov/egov.ts';
import { egovNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { pdfOfPages, textPage } from '../rendering/supplied/supplied-test-setup.ts';

const otherCode = (code: string) => (code === '000000' ? '000001' : '000000');

/** How often documents were metered, as the metrics tell it. */
async function delivered(gateway: TestGateway): Promise<number> {
  const { text } = await gateway.get('/metrics');
  return Number(/^qujat_documents_delivered_total\{[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

test('an attempt of which the state certainly never heard is given back, however often, and also the last one', async (t) => {
  let isAway = false;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (request, code, signal) => {
        if (isAway) throw egovNotAsked('egov_unavailable', 'away', { retryAfterSeconds: 7 });
        return sandbox.fetchDocument(request, code, signal);
      },
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  for (let wrong = 0; wrong < 4; wrong++) await gateway.approve(backendSessionId, otherCode(code));
  isAway = true;
  for (let time = 0; time < 10; time++) {
    const reply = await gateway.approve(backendSessionId, code);
    assertError(reply, 'egov_unavailable');
    assert.equal(reply.headers['retry-after'], '7');
  }
  isAway = false;
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  assert.equal(await delivered(gateway), 1);
});

test('a code that the state may have heard of counts once: the same one may be repeated, until the document comes', async (t) => {
  let fault: Error | undefined;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (...call) => (fault ? Promise.reject(fault) : sandbox.fetchDocument(...call)),
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  const faults = ['egov_timeout', 'egov_unavailable', 'egov_unreachable', 'government_service_error'] as const;
  for (const name of [...faults, ...faults]) {
    fault = new GatewayError(name);
    const reply = await gateway.approve(backendSessionId, code);
    assertError(reply, name);
    assert.equal(reply.headers['retry-after'], '5');
  }
  fault = new TypeError('a defect of the connector');
  assertError(await gateway.approve(backendSessionId, code), 'government_service_error');
  fault = undefined;
  assert.equal((await gateway.approve(backendSessionId, otherCode(code))).body.attempts_left, 3);
  gateway.advanceMs(4 * 60_000);
  assertError(await gateway.approve(backendSessionId, otherCode(code)), 'otp_code_expired');
  fault = new GatewayError('egov_timeout');
  assertError(await gateway.approve(backendSessionId, code), 'egov_timeout');
  assert.equal(await delivered(gateway), 0);
});

test('five different codes that the state may have heard of are all there are; each of the five may be repeated', async (t) => {
  let isAway = true;
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (...call) =>
        isAway ? Promise.reject(new GatewayError('egov_timeout')) : sandbox.fetchDocument(...call),
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  const tried = [code, ...['111111', '222222', '333333', '444444', '555555'].filter((other) => other !== code)];
  for (const each of tried.slice(0, 5)) assertError(await gateway.approve(backendSessionId, each), 'egov_timeout');
  assertError(await gateway.approve(backendSessionId, '666666'), 'too_many_attempts');
  isAway = false;
  assertError(await gateway.approve(backendSessionId, tried[1] ?? ''), 'invalid_otp_code');
  assertError(await gateway.approve(backendSessionId, tried[1] ?? ''), 'too_many_attempts');
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  assert.equal(await delivered(gateway), 1);
});

test('what the state says of the code and of the request is told as such, and each spends an attempt', async (t) => {
  const told: [CodeAnswer, ErrorCode][] = [
    [{ outcome: 'code_expired' }, 'otp_code_expired'],
    [{ outcome: 'closed', because: 'already_received' }, 'document_already_received'],
    [{ outcome: 'closed', because: 'expired' }, 'session_expired'],
    [{ outcome: 'closed', because: 'too_many_attempts' }, 'too_many_attempts'],
  ];
  let answer: CodeAnswer = { outcome: 'wrong_code' };
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({ ...sandbox, fetchDocument: async () => answer }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  for (const [said, error] of told) {
    answer = said;
    assertError(await gateway.approve(backendSessionId, code), error);
  }
  answer = { outcome: 'wrong_code' };
  const last = await gateway.approve(backendSessionId, code);
  assert.equal(last.body.attempts_left, 0);
  assert.equal(await delivered(gateway), 0);
});

test('files and dates of the state are handed on, in whatever shape its data are', async (t) => {
  const pdf = pdfOfPages([textPage]);
  const extra = { date_of_birth: '1990-01-01', date_of_issue: null, date_of_expire: null };
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: async ({ documentType }) => ({
        outcome: 'document',
        document: {
          documentType,
          resultJson: { strange: ['shape'] },
          extra,
          facePhoto: null,
          files: { pdf, image: null, qrcode: null, barcode: null },
          isSample: false,
        },
      }),
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  const { status, body } = await gateway.approve(backendSessionId, code, { file: true });
  assert.equal(status, 200);
  assert.deepEqual(body.result_json, { strange: ['shape'] });
  assert.deepEqual(body.extra, extra);
  assert.equal(body.document_pdf, pdf.toString('base64'));
  assert.deepEqual([body.qrcode, body.barcode, body.face_photo, body.document_image], [null, null, null, null]);
});
