/** Claims and fields in place of a document, from the request to what is left of it. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  API,
  assertError,
  newestCode,
  sandboxBehindLiveKeys,
  startTestGateway,
  type TestGateway,
  type TestReply,
} from '../app/test-gateway.ts';
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { documentTypes } from '../documents/catalogue.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';

type Asked = Record<string, unknown>;

async function ask(gateway: TestGateway, asked: Asked, documentType = 'identity_card', headers = {}) {
  const type = documentTypes.find(({ name }) => name === documentType) ?? assert.fail();
  const { iin, phone } = sampleHolderOf(type);
  const requested = await gateway.requestDocument({ iin, phone, ...asked }, documentType, headers);
  assert.equal(requested.status, 200, requested.text);
  const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}&limit=1`, gateway.testKey);
  return {
    backendSessionId: requested.body.backend_session_id,
    code: newestCode(inbox),
    sms: inbox.body.messages[0]?.text,
  };
}

const nothingElse = {
  result_json: null,
  extra: null,
  gender: null,
  file_status: null,
  file_changes: [],
  face_photo: null,
  qrcode: null,
  barcode: null,
  document_image: null,
  document_images: null,
  document_pdf: null,
};

function assertRefused(reply: TestReply, field: string): void {
  assertError(reply, 'invalid_request');
  assert.deepEqual(
    reply.body.errors.map((each) => each.field),
    [field],
  );
}

test('an approve answers what was asked and nothing else, whatever file it wants; there is none to generate', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await ask(gateway, {
    claims: ['age_over_18', 'not_expired'],
    fields: ['common.docNumber'],
  });
  const reply = await gateway.approve(backendSessionId, code, { file: true, file_type: 'pdf' });
  const { claims, fields, ...rest } = JSON.parse(reply.text);
  assert.deepEqual(claims, { age_over_18: true, not_expired: true });
  assert.match(fields['common.docNumber'], /^\d{9}$/);
  assert.deepEqual(rest, { document_type: 'identity_card', ...nothingElse });
  const files = { session_id: backendSessionId, api_key: gateway.testKey };
  assertError(await gateway.post('/api/v1/e-document/generate-files/', files), 'files_unavailable');
});

test('the photo comes where it was asked for, and then alone', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await ask(gateway, { fields: ['face_photo'] });
  const { face_photo, ...rest } = JSON.parse((await gateway.approve(backendSessionId, code, { file: true })).text);
  assert.match(face_photo, /^\/9j\//);
  const { face_photo: _, ...others } = nothingElse;
  assert.deepEqual(rest, { document_type: 'identity_card', claims: {}, fields: {}, ...others });
});

test('the citizen reads in the SMS what is asked, also in that of a resend', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, sms } = await ask(gateway, { claims: ['age_over_18'], fields: ['common.docNumber'] });
  const said = [
    'сізге 18 жас толды ма; құжаттың нөмірі',
    'исполнилось ли вам 18 лет; номер документа',
    '18 or older; number of the document',
  ];
  for (const text of said) assert.ok(sms?.includes(text), text);
  gateway.advanceMs(60_000);
  await gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });
  const inbox = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001&limit=1', gateway.testKey);
  for (const text of said) assert.ok(inbox.body.messages[0]?.text.includes(text), text);
});

test('what is wrong with the ask is told after the key and the citizen are known, and before anybody is sent a code', async (t) => {
  const gateway = await startTestGateway(t);
  assertRefused(await gateway.requestDocument({ claims: ['age_over_18', 'age_over_1'] }), 'claims.1');
  assertRefused(await gateway.requestDocument({ fields: ['domain.plate'] }), 'fields.0');
  assertRefused(await gateway.requestDocument({ claims: [] }), 'claims');
  assertRefused(await gateway.requestDocument({ claims: ['age_over_18'] }, 'srts'), 'claims.0');
  assertError(await gateway.requestDocument({ claims: ['x'], api_key: 'nobody' }), 'invalid_api_key');
  assertError(await gateway.requestDocument({ claims: ['x'], iin: '1' }), 'invalid_iin');
  for (const claims of ['age_over_18', [1], null, {}])
    assertError(await gateway.requestDocument({ claims }), 'invalid_request');
  const inbox = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001', gateway.testKey);
  assert.deepEqual(inbox.body.messages, []);
});

test('a repeat is the same bytes, also on the day after, when the answer would be another', async (t) => {
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      async fetchDocument(...call) {
        const answer = await sandbox.fetchDocument(...call);
        if (answer.outcome !== 'document') return answer;
        const { common, domain } = answer.document.resultJson as { common: object; domain: object };
        const birthday = almatyMidnightMs('2008-12-01');
        return { ...answer, document: { ...answer.document, resultJson: { common, domain: { ...domain, birthday } } } };
      },
    }),
  });
  // Five minutes before the eighteenth birthday in Almaty.
  gateway.advanceMs(almatyMidnightMs('2026-12-01') - 5 * 60_000 - gateway.nowMs());
  const { backendSessionId, code } = await ask(gateway, { claims: ['age_over_18'] });
  const approve = () => gateway.approve(backendSessionId, code, {}, { 'idempotency-key': 'again' });
  const first = await approve();
  assert.equal(JSON.parse(first.text).claims.age_over_18, false);
  gateway.advanceMs(6 * 60_000);
  assert.equal((await approve()).text, first.text);
  const next = await ask(gateway, { claims: ['age_over_18'] });
  assert.equal(JSON.parse((await gateway.approve(next.backendSessionId, next.code)).text).claims.age_over_18, true);
});

test('the same Idempotency-Key with another ask is another call', async (t) => {
  const gateway = await startTestGateway(t);
  const request = (asked: Asked) => gateway.requestDocument(asked, 'identity_card', { 'idempotency-key': 'one' });
  const first = await request({ claims: ['age_over_18'] });
  assert.equal((await request({ claims: ['age_over_18'] })).text, first.text);
  assertError(await request({ claims: ['age_over_21'] }), 'idempotency_key_mismatch');
  assertError(await request({}), 'idempotency_key_mismatch');
});

test('a caller who is known is answered alike, though nothing is read before the write', async (t) => {
  const gateway = await startTestGateway(t);
  await gateway.openSession();
  const { backendSessionId, code } = await ask(gateway, { claims: ['age_over_18'] });
  assert.deepEqual(JSON.parse((await gateway.approve(backendSessionId, code)).text).claims, { age_over_18: true });
  assertRefused(await gateway.requestDocument({ claims: ['age_over_1'] }), 'claims.0');
});

test('the audit tells what was asked for; of a document as a whole it says nothing more', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await ask(gateway, { claims: ['age_over_18'], fields: ['common.docNumber'] });
  await gateway.approve(backendSessionId, code);
  await gateway.openSession();
  const rows = tableOf(gateway, 'audit').filter(({ action }) => String(action).startsWith('document_'));
  assert.deepEqual(
    rows.map(({ action, value_after }) => [action, value_after]),
    [
      ['document_requested', 'age_over_18 common.docNumber'],
      ['document_delivered', 'age_over_18 common.docNumber'],
      ['document_requested', null],
    ],
  );
});

function tableOf({ dataDirectory }: TestGateway, table: string): Record<string, unknown>[] {
  const file = openStoreFile(dataDirectory);
  const rows = file.prepare(`select * from ${table} order by rowid`).all();
  file.close();
  return rows;
}

/** Everything that a session leaves: the store's files as they are, the log, and all replies. */
async function tracesOf(gateway: TestGateway, replies: readonly string[]): Promise<string> {
  const requests = await gateway.get('/api/v1/health/ready');
  const files = readdirSync(gateway.dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  return [...files, ...gateway.logged, ...replies, requests.text].join('\n');
}

async function startLive(t: TestContext): Promise<TestGateway> {
  return startTestGateway(t, sandboxBehindLiveKeys());
}

test('age_over_18 from end to end hands out no name, no IIN and no date of birth, on the wire or at rest', async (t) => {
  const gateway = await startLive(t);
  const holder = { first_name: 'Асхат', last_name: 'Тестов', birth_date: '1990-01-01' };
  const asked = { claims: ['age_over_18', 'is_holder'], holder };
  const { backendSessionId, code } = await ask(gateway, asked, 'identity_card', { 'idempotency-key': 'request' });
  const approve = () => gateway.approve(backendSessionId, code, {}, { 'idempotency-key': 'approve' });
  const replies = [(await approve()).text, (await approve()).text];
  assert.equal(typeof JSON.parse(replies[0] ?? '').claims.is_holder, 'boolean');
  const traces = await tracesOf(gateway, replies);
  const person = sampleHolderOf(documentTypes[0] ?? assert.fail());
  const born = almatyMidnightMs(person.birthday);
  const secrets = [
    person.iin,
    person.phone,
    person.lastName,
    person.firstName,
    holder.first_name,
    holder.last_name,
    person.birthday,
    String(born),
  ];
  for (const secret of secrets) {
    const forms = [
      secret,
      Buffer.from(secret).toString('latin1'),
      Buffer.from(secret).toString('hex'),
      JSON.stringify(secret).slice(1, -1),
    ];
    for (const form of forms) assert.ok(!traces.includes(form), `${secret} as ${form}`);
  }
  assert.ok(traces.includes('age_over_18'), 'the traces were read');
});
