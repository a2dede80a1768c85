/** The quota of a subscription, over the Backend API: as many documents as it has, however many sessions are open. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { assertError, newestCode, sandboxBehindLiveKeys, startTestGateway } from '../app/test-gateway.ts';
import { DAY_MS } from '../clock.ts';
import { egovNotAsked } from '../egov/not-asked.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import type { Database } from '../storage/database.ts';
import { describeSubscriptions } from '../subscriptions/describe-subscriptions.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';
import { environments } from '../words/environment.ts';
import { defaultSessionRules, type SessionRules } from './session.ts';

/** An organisation with a quota, whose live key reaches the sandbox, so that its test key reads the codes. */
async function start(t: TestContext, quota: number, rules: SessionRules = defaultSessionRules) {
  let fault: Error | undefined;
  const reached = () => {
    if (fault !== undefined) throw fault;
  };
  let database: Database | undefined;
  const gateway = await startTestGateway(t, {
    ...sandboxBehindLiveKeys(reached),
    config: { rules },
    wrapDatabase: (opened) => {
      database = opened;
      return opened;
    },
  });
  assert.ok(database);
  const store = createSubscriptionStore(database);
  const context = gateway.app.organizationContext;
  const id = randomUUID();
  const [testKey, liveKey] = environments.map((environment) =>
    newApiKey({ organizationId: id, environment, createdAt: 0 }, context),
  ) as [ReturnType<typeof newApiKey>, ReturnType<typeof newApiKey>];
  const period = { startsAt: gateway.nowMs() - DAY_MS, endsAt: gateway.nowMs() + DAY_MS };
  const subscription = sampleSubscription(id, { ...period, quota });
  const apiKeys = [testKey.apiKey, liveKey.apiKey];
  await context.organizations.insertOrganization({
    organization: { id, name: 'A' },
    apiKeys,
    subscriptions: [subscription],
  });
  const open = async (apiKey = liveKey.secret) => {
    const { body } = await gateway.requestDocument({ api_key: apiKey });
    const inbox = await gateway.get('/api/v1/sandbox/messages/', testKey.secret);
    return { backendSessionId: body.backend_session_id, code: newestCode(inbox) };
  };
  const approve = ({ backendSessionId, code }: Awaited<ReturnType<typeof open>>) =>
    gateway.approve(backendSessionId, code);
  return {
    gateway,
    open,
    approve,
    testKey: testKey.secret,
    liveKey: liveKey.secret,
    breakState: (broken: Error | undefined) => {
      fault = broken;
    },
    deliveredOfQuota: async () => (await describeSubscriptions(id, { store })).subscriptions[0]?.delivered,
  };
}

test('of eight open sessions a quota of one delivers one, at once or in turn; the others have lost no attempt', async (t) => {
  const { gateway, open, approve, liveKey, deliveredOfQuota } = await start(t, 1);
  const sessions = [];
  for (let session = 0; session < 8; session += 1) sessions.push(await open());
  const replies = await Promise.all(sessions.map(approve));
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
  for (const [index, session] of sessions.entries()) {
    if (replies[index]?.status === 200) continue;
    assertError(replies[index] ?? assert.fail(), 'technology_not_accessible');
    assertError(await approve(session), 'technology_not_accessible');
    const malformed = await gateway.approve(session.backendSessionId, 'abc');
    assert.equal(malformed.body.attempts_left, 5);
  }
  assert.equal(await deliveredOfQuota(), 1);
  assertError(await gateway.requestDocument({ api_key: liveKey }), 'technology_not_accessible');
});

test('an approve that delivers nothing gives its unit back', async (t) => {
  const { gateway, open, approve, breakState, deliveredOfQuota } = await start(t, 1);
  const [first, second, third] = [await open(), await open(), await open()];
  const wrong = first.code === '111111' ? '222222' : '111111';
  assertError(await gateway.approve(first.backendSessionId, wrong), 'invalid_otp_code');
  breakState(egovNotAsked('egov_unreachable', 'no connection'));
  assertError(await approve(second), 'egov_unreachable');
  breakState(undefined);
  assert.equal(await deliveredOfQuota(), 0);
  assert.equal((await approve(third)).status, 200);
  assert.equal(await deliveredOfQuota(), 1);
  assertError(await approve(first), 'technology_not_accessible');
});

test('the documents of test keys use nothing of it', async (t) => {
  const { open, approve, testKey, deliveredOfQuota } = await start(t, 1);
  for (let document = 0; document < 3; document += 1) assert.equal((await approve(await open(testKey))).status, 200);
  assert.equal(await deliveredOfQuota(), 0);
  assert.equal((await approve(await open())).status, 200);
});

test('a file of the document that used the quota up can still be had', async (t) => {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const { gateway, open, liveKey } = await start(t, 1, rules);
  const { backendSessionId: session_id, code } = await open();
  const approved = await gateway.approve(session_id, code, { file: true, file_type: 'pdf' });
  assert.deepEqual([approved.status, approved.body.file_status], [200, 'pending']);
  Object.assign(rules, defaultSessionRules);
  const files = await gateway.post('/api/v1/e-document/generate-files/', { session_id, api_key: liveKey });
  assert.equal(files.status, 200);
  assert.ok(files.body.document_pdf);
  assertError(await gateway.requestDocument({ api_key: liveKey }), 'technology_not_accessible');
});
