/** Who is told that a key was locked because it tried out codes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError, newestCode } from '../app/test-gateway.ts';
import { defaultLimits } from '../limits/limit.ts';
import { readLimits } from '../limits/read-limits.ts';
import { startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator, OPERATOR } from './operator-test-setup.ts';

test('owners and operators have one mail of a lock; members who are no owners, and other organisations, have none', async (t) => {
  const few = readLimits('QUJAT_TEST_LIMITS', 'wrong_codes_per_key=2/1h', defaultLimits.test);
  const gateway = await startCabinetGateway(t, { config: { limits: { live: defaultLimits.live, test: few } } });
  const { browser: owner, organizationId } = await gateway.newOwner('owner@company.example', 'Алма');
  await gateway.newMember({ browser: owner, organizationId }, 'viewer@company.example', 'viewer');
  await gateway.newOwner('owner@other.example', 'Нан');
  const operator = await logInOperator(gateway);
  const granted = await operator.call('POST', `/organizations/${organizationId}/subscriptions/`, {
    plan_id: 'e-document-year',
  });
  assert.equal(granted.status, 201, JSON.stringify(granted.body));
  const path = `/organizations/${organizationId}/api-keys/`;
  const { body: key } = await owner.call('POST', path, { environment: 'test', name: 'A' });
  const apiKey = key.backend_api_key as string;

  const { body } = await gateway.requestDocument({ api_key: apiKey });
  const code = newestCode(await gateway.get('/api/v1/sandbox/messages/', apiKey));
  const wrong = code === '111111' ? '222222' : '111111';
  for (let guess = 0; guess < 3; guess += 1) {
    assertError(await gateway.approve(body.backend_session_id, wrong), 'invalid_otp_code');
  }
  assertError(await gateway.approve(body.backend_session_id, wrong), 'rate_limited');

  const told = async (email: string) =>
    (await gateway.mailsTo(email)).filter(({ text }) =>
      text.includes(`/cabinet/organizations/${organizationId}/api-keys`),
    );
  for (const email of ['owner@company.example', OPERATOR]) {
    const mails = await told(email);
    assert.equal(mails.length, 1, email);
    assert.match(mails[0]?.text ?? '', /Алма/);
  }
  for (const email of ['viewer@company.example', 'owner@other.example']) assert.deepEqual(await told(email), []);
});
