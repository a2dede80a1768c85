/**
 * Clients that repeat an approve exactly as `docs/errors.md` tells them: with the same `Idempotency-Key` and the same code, after the
 * seconds of `Retry-After`. Before them stands a relay whose upstream, another Qujat, is killed in the middle of its approves and
 * started again; or a gateway that has more calls than it can take. Each has its document in the end, and no session is locked.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { freePort } from '../e2e/free-port.ts';
import { temporaryDirectory } from '../e2e/gateway-process.ts';
import { startOwnTimeGateway } from '../e2e/own-time-gateway.ts';
import { pdfOfPages, textPage } from '../server/src/rendering/supplied/supplied-test-setup.ts';
import { openSessions, type Received, receive } from './burst-clients.ts';
import { burstSettings } from './burst-settings.ts';
import { citizen } from './client.ts';
import { startOnceUpstream } from './once-upstream.ts';
import { count, isFull } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { newSqliteStore, numberFrom, sqliteStoreIn, type TortureStore } from './stores.ts';

/** In the short run a second of `Retry-After` is a tenth of one. */
const patience = { patienceMs: 240_000, secondMs: isFull ? 1000 : 100 };
/** More often than a session has attempts. */
const REPEATS = 6;
const LEASE_MS = 61_000;
/** Where the upstream dies: with a document that only its state knows of, then with one that it has delivered and nobody has. */
const deaths = ["after the state's fetchDocument", 'after deliver'];

interface KilledUpstream {
  store: TortureStore;
  gateway: GatewayUnderTest;
  startAnew(): Promise<void>;
  endLeases(): Promise<void>;
}

async function startUpstream(t: TestContext): Promise<KilledUpstream> {
  const store = await newSqliteStore(t);
  let offsetMs = 0;
  const PORT = String(await freePort());
  const start = () => startGateway(t, store, { PORT, TORTURE_CLOCK_OFFSET_MS: String(offsetMs) });
  const gateway = await start();
  const upstream = {
    store,
    gateway,
    startAnew: async () => {
      upstream.gateway = await start();
    },
    endLeases: async () => {
      offsetMs += LEASE_MS;
      await upstream.gateway.order({ order: 'moveClock', milliseconds: LEASE_MS });
    },
  };
  return upstream;
}

async function newestCode({ address, testKey }: GatewayUnderTest): Promise<string> {
  const headers = { authorization: `Bearer ${testKey}` };
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=${citizen.phone}`, { headers });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

async function startRelay(t: TestContext, variables: NodeJS.ProcessEnv) {
  const directory = temporaryDirectory(t);
  const gateway = await startOwnTimeGateway(directory, { ...burstSettings, ...variables });
  t.after(() => gateway.stop());
  return { gateway, store: sqliteStoreIn(directory) };
}

/** Clients of a relay whose upstream says that it is still at work: how often one of them was told so. */
function createAtWorkWatch() {
  let repeats = Promise.withResolvers<void>();
  let told: Record<string, number> = {};
  return {
    note: (session: string, code: string) => {
      if (code !== 'egov_timeout') return;
      told[session] = (told[session] ?? 0) + 1;
      if (told[session] === REPEATS) repeats.resolve();
    },
    /** Resolves once a client has been told so again and again. */
    untilRepeated: () => {
      repeats = Promise.withResolvers<void>();
      told = {};
      return repeats.promise;
    },
  };
}

async function assertAllReceived(received: Received[], store: TortureStore): Promise<void> {
  assert.deepEqual(
    received.filter(({ number }) => number === null).map(({ fileStatus }) => fileStatus),
    [],
    'each client has its document',
  );
  assert.equal(await numberFrom(store, "select count(*) from sessions where state <> 'delivered'"), 0);
  assert.equal(await numberFrom(store, 'select sum(delivered) from usage'), received.length, 'metered once each');
}

test('clients that repeat as they are told have every document, though the upstream is killed in mid-approve', async (t) => {
  const clients = count(t, 'clients', { short: 12, full: 160 });
  // Each takes a lease's time: with a third, codes that nobody had come to yet would be too old.
  const kills = count(t, 'kills', { short: 2, full: 2 });
  const upstream = await startUpstream(t);
  const { gateway, store } = await startRelay(t, {
    QUJAT_RELAY_URL: upstream.gateway.address,
    QUJAT_RELAY_API_KEY: upstream.gateway.testKey,
    // The default, which the other bursts do without: it opens.
    QUJAT_EGOV_BREAKER_FAULTS: '10',
    QUJAT_EGOV_BREAKER_SECONDS: isFull ? '15' : '1',
  });
  const sessions = await openSessions(gateway, clients, () => newestCode(upstream.gateway));
  const hits = Math.ceil(clients / (kills + 2));
  await upstream.gateway.order({ order: 'kill', point: deaths[0] ?? '', hits });
  const atWork = createAtWorkWatch();
  const receiving = Promise.all(
    sessions.map((session) =>
      receive(gateway, session, { ...patience, onRefused: (code) => atWork.note(session.id, code) }),
    ),
  );
  for (let kill = 1; kill <= kills; kill += 1) {
    const died = await Promise.race([upstream.gateway.ended.then(() => true), receiving.then(() => false)]);
    if (!died) break;
    await upstream.startAnew();
    // Clients ask again and again while the dead one's leases hold; then these run out.
    if (kill === 1) await Promise.race([atWork.untilRepeated(), receiving]);
    if (kill < kills) await upstream.gateway.order({ order: 'kill', point: deaths[kill % deaths.length] ?? '', hits });
    await upstream.endLeases();
  }
  await assertAllReceived(await receiving, store);
  await assertAllReceived(await receiving, upstream.store);
});

test('clients that repeat as they are told have every document of a gateway with more calls than it can take', async (t) => {
  const clients = count(t, 'clients', { short: 12, full: 160 });
  const pdf = pdfOfPages([textPage]).toString('base64');
  const refused = Promise.withResolvers<void>();
  const upstream = await startOnceUpstream({ pdfOf: () => pdf, beforeApprove: refused.promise });
  t.after(() => upstream.close());
  const { gateway, store } = await startRelay(t, {
    QUJAT_RELAY_URL: upstream.url,
    QUJAT_EGOV_CONCURRENCY: '4',
    QUJAT_EGOV_QUEUE: '4',
  });
  const sessions = await openSessions(gateway, clients);
  const told = { ...patience, onRefused: () => refused.resolve() };
  const received = await Promise.all(sessions.map((session) => receive(gateway, session, told)));
  await assertAllReceived(received, store);
  assert.deepEqual(received.map(({ number }) => number).sort(), [...upstream.delivered].sort());
});
