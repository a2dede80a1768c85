/** A client that repeats as it is told, before a relay whose upstream stops in the middle of an approve: nothing is lost, nobody locked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { API, newestCode, startTestGateway, type TestReply } from '../app/test-gateway.ts';
import { createRelayConnector } from '../egov/relay/relay-connector.ts';
import { GatewayError } from '../errors.ts';
import { defaultLimits } from '../limits/limit.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';

const SESSIONS = 6;
const LEASE_MS = 60_000;
const people = { iin: '900101300017', phone: '77010000001' };

/** A gateway whose live keys reach another one, which may be made to stop in the middle of its approves: the connections break, the leases stay. */
async function startChain(t: TestContext) {
  let isStopped = false;
  const stopped: PromiseWithResolvers<never>[] = [];
  let monotonicMs = 0;
  const upstream = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (request, code, signal) => {
        if (!isStopped) return sandbox.fetchDocument(request, code, signal);
        const call = Promise.withResolvers<never>();
        stopped.push(call);
        if (stopped.length === SESSIONS) upstream.app.server.server.closeAllConnections();
        return call.promise;
      },
    }),
  });
  // Each request at a time of its own, so that of two SMS the newer one is known.
  upstream.app.server.addHook('onRequest', async () => upstream.advanceMs(1));
  const url = new URL(await upstream.app.server.listen({ port: 0 }));
  const options = { maxFileBytes: 10_000_000, timeoutMs: 20_000, monotonicMs: () => performance.now() };
  const gateway = await startTestGateway(t, {
    // The other limits, and the breaker, are tested elsewhere.
    config: { limits: { ...defaultLimits, live: defaultLimits.test } },
    monotonicMs: () => monotonicMs,
    liveConnector: createRelayConnector({ url, apiKey: upstream.testKey, ...options }),
  });
  const organizationId = randomUUID();
  const key = newApiKey({ organizationId, environment: 'live', createdAt: 0 }, gateway.app.organizationContext);
  await gateway.app.organizationContext.organizations.insertOrganization({
    organization: { id: organizationId, name: 'A' },
    apiKeys: [key.apiKey],
    subscriptions: [sampleSubscription(organizationId, { quota: null })],
  });
  const open = async () => {
    const { body } = await gateway.requestDocument({ api_key: key.secret, ...people });
    const inbox = await upstream.get(`/api/v1/sandbox/messages/?phone=${people.phone}`, upstream.testKey);
    return { backend_session_id: body.backend_session_id, code: newestCode(inbox), file: false, file_type: 'pdf' };
  };
  return {
    open,
    approve: (body: Awaited<ReturnType<typeof open>>) =>
      gateway.post(`${API}/approve/`, body, { 'idempotency-key': body.backend_session_id }),
    stop: (stop: boolean) => {
      isStopped = stop;
    },
    /** The calls that nobody waits for end at last. */
    endStopped: () => {
      for (const call of stopped) call.reject(new GatewayError('egov_timeout'));
    },
    advanceMs: (milliseconds: number) => {
      monotonicMs += milliseconds;
      gateway.advanceMs(milliseconds);
      upstream.advanceMs(milliseconds);
    },
  };
}

/** A document, or an error that says when to repeat. */
function assertMayBeRepeated({ status, body, headers, text }: TestReply): void {
  assert.ok(status === 200 || (headers['retry-after'] !== undefined && body.code !== 'too_many_attempts'), text);
}

test('clients that repeat the same approve have all their documents once the upstream is back, and none is locked', async (t) => {
  const chain = await startChain(t);
  const sessions: Awaited<ReturnType<typeof chain.open>>[] = [];
  for (let session = 0; session < SESSIONS; session += 1) sessions.push(await chain.open());
  const approveAll = () => Promise.all(sessions.map(chain.approve));
  chain.stop(true);
  for (let repeat = 0; repeat < 8; repeat += 1) {
    for (const reply of await approveAll()) assertMayBeRepeated(reply);
    chain.advanceMs(5_000);
  }
  chain.stop(false);
  chain.advanceMs(LEASE_MS);
  let replies: TestReply[] = [];
  // The breaker lets a single call through first.
  for (let repeat = 0; repeat < 3; repeat += 1) {
    replies = await approveAll();
    for (const reply of replies) assertMayBeRepeated(reply);
    chain.advanceMs(5_000);
  }
  chain.endStopped();
  assert.deepEqual(
    replies.map(({ status, body }) => body.code ?? status),
    sessions.map(() => 200),
  );
});
