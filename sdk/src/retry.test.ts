/** What is repeated by itself, and what never is: counted at a server that fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QujatError, Session } from './index.ts';
import { delayBeforeRepeatMs } from './retry.ts';
import { type Answer, impatientClient, scriptedServer } from './scripted-server.ts';
import { wait } from './send.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };
/** As a gateway of ours answers, which knows Idempotency-Key; the hosted service gives the id alone. */
const ours: Answer = {
  body: {
    backend_session_id: 's-1',
    expires_at: '2026-11-29T10:30:00.000Z',
    resend_after: null,
    phone_masked: '7701*****01',
  },
};
const hosted: Answer = { body: { backend_session_id: 's-1' } };
const document: Answer = { body: { document_type: 'diploma', result_json: {} } };
const lost: Answer = { instead: 'lost' };
const badGateway: Answer = { status: 502, body: '<html>Bad Gateway</html>' };
const busy: Answer = { status: 503, headers: { 'retry-after': '2' }, body: {} };
const stateTimeout: Answer = {
  status: 504,
  body: { code: 'egov_timeout', request_id: 'req_1', detail: 'x', message: 'x', retry_after: 5 },
};

const sessionOfOurs: Session<'diploma'> = { id: 's-1', documentType: 'diploma', expiresAt: '2026-11-29T10:30:00.000Z' };
const sessionOfHosted: Session<'diploma'> = { id: 's-1', documentType: 'diploma' };
const code = '042137';

for (const [what, failure] of Object.entries({
  'a lost answer': lost,
  'a 502': badGateway,
  'a 503 that says when': busy,
  'a time-out of the state': stateTimeout,
})) {
  test(`approve after ${what}: repeated with the same Idempotency-Key where the session is a gateway's of ours`, async (t) => {
    const { url, asked } = await scriptedServer(t, [failure, document]);
    const reply = await impatientClient(url).qujat.approveSession(sessionOfOurs, { code });
    assert.equal(reply.document_type, 'diploma');
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    assert.equal(keys.length, 2);
    assert.match(String(keys[0]), /^[\da-f]{32}$/);
    assert.equal(keys[0], keys[1]);
    assert.deepEqual(asked[0]?.body, asked[1]?.body);
  });
}

for (const [what, failure] of Object.entries({
  'a lost answer': lost,
  'a 502': badGateway,
  'a 503 that says when': busy,
})) {
  test(`approve after ${what}: never repeated where the other side is not known to know Idempotency-Key`, async (t) => {
    const { url, asked } = await scriptedServer(t, [failure, document]);
    await assert.rejects(impatientClient(url).qujat.approveSession(sessionOfHosted, { code }));
    assert.equal(asked.length, 1);
  });
}

test('a request whose answer was lost sends no second code, unless the gateway has shown that it knows Idempotency-Key', async (t) => {
  const { url, asked } = await scriptedServer(t, [lost, ours, lost, ours, hosted]);
  const { qujat } = impatientClient(url);
  await assert.rejects(qujat.requestDocument('diploma', citizen), { code: 'connection_failed' });
  assert.equal(asked.length, 1);
  await qujat.requestDocument('diploma', citizen);
  await qujat.requestDocument('diploma', citizen);
  assert.equal(asked.length, 4);
  const keys = asked.map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys[2], keys[3]);
  assert.equal(new Set(keys).size, 3, 'each call has a key of its own');
});

test('an answer of the hosted service, and a refusal without a code, show nothing of the kind', async (t) => {
  const { url, asked } = await scriptedServer(t, [hosted, { status: 400, body: { detail: 'Invalid IIN' } }, lost]);
  const { qujat } = impatientClient(url);
  const session = await qujat.requestDocument('diploma', citizen);
  await assert.rejects(qujat.requestDocument('diploma', citizen), { code: 'invalid_iin' });
  await assert.rejects(qujat.approveSession(session, { code }), { code: 'connection_failed' });
  assert.equal(asked.length, 3);
});

test('a refusal of ours shows it as well', async (t) => {
  const { url, asked } = await scriptedServer(t, [stateTimeout, ours]);
  await impatientClient(url).qujat.requestDocument('diploma', citizen);
  assert.equal(asked.length, 2);
});

test('a resend has no key: repeated only where the gateway did not begin', async (t) => {
  const { url, asked } = await scriptedServer(t, [busy, ours, lost, ours]);
  const { qujat } = impatientClient(url);
  await qujat.resendOtp(sessionOfOurs);
  assert.equal(asked.length, 2);
  await assert.rejects(qujat.resendOtp(sessionOfOurs), { code: 'connection_failed' });
  assert.equal(asked.length, 3);
});

test('an MCDB check, which is counted, is not repeated after a lost answer; the file that was pending is', async (t) => {
  const { url, asked } = await scriptedServer(t, [
    lost,
    lost,
    { body: { document_pdf: 'JVBERg==', document_image: null } },
  ]);
  const { qujat } = impatientClient(url);
  await assert.rejects(qujat.checkMcdb(citizen));
  assert.equal(asked.length, 1);
  await qujat.generateFiles(sessionOfHosted);
  assert.equal(asked.length, 3);
});

test('without a connection every call is repeated: nobody was asked', async (t) => {
  const { url } = await scriptedServer(t, []);
  let calls = 0;
  const refuses: typeof fetch = async () => {
    calls += 1;
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
  };
  const { qujat, waitsMs } = impatientClient(url, { fetch: refuses });
  await assert.rejects(qujat.approveSession(sessionOfHosted, { code }), {
    code: 'connection_failed',
    message: `There is no connection to ${url}: ECONNREFUSED.`,
  });
  assert.equal(calls, 3);
  assert.equal(waitsMs.length, 2);
});

