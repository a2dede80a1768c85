import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { randomIds } from '../clock.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { demonstrationOrganization } from '../organizations/seed-organizations.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { defaultSessionRules } from './session.ts';

const URL = '/api/v1/e-document/generate-files';
const TEN_MINUTES_MS = 10 * 60_000;

/** No file is ready in time, until the rules are those of every day again. */
async function startHurried(t: TestContext) {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const gateway = await startTestGateway(t, { config: { rules } });
  const generate = (session_id: string, api_key = gateway.testKey, url = `${URL}/`) =>
    gateway.post(url, { session_id, api_key });
  const calmDown = () => Object.assign(rules, defaultSessionRules);
  return { gateway, generate, calmDown };
}

async function approvePending(gateway: TestGateway, file_type = 'pdf'): Promise<string> {
  const { backendSessionId, code } = await gateway.openSession();
  const { status, body } = await gateway.approve(backendSessionId, code, { file: true, file_type });
  assert.deepEqual([status, body.file_status, body.document_pdf, body.document_image], [200, 'pending', null, null]);
  return backendSessionId;
}

function keptIn(gateway: TestGateway): unknown[] {
  const database = openStoreFile(gateway.dataDirectory);
  const rows = database.prepare('select encrypted_document from kept_documents').all();
  database.close();
  return rows.map((row) => row['encrypted_document']);
}

test('a pending file can be had for ten minutes, as often as it is asked for', async (t) => {
  const { gateway, generate, calmDown } = await startHurried(t);
  const [pdf, image] = [await approvePending(gateway), await approvePending(gateway, 'image')];
  calmDown();
  const first = await generate(pdf);
  assert.equal(first.status, 200);
  assert.deepEqual(Object.keys(first.body).sort(), ['document_image', 'document_pdf']);
  assert.equal(
    Buffer.from(first.body.document_pdf ?? '', 'base64')
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  assert.equal(first.body.document_image, null);
  const again = await generate(pdf, gateway.testKey, URL);
  assert.ok(again.body.document_pdf === first.body.document_pdf, 'also without the slash');
  const drawn = await generate(image);
  assert.deepEqual([...Buffer.from(drawn.body.document_image ?? '', 'base64').subarray(0, 2)], [0xff, 0xd8]);
  assert.equal(drawn.body.document_pdf, null);

  gateway.advanceMs(TEN_MINUTES_MS);
  assertError(await generate(pdf), 'files_unavailable');
  await gateway.app.runMaintenance();
  assert.deepEqual(keptIn(gateway), []);
});

test('while it is still not ready, the caller is told to come again', async (t) => {
  const { gateway, generate } = await startHurried(t);
  const reply = await generate(await approvePending(gateway));
  assertError(reply, 'service_unavailable');
  assert.equal(reply.headers['retry-after'], '2');
});

test('nothing is kept where nothing is pending, and what is kept cannot be read', async (t) => {
  const { gateway, generate, calmDown } = await startHurried(t);
  const withoutFile = await gateway.openSession();
  await gateway.approve(withoutFile.backendSessionId, withoutFile.code);
  assertError(await generate(withoutFile.backendSessionId), 'files_unavailable');
  assert.deepEqual(keptIn(gateway), []);
  await approvePending(gateway);
  const [kept] = keptIn(gateway);
  assert.match(String(kept), /^[\w-]{1000,}$/);
  assert.doesNotMatch(Buffer.from(String(kept), 'base64url').toString('latin1'), /900101300017|common/);
  calmDown();
  const ready = await gateway.openSession();
  await gateway.approve(ready.backendSessionId, ready.code, { file: true });
  assertError(await generate(ready.backendSessionId), 'files_unavailable');
  assert.equal(keptIn(gateway).length, 1);
});

test('key and session belong together, and both must be good', async (t) => {
  const { gateway, generate, calmDown } = await startHurried(t);
  const session = await approvePending(gateway);
  calmDown();
  const organization = { id: randomIds.uuid(), name: 'Another' };
  const { subscriptions } = demonstrationOrganization;
  const context = gateway.app.organizationContext;
  const other = await createOrganization({ organization, subscriptions }, context);
  assertError(await generate(session, other.testKey), 'session_not_found');
  assertError(await generate(session, 'qjt_test_none'), 'invalid_api_key');
  assertError(await generate(session.toUpperCase()), 'session_not_found');
  for (const body of [{}, { session_id: session }, { session_id: 1, api_key: gateway.testKey }]) {
    assertError(await gateway.post(`${URL}/`, body), 'invalid_request');
  }
  assert.equal((await generate(session)).status, 200);
});

test('a session that has not delivered has no files', async (t) => {
  const { gateway, generate } = await startHurried(t);
  const { backendSessionId } = await gateway.openSession();
  assertError(await generate(backendSessionId), 'files_unavailable');
});

test('each giving is in the audit, and none of it is in the log', async (t) => {
  const { gateway, generate, calmDown } = await startHurried(t);
  const session = await approvePending(gateway);
  calmDown();
  await generate(session);
  const database = openStoreFile(gateway.dataDirectory);
  const rows = database.prepare("select request_id, subject from audit where action = 'files_generated'").all();
  database.close();
  assert.equal(rows.length, 1);
  assert.match(String(rows[0]?.['request_id']), /^req_/);
  assert.ok(gateway.logged.some((line) => line.includes('"operation":"generateFiles"')));
  for (const secret of [session, gateway.testKey, '900101300017']) {
    assert.ok(!gateway.logged.some((line) => line.includes(secret)));
  }
});
