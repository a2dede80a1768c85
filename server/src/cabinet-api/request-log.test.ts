/** The request log, from the call of the Backend API to what the cabinet shows of it. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { TestGatewayOptions } from '../app/test-gateway.ts';
import { DAY_MS } from '../clock.ts';
import type { Egov } from '../egov/egov.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { type Browser, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

const PATH = '/organizations/demonstration/requests/';

async function startWithOperator(t: TestContext, options: TestGatewayOptions = {}) {
  const gateway = await startCabinetGateway(t, options);
  return { gateway, operator: await logInOperator(gateway) };
}

async function list(browser: Browser, query = '') {
  const { status, body } = await browser.call('GET', `${PATH}${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.requests;
}

interface LoggedLine {
  operation: string;
  outcome: string;
  request_id: string;
}

test('request, resend and approve each leave one line, with outcome, masks and the request id of the reply', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  const { backendSessionId, code } = await gateway.openSession();
  gateway.advanceMs(60_000);
  await gateway.post('/api/v1/backend/e-document/online-access/resend/', { backend_session_id: backendSessionId });
  const wrong = await gateway.approve(backendSessionId, code === '000000' ? '000001' : '000000');
  const inbox = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001', gateway.testKey);
  const approved = await gateway.approve(backendSessionId, inbox.body.messages[0]?.code ?? '');
  assert.equal(approved.status, 200);
  const requests = await list(operator);
  // By name, not by time: the test's clock stands still while the log writes when it likes.
  const lines = new Map<string, LoggedLine>(
    requests.map((request: LoggedLine) => [`${request.operation} ${request.outcome}`, request]),
  );
  assert.deepEqual([...lines.keys()].sort(), [
    'approveSession invalid_otp_code',
    'approveSession ok',
    'requestDocument ok',
    'resendOtp ok',
  ]);
  assert.equal(requests.length, lines.size);
  const [session] = new Set(requests.map((request: { session: string }) => request.session));
  assert.equal(session, createHash('sha256').update(backendSessionId).digest('hex').slice(0, 24));
  await gateway.openSession();
  assert.equal((await list(operator, `?session=${session}`)).length, 4, 'the whole session, and no other');
  assert.equal((await list(operator, '?iin_end=0017')).length, 5);
  assert.equal((await list(operator, `?api_key_id=${requests[0].api_key_id}`)).length, 5);
  assert.equal(lines.get('approveSession invalid_otp_code')?.request_id, wrong.body.request_id);
  assert.equal(lines.get('approveSession ok')?.request_id, approved.headers['x-request-id']);
  for (const request of requests) {
    assert.equal(request.iin, '********0017');
    assert.equal(request.phone, '7701*****01');
    assert.equal(request.document_type, 'identity_card');
    assert.equal(request.environment, 'test');
    assert.ok(request.state_ms !== null && request.state_ms <= request.duration_ms);
  }
});

test('an MCDB check leaves its line too, without a document; nothing tells whether the phone was right', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  await gateway.requestDocument();
  for (const phone of ['77010000001', '77010000002']) {
    const body = { api_key: gateway.testKey, iin: '900101300017', phone };
    assert.equal((await gateway.post('/api/v1/backend/e-document/mcdb/check/', body)).status, 200);
  }
  const checks = await list(operator, '?operation=checkMcdb');
  assert.equal(checks.length, 2);
  for (const { document_type: type, outcome, iin, state_ms: stateMs } of checks) {
    assert.deepEqual([type, outcome, iin], [null, 'ok', '********0017']);
    assert.notEqual(stateMs, null);
  }
  assert.deepEqual(
    new Set(checks.map(({ phone }: { phone: string }) => phone)),
    new Set(['7701*****01', '7701*****02']),
  );
  const { text } = await operator.call('GET', `${PATH}export/?operation=checkMcdb`);
  assert.match(text, /,checkMcdb,test,[\w-]+,,ok,/);
});

test('refused calls are there with their code; those of nobody are not', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  await gateway.requestDocument({ iin: '900101300018' });
  await gateway.requestDocument({ iin: 'Иванов Иван', phone: 'его телефон' });
  await gateway.requestDocument({ api_key: 'qjt_test_x' });
  await gateway.requestDocument({}, 'no_such_type');
  await gateway.approve('00000000-0000-4000-8000-000000000000', '000000');
  const requests = await list(operator);
  assert.equal(requests.length, 2);
  assert.deepEqual(
    new Set(requests.map(({ outcome, iin, state_ms }: Record<string, unknown>) => `${outcome} ${iin} ${state_ms}`)),
    new Set(['invalid_iin null null', 'invalid_iin ********0018 null']),
  );
});

test('a state that never answers is logged with the time that was waited for it', async (t) => {
  const clock = { nowMs: 0 };
  const hangs: Pick<Egov, 'requestDocument'> = {
    requestDocument: () => {
      clock.nowMs += 20_000;
      return new Promise(() => {});
    },
  };
  const { gateway, operator } = await startWithOperator(t, {
    config: { egovTimeoutMs: 1 },
    monotonicMs: () => clock.nowMs,
    wrapSandbox: (sandbox) => ({ ...sandbox, ...hangs }),
  });
  assert.equal((await gateway.requestDocument()).status, 504);
  const [request] = await list(operator);
  assert.equal(request.outcome, 'egov_timeout');
  assert.equal(request.state_ms, 20_000);
  assert.equal(request.duration_ms, 20_000);
});

test('filters, search by request id and pages', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  for (let count = 0; count < 51; count += 1) await gateway.requestDocument({ iin: '900101300018' });
  const last = await gateway.requestDocument({}, 'diploma');
  const first = await operator.call('GET', PATH);
  assert.equal(first.body.requests.length, 50);
  const second = await operator.call('GET', `${PATH}?after=${first.body.next}`);
  assert.equal(second.body.requests.length, 2);
  assert.equal(second.body.next, null);
  assert.equal((await list(operator, '?document_type=diploma')).length, 1);
  assert.equal((await list(operator, '?outcome=ok')).length, 1);
  assert.equal((await list(operator, '?environment=live')).length, 0);
  const found = await list(operator, `?request_id=${last.headers['x-request-id']}`);
  assert.equal(found[0].document_type, 'diploma');
  for (const [query, field] of [
    ['after=x', 'after'],
    ['from=yesterday', 'from'],
    ['document_type=passport_of_mars', 'document_type'],
    ['iin_end=900101300017', 'iin_end'],
    ['session=x', 'session'],
  ]) {
    const refused = await operator.call('GET', `${PATH}?${query}`);
    assert.equal(refused.status, 400);
    assert.equal(refused.body.errors[0].field, field);
  }
});

test('the CSV has all of the filter, in a file', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  for (let count = 0; count < 3; count += 1) await gateway.requestDocument();
  await gateway.requestDocument({ iin: '900101300018' });
  const url = `/api/v1/cabinet${PATH}export/?outcome=ok`;
  const cookie = [...operator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await gateway.app.server.inject({ url, headers: { cookie } });
  assert.equal(reply.statusCode, 200);
  assert.equal(reply.headers['content-disposition'], 'attachment; filename="qujat-requests.csv"');
  assert.equal(reply.body.trimEnd().split('\r\n').length, 4);
});

test('nothing in the table tells a whole IIN, phone, name or code', async (t) => {
  const { gateway, operator } = await startWithOperator(t);
  const { backendSessionId, code } = await gateway.openSession();
  await gateway.approve(backendSessionId, code);
  await list(operator);
  const database = openStoreFile(gateway.dataDirectory);
  t.after(() => database.close());
  const stored = JSON.stringify(database.prepare('select * from request_log').all());
  assert.match(stored, /approveSession/);
  for (const secret of ['900101300017', '77010000001', backendSessionId, gateway.testKey]) {
    assert.ok(!stored.includes(secret));
  }
  // A time or an id may have the same six digits by chance.
  assert.doesNotMatch(stored, new RegExp(`\\b${code}\\b`));
});

test('a store that fails for the log fails no request, and the lines are written when it is back', async (t) => {
  let fails = false;
  const { gateway, operator } = await startWithOperator(t, {
    wrapDatabase: (database) => ({
      ...database,
      commit: async (unit) => {
        const isLog = unit.some((statement) => statement.compile().sql.includes('into "request_log"'));
        if (isLog && fails) throw new Error('no store for the log');
        return database.commit(unit);
      },
    }),
  });
  fails = true;
  assert.equal((await gateway.requestDocument()).status, 200);
  assert.deepEqual(await list(operator), []);
  fails = false;
  assert.equal((await list(operator)).length, 1);
});

test('lines are swept when their time is over', async (t) => {
  const { gateway, operator } = await startWithOperator(t, { config: { requestLogRetentionMs: DAY_MS } });
  await gateway.requestDocument();
  assert.equal((await list(operator)).length, 1);
  gateway.advanceMs(DAY_MS);
  await gateway.app.runMaintenance();
  const again = await logInOperator(gateway);
  assert.deepEqual(await list(again), []);
});
