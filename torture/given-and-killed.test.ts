/**
 * A gateway is killed between the answer of the state, which has now given the document, and its own commit. Started again, it asks
 * for the same session and code under the same id of the request: another Qujat behind the connector `relay`, and a state behind
 * `smartbridge`, give the document again. A state that gives it once and knows no id does not: that document is lost, and the client
 * is told so.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ownTimeGatewayForTest } from '../e2e/own-time-gateway.ts';
import { gatewayEnvironment } from '../server/src/state-simulator/banner.ts';
import { startSimulator } from '../server/src/state-simulator/simulator-test-setup.ts';
import { assertBooksBalance } from './assert-books-balance.ts';
import { ANY_CODE } from './burst-clients.ts';
import { burstSettings } from './burst-settings.ts';
import { approve, citizen, type Reply, requestDocument, sessionIdOf } from './client.ts';
import { startOnceUpstream } from './once-upstream.ts';
import { count } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { newSqliteStore, type TortureStore } from './stores.ts';

const LEASE_MS = 61_000;
const GIVEN = "after the state's fetchDocument";
/** Where the state has the code, and the commit is not yet known to be there. */
const points = [GIVEN, 'during deliver', 'before deliver', "before the state's fetchDocument", 'after deliver'];

interface StateBehind {
  variables: NodeJS.ProcessEnv;
  newestCode(): Promise<string>;
  advanceMs(milliseconds: number): void;
}

const states: Record<string, (t: TestContext) => Promise<StateBehind>> = {
  async relay(t) {
    const upstream = await ownTimeGatewayForTest(t, { LOG_LEVEL: 'error' });
    return {
      variables: { QUJAT_RELAY_URL: upstream.url.href, QUJAT_RELAY_API_KEY: upstream.testKey },
      newestCode: async () => (await upstream.messages(citizen.phone))[0]?.code ?? '',
      advanceMs: upstream.advanceMs,
    };
  },
  async smartbridge(t) {
    const { address, keys, codeOf } = await startSimulator(t);
    return {
      variables: gatewayEnvironment(address, keys.files, undefined),
      newestCode: async () => (await codeOf(citizen.phone)) ?? '',
      // Its signatures carry the time.
      advanceMs: () => undefined,
    };
  },
};

/** A gateway that is started again after each death, when the leases of the dead one have run out. */
async function startMortal(
  t: TestContext,
  store: TortureStore,
  { variables, advanceMs }: Omit<StateBehind, 'newestCode'>,
) {
  let offsetMs = 0;
  const start = () =>
    startGateway(t, store, { ...burstSettings, ...variables, TORTURE_CLOCK_OFFSET_MS: String(offsetMs) });
  let gateway = await start();
  return {
    /** The same gateway for a client with a live key. */
    target: () => ({ address: gateway.address, testKey: gateway.liveKey }),
    order: (order: Parameters<GatewayUnderTest['order']>[0]) => gateway.order(order),
    startAgain: async () => {
      await gateway.ended;
      offsetMs += LEASE_MS;
      advanceMs(LEASE_MS);
      gateway = await start();
    },
  };
}

type Mortal = Awaited<ReturnType<typeof startMortal>>;

async function openSession(gateway: Mortal): Promise<string> {
  const requested = await requestDocument(gateway.target());
  assert.equal(requested.outcome, 'ok', requested.text);
  return sessionIdOf(requested);
}

/** The call is repeated to the letter after each death. Resolves to the first answer. */
async function approveThroughDeaths(
  gateway: Mortal,
  deaths: readonly string[],
  call: () => Promise<Reply>,
): Promise<Reply> {
  for (const point of deaths) {
    await gateway.order({ order: 'kill', point, hits: 1 });
    const reply = await call();
    // A kill within the commit may come after the reply.
    const outcomes = point === 'during deliver' ? ['lost', 'ok'] : ['lost'];
    assert.ok(outcomes.includes(reply.outcome), `${point}: ${reply.outcome}`);
    await gateway.startAgain();
  }
  return await call();
}

for (const [connector, startState] of Object.entries(states)) {
  test(`killed between the answer of the state and its commit, a gateway before ${connector} still brings the document`, async (t) => {
    const rounds = count(t, 'deaths, and as many twice in a row', { short: 1, full: 40 });
    const [store, state] = [await newSqliteStore(t), await startState(t)];
    const gateway = await startMortal(t, store, state);
    for (let round = 0; round < rounds; round += 1) {
      const point = points[round % points.length] ?? GIVEN;
      // Without a key, whose commit was there before the reply was lost has no way back to it.
      const mayBeCommitted = ['during deliver', 'after deliver'].includes(point);
      const key = mayBeCommitted || round % 2 === 1 ? `round ${round}` : undefined;
      for (const deaths of [[point], [GIVEN, point]]) {
        const sessionId = await openSession(gateway);
        const code = await state.newestCode();
        const attempt = key && `${key} ${deaths.length}`;
        const call = () => approve(gateway.target(), sessionId, code, attempt);
        const reply = await approveThroughDeaths(gateway, deaths, call);
        assert.equal(reply.outcome, 'ok', `${deaths.join(', then ')}: ${reply.text}`);
        assert.equal(reply.body['document_type'], 'identity_card');
        const other = await approve(gateway.target(), sessionId, code);
        assert.equal(other.outcome, 'document_already_received', other.text);
      }
    }
    const { delivered, metered } = await assertBooksBalance(store);
    assert.deepEqual([delivered, metered], [2 * rounds, 2 * rounds]);
  });
}

test('a state that gives once and knows no id has given it in vain: the client is told, nothing is metered', async (t) => {
  const upstream = await startOnceUpstream({ pdfOf: () => Buffer.from('%PDF-1.7').toString('base64') });
  t.after(() => upstream.close());
  const store = await newSqliteStore(t);
  const variables = { QUJAT_RELAY_URL: upstream.url };
  const gateway = await startMortal(t, store, { variables, advanceMs: () => undefined });
  const sessionId = await openSession(gateway);
  const call = () => approve(gateway.target(), sessionId, ANY_CODE);
  const reply = await approveThroughDeaths(gateway, [GIVEN], call);
  assert.equal(reply.outcome, 'document_already_received', reply.text);
  assert.equal((await assertBooksBalance(store)).metered, 0);
});