test('nothing that is refused for good is repeated', async (t) => {
  for (const status of [400, 401, 404, 422, 424, 500, 503]) {
    const { url, asked } = await scriptedServer(t, [{ status, body: { detail: 'No' } }]);
    await assert.rejects(impatientClient(url).qujat.approveSession(sessionOfOurs, { code }), { status });
    assert.equal(asked.length, 1, String(status));
  }
});

test('maxRetries says how often', async (t) => {
  for (const maxRetries of [0, 1, 4]) {
    const { url, asked } = await scriptedServer(t, [busy]);
    const { qujat } = impatientClient(url, { maxRetries });
    await assert.rejects(qujat.requestDocument('diploma', citizen), {
      code: 'service_unavailable',
      retryAfterSeconds: 2,
    });
    assert.equal(asked.length, maxRetries + 1);
  }
});

test('Retry-After is waited for, up to 20 seconds; a longer one is the caller’s', async (t) => {
  const after = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds }, body: {} });
  const { url, asked } = await scriptedServer(t, [after('20'), ours, after('21')]);
  const { qujat, waitsMs } = impatientClient(url);
  await qujat.requestDocument('diploma', citizen);
  assert.equal(waitsMs.length, 1);
  assert.ok((waitsMs[0] ?? 0) >= 20_000 && (waitsMs[0] ?? 0) <= 21_000);
  await assert.rejects(qujat.requestDocument('diploma', citizen), { code: 'rate_limited', retryAfterSeconds: 21 });
  assert.equal(asked.length, 3);
});

test('Retry-After may be a date, by the clock of the reply', async (t) => {
  const headers = { date: 'Sun, 29 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 29 Nov 2026 10:00:07 GMT' };
  const { url } = await scriptedServer(t, [{ status: 503, headers, body: {} }]);
  const { qujat } = impatientClient(url, { maxRetries: 0 });
  await assert.rejects(qujat.requestDocument('diploma', citizen), { retryAfterSeconds: 7 });
});

test('the waits are random between half a second and a ceiling that doubles, 8 seconds at most', () => {
  const bounds = [0, 1, 2, 3, 9].map((repeats) =>
    [0, 1].map((chance) => delayBeforeRepeatMs(repeats, { kind: 'unsent' }, () => chance)),
  );
  assert.deepEqual(bounds, [
    [500, 1_000],
    [500, 2_000],
    [500, 4_000],
    [500, 8_000],
    [500, 8_000],
  ]);
});

test('an attempt that takes too long ends, and is repeated where that is harmless', async (t) => {
  const { url, asked } = await scriptedServer(t, [{ instead: 'never' }, document]);
  const { qujat } = impatientClient(url);
  const reply = await qujat.approveSession(sessionOfOurs, { code }, { timeoutMs: 1_000 });
  assert.equal(reply.document_type, 'diploma');
  assert.equal(asked.length, 2);
  const silent = await scriptedServer(t, [{ instead: 'never' }]);
  const impatient = impatientClient(silent.url, { timeoutMs: 1_000 });
  await assert.rejects(impatient.qujat.approveSession(sessionOfHosted, { code }), (error: QujatError) => {
    assert.deepEqual([error.code, error.status, error.isRetryable], ['timed_out', undefined, true]);
    return true;
  });
  assert.equal(silent.asked.length, 1);
});

test('a signal ends the call, whether it waits for an answer or for a repeat, with the reason that it gives', async (t) => {
  const reason = new Error('the citizen has gone');
  const silent = await scriptedServer(t, [{ instead: 'never' }]);
  const controller = new AbortController();
  const call = impatientClient(silent.url).qujat.requestDocument('diploma', citizen, { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(call, reason);
  const late = new AbortController();
  const { url, asked } = await scriptedServer(t, [busy]);
  const { qujat } = impatientClient(url, {
    logger: ({ repeatedInMs }) => repeatedInMs !== undefined && late.abort(reason),
  });
  await assert.rejects(qujat.requestDocument('diploma', citizen, { signal: late.signal }), reason);
  assert.equal(asked.length, 1);
  await assert.rejects(qujat.requestDocument('diploma', citizen, { signal: AbortSignal.abort(reason) }), reason);
  assert.equal(asked.length, 1);
});

test('a wait ends at once when its signal does, or has done so before', async () => {
  const reason = new Error('the citizen has gone');
  const controller = new AbortController();
  const waiting = wait(600_000, controller.signal);
  controller.abort(reason);
  await assert.rejects(waiting, reason);
  await assert.rejects(wait(600_000, controller.signal), reason);
});

test('a time-out of one call that no timer can hold is refused', async () => {
  const { qujat } = impatientClient('http://127.0.0.1:1');
  for (const timeoutMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    await assert.rejects(qujat.requestDocument('diploma', citizen, { timeoutMs }), /^TypeError: timeoutMs must be/);
  }
});

test('a logger that fails does not cost the document', async (t) => {
  const { url } = await scriptedServer(t, [document]);
  const { qujat } = impatientClient(url, {
    logger: () => {
      throw new Error('The disk is full.');
    },
  });
  assert.equal((await qujat.approveSession(sessionOfOurs, { code })).document_type, 'diploma');
});
