/**
 * The store's clock is set an hour forward and back while clients call. Each gateway notices, and in a moment nothing in the store
 * lies further ahead than it lasts: the lease of a gateway that was killed in that hour, and the lock of a citizen, end after their own
 * length. Maintenance goes on, and the books balance.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultAccountRules } from '../server/src/accounts/account-rules.ts';
import { lengthsOf } from '../server/src/app/maintenance-tasks.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import type { Dating, Table } from '../server/src/storage/columns.ts';
import { findServerPrograms, startTemporaryServer } from '../server/src/storage/postgres/temporary-server.ts';
import { tables } from '../server/src/storage/schema.ts';
import { assertBooksBalance } from './assert-books-balance.ts';
import { approve, citizen, post, type Reply, requestDocument, sessionIdOf } from './client.ts';
import { count, isFull } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { createClockOfProcess, createClockOfServer, ownClockFirst, type SteppedClock } from './stepped-clock.ts';
import { codeOf, hashOf, newPostgresStore, newSqliteStore, numberFrom, type TortureStore } from './stores.ts';

const HOUR_MS = 3_600_000;
const LOCK_MS = 30 * 60_000;
const TOLERATED_MS = 2_000;
/** In the short run one client calls now and then. */
const CLIENTS = isFull ? 4 : 1;
const PAUSE_MS = isFull ? 0 : 200;
const { leaseMs } = defaultSessionRules;
/** A citizen is locked after a few wrong codes. What is loaded asks for another one. */
const variables = { QUJAT_TEST_LIMITS: 'wrong_codes_per_iin=3/30m,lock=30m' };
const locked = { iin: '900101400013', phone: '77010000002' };
/** One for each client: a citizen of whom several codes are tried at once is refused a further one until these are judged. */
const askedFor = sandboxPeople
  .filter(({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes('identity_card'))
  .filter(({ iin }) => iin !== citizen.iin && iin !== locked.iin);
const lengths = lengthsOf(readConfig(variables), defaultAccountRules);

/** What was open when the clock went forward has ended. Nothing else. */
const expected = ['ok', 'session_expired', 'otp_code_expired'];

interface World {
  store: TortureStore;
  clock: SteppedClock;
  gateways: readonly GatewayUnderTest[];
  startAnother(): Promise<GatewayUnderTest>;
}

test('over PostgreSQL, whose clock is set an hour forward and back, nothing stands still for an hour', async (t) => {
  const programs = await findServerPrograms();
  if (programs === undefined) return t.skip('No PostgreSQL here: install its server programs to test against it');
  const server = await startTemporaryServer(programs, { settings: [ownClockFirst] });
  t.after(() => server.stop());
  const clock = await createClockOfServer(t, server.url);
  const store = await newPostgresStore(t, server.url);
  await stepUnderLoad(t, store, clock, {});
});

test('over SQLite, whose clock is set an hour forward and back, nothing stands still for an hour', async (t) => {
  const clock = createClockOfProcess(t);
  if (clock === undefined) return t.skip('No libfaketime here: install it to set the clock of a gateway alone');
  const store = await newSqliteStore(t);
  // The test itself reads the file by the system's clock.
  const nowMs = () => `(${store.nowMs} + ${clock.aheadMs()})`;
  const seen = Object.defineProperty({ ...store }, 'nowMs', { get: nowMs });
  await stepUnderLoad(t, seen, clock, clock.environment);
});

async function stepUnderLoad(t: TestContext, store: TortureStore, clock: SteppedClock, environment: NodeJS.ProcessEnv) {
  const steps = count(t, 'steps forward and back', { short: 1, full: 5 });
  const startAnother = () => startGateway(t, store, { ...variables, ...environment });
  const world = { store, clock, gateways: await Promise.all([startAnother(), startAnother()]), startAnother };
  const load = startLoad(world);
  try {
    for (let step = 0; step < steps; step += 1) await stepForwardAndBack(world);
  } finally {
    await load.stop();
  }
  const { outcomes } = load;
  t.diagnostic([...outcomes].map(([outcome, times]) => `${outcome}: ${times}`).join(', '));
  assert.ok((outcomes.get('ok') ?? 0) > 0);
  const strange = [...outcomes.keys()].filter((outcome) => !expected.includes(outcome));
  assert.deepEqual(strange, []);
  await assertBooksBalance(store);
}

async function stepForwardAndBack(world: World): Promise<void> {
  const { store, clock, gateways } = world;
  const [gateway] = gateways as [GatewayUnderTest];
  const before = clock.aheadMs();
  await step(world, before + HOUR_MS);
  const killed = await killInApprove(world);
  await lockCitizen(gateway);
  await step(world, before);

  await assertNothingAhead(store);
  // The claim waits for the lease, and for nothing longer.
  assert.equal((await approve(gateway, killed.sessionId, killed.code)).outcome, 'session_in_progress');
  const left = `select lease_expires_at - ${store.nowMs} from sessions where id_hash = '${hashOf(killed.sessionId)}'`;
  assert.ok((await numberFrom(store, left)) <= leaseMs);
  await untilTurnsAfter(world, await numberFrom(store, `select ${store.nowMs}`));
  await step(world, before + leaseMs + TOLERATED_MS);
  assert.equal((await approve(gateway, killed.sessionId, killed.code)).outcome, 'ok');

  assert.equal((await requestFor(gateway, locked)).outcome, 'subject_locked');
  await step(world, before + leaseMs + LOCK_MS + TOLERATED_MS);
  assert.equal((await requestFor(gateway, locked)).outcome, 'ok');
}

/**
 * Sets the clock, and waits until each gateway has noticed and mended what it left. A gateway that was cutting dates in this very moment tells
 * of a step as well, of 0 ms: it had cut some tables before it, so its next look cuts the rest.
 */
async function step({ clock, gateways }: World, aheadMs: number): Promise<void> {
  const words = aheadMs < clock.aheadMs() ? /"step_ms":-[^\n]*clock was set back/g : /clock was set forward/g;
  const told = (gateway: GatewayUnderTest) => gateway.log().match(words)?.length ?? 0;
  const before = gateways.map(told);
  clock.setAheadMs(aheadMs);
  for (const [index, gateway] of gateways.entries()) {
    const { stderr } = gateway.process;
    assert.ok(stderr);
    while (told(gateway) <= (before[index] ?? 0)) await once(stderr, 'data');
  }
}

/** A gateway of its own dies while it holds the session. */
async function killInApprove({ store, startAnother }: World): Promise<{ sessionId: string; code: string }> {
  const gateway = await startAnother();
  const requested = await requestDocument(gateway);
  assert.equal(requested.outcome, 'ok', requested.text);
  const sessionId = sessionIdOf(requested);
  const code = await codeOf(store, sessionId);
  await gateway.order({ order: 'kill', point: 'after claimAttempt', hits: 1 });
  assert.equal((await approve(gateway, sessionId, code)).outcome, 'lost');
  await gateway.ended;
  return { sessionId, code };
}

async function lockCitizen(gateway: GatewayUnderTest): Promise<void> {
  const requested = await requestFor(gateway, locked);
  assert.equal(requested.outcome, 'ok', requested.text);
  let reply = await approve(gateway, sessionIdOf(requested), '000000');
  for (let wrong = 1; reply.outcome === 'invalid_otp_code'; wrong += 1) {
    reply = await approve(gateway, sessionIdOf(requested), String(wrong).padStart(6, '0'));
  }
  assert.equal(reply.outcome, 'subject_locked', reply.text);
}

function requestFor({ address, testKey }: GatewayUnderTest, subject: typeof citizen): Promise<Reply> {
  const path = '/api/v1/backend/e-document/online-access/request/identity_card/';
  return post(address, path, { api_key: testKey, ...subject });
}

/** Of every table, whatever else is written meanwhile. */
async function assertNothingAhead(store: TortureStore): Promise<void> {
  for (const [table, { columns }] of Object.entries<Table>(tables)) {
    for (const [column, { dating }] of Object.entries(columns)) {
      const most = longestAhead(dating);
      if (most === undefined) continue;
      const where = `${column} > ${store.nowMs} + ${most + TOLERATED_MS}`;
      assert.equal(await numberFrom(store, `select count(*) from ${table} where ${where}`), 0, `${table}.${column}`);
    }
  }
}

function longestAhead(dating: Dating): number | undefined {
  if (dating === 'begins') return 0;
  if (typeof dating === 'string' || 'stepMs' in dating) return undefined;
  if ('beginsInOrderOf' in dating) return 0;
  if (dating.ends === 'counter') return Math.max(...lengths.counters.map(({ windowMs }) => windowMs));
  return lengths[dating.ends];
}

/** Every task that is due within seconds has a turn; in the full run, within a minute. */
async function untilTurnsAfter({ store }: World, momentMs: number): Promise<void> {
  const shortest = isFull ? 60_000 : 2_000;
  const waiting = `select count(*) from maintenance_turns where every_ms <= ${shortest} and begun_at < ${momentMs}`;
  while ((await numberFrom(store, waiting)) > 0) await pause(100);
}

/** Clients that open sessions and finish them, now here, now there. */
function startLoad({ store, gateways }: World) {
  let stopping = false;
  const outcomes = new Map<string, number>();
  const note = ({ outcome }: Reply) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const client = async (number: number) => {
    for (let flow = number; !stopping; flow += 1) {
      if (PAUSE_MS > 0) await pause(PAUSE_MS);
      const [here, there] = flow % 2 === 0 ? gateways : gateways.toReversed();
      if (here === undefined || there === undefined) return;
      const requested = await requestDocument(here, undefined, askedFor[number]);
      note(requested);
      if (requested.outcome !== 'ok') continue;
      const sessionId = sessionIdOf(requested);
      note(await approve(there, sessionId, await codeOf(store, sessionId)));
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  return {
    outcomes,
    stop: async () => {
      stopping = true;
      await Promise.all(clients);
    },
  };
}
