/** A citizen's own list, as the page calls for it: by a code, for a while, of one sandbox, and with what may be taken back. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertError } from '../../app/test-gateway.ts';
import { MINUTE_MS } from '../../clock.ts';
import { CITIZEN, type FlowGateway, otherThan, startFlowGateway } from '../../flows/flow-test-setup.ts';
import { PASS_MS } from './citizen-pass.ts';
import { myCalls } from './my-schemas.ts';

async function startMyPage(t: TestContext) {
  const flow = await startFlowGateway(t);
  const call = async (name: keyof typeof myCalls, { pass = '', id = '', ...body }: Record<string, string> = {}) => {
    const { method, url } = myCalls[name];
    const path = url.replace(':id', id) + (name === 'drawMyReceipt' ? '?language=ru' : '');
    const headers = { ...(pass !== '' && { 'qujat-citizen-pass': pass }) };
    const payload = method === 'POST' ? { payload: body } : {};
    const reply = await flow.gateway.app.server.inject({ method, url: path, headers, ...payload });
    const isJson = String(reply.headers['content-type']).startsWith('application/json');
    return { status: reply.statusCode, body: isJson ? reply.json() : {}, text: reply.body, headers: reply.headers };
  };
  const sandbox = flow.owner.organizationId;
  const send = (changes = {}) => {
    flow.gateway.advanceMs(1);
    return call('sendMyCode', { sandbox, ...CITIZEN, ...changes });
  };
  const open = async () => {
    const { body } = await send();
    const reply = await call('confirmMyCode', { pass: body.pass, code: await flow.code() });
    assert.equal(reply.status, 200, reply.text);
    return { pass: String(body.pass), consents: reply.body.consents };
  };
  return { flow, call, send, open };
}

async function consent(flow: FlowGateway) {
  const { sessionId, page, code } = await flow.awaitingCode();
  const id = String((await flow.result(sessionId)).body.consent_id);
  return { id, page, code };
}

test('a citizen sees by a code what they have agreed to, newest first, with its receipts', async (t) => {
  const { flow, call, open } = await startMyPage(t);
  const used = await consent(flow);
  await used.page.post('approve', { code: used.code });
  flow.gateway.advanceMs(MINUTE_MS);
  const given = await consent(flow);
  const { pass, consents } = await open();
  assert.deepEqual(
    consents.map(({ id, state }: { id: string; state: string }) => [id, state]),
    [
      [given.id, 'given'],
      [used.id, 'used'],
    ],
  );
  assert.deepEqual((await call('listMyConsents', { pass })).body.consents, consents);
  const pdf = await call('drawMyReceipt', { pass, id: used.id });
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.ok(pdf.text.startsWith('%PDF-'));
  for (const text of [pass, JSON.stringify(consents), flow.gateway.logged.join('')]) {
    for (const personal of Object.values(CITIZEN)) assert.ok(!text.includes(personal));
  }
});

test('a citizen takes back what was not handed over, and the session on the page ends with it; what was handed over stays', async (t) => {
  const { flow, call, open } = await startMyPage(t);
  const used = await consent(flow);
  await used.page.post('approve', { code: used.code });
  const given = await consent(flow);
  const { pass } = await open();
  const states = async (id: string) => {
    const { body, text } = await call('withdrawMyConsent', { pass, id });
    return body.consents?.map(({ state }: { state: string }) => state) ?? text;
  };
  assert.deepEqual((await states(used.id)).toSorted(), ['given', 'used']);
  for (const _ of ['once', 'and again']) assert.deepEqual((await states(given.id)).toSorted(), ['used', 'withdrawn']);
  const { state, failure } = await given.page.view();
  assert.deepEqual([state, failure?.reason], ['failed', 'cancelled']);
  assert.equal((await given.page.post('approve', { code: given.code })).body.state, 'failed');
  const withdrawals = flow.gateway.audit().filter(({ action }) => action === 'consent_withdrawn');
  assert.deepEqual(
    withdrawals.map(({ target }) => target),
    [given.id],
  );
});

test('another citizen, another organisation’s sandbox, and whoever has no right code see nothing', async (t) => {
  const { flow, call, send, open } = await startMyPage(t);
  const { id } = await consent(flow);
  const stranger = await flow.gateway.newOwner('other@company.example', '«Береке» ЖШС');
  const keys = `/organizations/${stranger.organizationId}/api-keys/`;
  const { body: key } = await stranger.browser.call('POST', keys, { environment: 'test', name: 'Inbox' });
  const { body: foreign } = await send({ sandbox: stranger.organizationId });
  const inbox = await flow.gateway.get('/api/v1/sandbox/messages/?limit=1', key.backend_api_key);
  const [{ code }] = (inbox.body as unknown as { messages: [{ code: string }] }).messages;
  assert.deepEqual((await call('confirmMyCode', { pass: foreign.pass, code })).body, { consents: [] });
  assertError(await call('withdrawMyConsent', { pass: foreign.pass, id }), 'consent_not_found');

  const { body: unconfirmed } = await send();
  for (const name of ['listMyConsents', 'drawMyReceipt', 'withdrawMyConsent'] as const) {
    for (const pass of [unconfirmed.pass, 'made-up', foreign.pass.slice(0, -2)])
      assertError(await call(name, { pass, id }), 'citizen_not_confirmed');
  }
  const other = { iin: '900101400013', phone: '77010000002' };
  const { body: others, status } = await send(other);
  assert.equal(status, 200, JSON.stringify(others));
  const confirmed = await call('confirmMyCode', { pass: others.pass, code: await flow.code(other.phone) });
  assert.deepEqual(confirmed.body, { consents: [] });
  assertError(await call('drawMyReceipt', { pass: others.pass, id }), 'consent_not_found');
  assert.equal((await open()).consents.length, 1);
});

test('a code is one of five tries, for minutes, and the list is open for a quarter of an hour', async (t) => {
  const { flow, call, send, open } = await startMyPage(t);
  const { body } = await send();
  const right = await flow.code();
  const wrong = { pass: body.pass, code: otherThan(right) };
  for (const left of [4, 3, 2, 1, 0]) {
    const refused = await call('confirmMyCode', wrong);
    assertError(refused, 'invalid_otp_code');
    assert.equal(refused.body.attempts_left, left);
  }
  assertError(await call('confirmMyCode', { ...wrong, code: right }), 'too_many_attempts');

  const late = await send();
  const old = await flow.code();
  flow.gateway.advanceMs(3 * MINUTE_MS);
  assertError(await call('confirmMyCode', { pass: late.body.pass, code: old }), 'otp_code_expired');

  const { pass } = await open();
  flow.gateway.advanceMs(PASS_MS);
  assertError(await call('listMyConsents', { pass }), 'citizen_not_confirmed');
});

test('codes go to known people alone, five in a quarter of an hour, and only in a sandbox that is there', async (t) => {
  const { send } = await startMyPage(t);
  assertError(await send({ iin: '900101300018' }), 'invalid_iin');
  assertError(await send({ phone: '123' }), 'invalid_phone');
  assertError(await send({ sandbox: 'nobody' }), 'invalid_request');
  assertError(await send({ iin: '791028302728' }), 'profile_not_found');
  assertError(await send({ phone: '77019999999' }), 'subject_not_found_in_mcdb');
  for (let codes = 2; codes <= 5; codes += 1) assert.equal((await send()).status, 200);
  const refused = await send();
  assertError(refused, 'too_many_calls');
  assert.ok(refused.body.retry_after > 0);
});
