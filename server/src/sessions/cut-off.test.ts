/** What is cut off while a session is open: its key, its organisation's subscription, the address of its caller. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { API, assertError, startTestGateway, type TestGateway, type TestReply } from '../app/test-gateway.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import { HOUR_MS, MINUTE_MS } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';
import { hashApiKey } from '../organizations/api-key.ts';
import type { ApiKeySettings } from '../organizations/api-key-store.ts';
import { type Overlap, rollApiKey } from '../organizations/roll-api-key.ts';
import type { Database } from '../storage/database.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';

async function start(t: TestContext) {
  let database: Database | undefined;
  let codesTried = 0;
  const gateway = await startTestGateway(t, {
    wrapDatabase: (opened) => {
      database = opened;
      return opened;
    },
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (...call) => {
        codesTried += 1;
        return sandbox.fetchDocument(...call);
      },
    }),
  });
  assert.ok(database);
  const session = await gateway.openSession();
  return { gateway, session, codesTried: () => codesTried, cut: cutsOf(gateway, createSubscriptionStore(database)) };
}

function cutsOf(gateway: TestGateway, store: ReturnType<typeof createSubscriptionStore>) {
  const { apiKeys, ...rest } = gateway.app.organizationContext;
  const keyInUse = async () => {
    const found = await apiKeys.findApiKey(hashApiKey(gateway.testKey));
    assert.ok(found);
    return found.apiKey;
  };
  const source = { requestId: 'req_1', network: null };
  const event = (organizationId: string) => ({ organizationId, accountId: 'somebody', source });
  const auditOf = (organizationId: string, action: AuditAction) => ({ id: randomUUID(), organizationId, action });
  return {
    async revokeKey() {
      const key = await keyInUse();
      assert.ok(await apiKeys.revokeApiKey(key, auditOf(key.organizationId, 'api_key_revoked')));
    },
    async changeKey(settings: Partial<ApiKeySettings>) {
      const key = await keyInUse();
      assert.ok(
        await apiKeys.updateApiKey(key, { ...key, ...settings }, auditOf(key.organizationId, 'api_key_changed')),
      );
    },
    async rollKey(overlap: Overlap) {
      const { id, organizationId } = await keyInUse();
      await rollApiKey({ id, overlap }, event(organizationId), { apiKeys, ...rest });
    },
    async setSubscriptionActive(active: boolean) {
      const { organizationId } = await keyInUse();
      for (const { id } of (await store.listSubscriptions(organizationId)).subscriptions) {
        const audit = auditOf(organizationId, 'subscription_disabled');
        assert.equal(await store.setSubscriptionActive({ id, organizationId, active }, audit), true);
      }
    },
  };
}

/** Approve and resend are both refused with this error, and no code reached the state. */
async function assertCutOff(world: Awaited<ReturnType<typeof start>>, code: ErrorCode): Promise<void> {
  const { gateway, session, codesTried } = world;
  gateway.advanceMs(MINUTE_MS);
  assertError(await gateway.approve(session.backendSessionId, session.code), code);
  assertError(await resend(gateway, session.backendSessionId), code);
  assert.equal(codesTried(), 0);
}

const resend = (gateway: TestGateway, backendSessionId: string): Promise<TestReply> =>
  gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });

test('a revoked key ends its open sessions', async (t) => {
  const world = await start(t);
  await world.cut.revokeKey();
  await assertCutOff(world, 'invalid_api_key');
});

test('a key at its end ends its open sessions', async (t) => {
  const world = await start(t);
  await world.cut.changeKey({ expiresAt: world.gateway.nowMs() });
  await assertCutOff(world, 'invalid_api_key');
});

test('a rolled key carries its open sessions on until the overlap ends', async (t) => {
  const { gateway, session, cut } = await start(t);
  const later = await gateway.openSession();
  await cut.rollKey('1h');
  assert.equal((await gateway.approve(session.backendSessionId, session.code)).status, 200);
  gateway.advanceMs(HOUR_MS - 20 * MINUTE_MS);
  const last = await gateway.openSession();
  gateway.advanceMs(20 * MINUTE_MS);
  assertError(await gateway.approve(last.backendSessionId, last.code), 'invalid_api_key');
  assertError(await gateway.approve(later.backendSessionId, later.code), 'invalid_api_key');
});

test('a key that was rolled without an overlap ends its open sessions', async (t) => {
  const world = await start(t);
  await world.cut.rollKey('now');
  await assertCutOff(world, 'invalid_api_key');
});

test('an address outside the key’s ranges goes on with no session; within them it does, and no attempt was spent', async (t) => {
  const world = await start(t);
  await world.cut.changeKey({ allowedIpRanges: ['203.0.113.7/32'] });
  await assertCutOff(world, 'invalid_api_key');
  await world.cut.changeKey({ allowedIpRanges: ['203.0.113.7/32', '127.0.0.0/8'] });
  const wrong = world.session.code === '111111' ? '222222' : '111111';
  assert.equal((await world.gateway.approve(world.session.backendSessionId, wrong)).body.attempts_left, 4);
  assert.equal((await world.gateway.approve(world.session.backendSessionId, world.session.code)).status, 200);
});

test('a subscription that is disabled stops open sessions; enabled again, they go on without a lost attempt', async (t) => {
  const world = await start(t);
  await world.cut.setSubscriptionActive(false);
  await assertCutOff(world, 'technology_not_accessible');
  await world.cut.setSubscriptionActive(true);
  const { backendSessionId, code } = world.session;
  const wrong = code === '111111' ? '222222' : '111111';
  assert.equal((await world.gateway.approve(backendSessionId, wrong)).body.attempts_left, 4);
  assert.equal((await world.gateway.approve(backendSessionId, code)).status, 200);
});

test('a revoked key has no answer repeated either', async (t) => {
  const { gateway, session, cut } = await start(t);
  const body = { backend_session_id: session.backendSessionId, code: session.code, file: false, file_type: 'pdf' };
  const approve = () => gateway.post(`${API}/approve/`, body, { 'idempotency-key': 'once' });
  assert.equal((await approve()).status, 200);
  assert.equal((await approve()).status, 200);
  await cut.revokeKey();
  assertError(await approve(), 'invalid_api_key');
});
