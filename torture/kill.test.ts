/**
 * A gateway is killed at each point of a flow, and at random. What was acknowledged is there afterwards, no document comes
 * twice, no outcome lacks its audit row, and what was metered is what was delivered.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertBooksBalance } from './assert-books-balance.ts';
import { killPoints } from './kill-points.ts';
import { AGE_MS, callUntilKilled, finishEverything, newLedger, type Round } from './kill-rounds.ts';
import { count } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { overEachStore, type TortureStore } from './stores.ts';

/** The points of the short run; the full run has all of them, again and again. */
const shortPoints = ['during deliver', 'after claimAttempt'];
const BY_CHANCE = 'at random';

overEachStore((newStore) => {
  test('killed at every point and at random, the gateway loses nothing and delivers nothing twice', async (t) => {
    const kills = count(t, 'kills', { short: shortPoints.length + 1, full: 210 });
    const store = await newStore(t);
    const world = { store, ledger: newLedger(), clock: { offsetMs: 0 } };
    let gateway = await startAt(t, store, world.clock);
    for (let kill = 0; kill < kills; kill += 1) {
      const point = pointOf(kill, kills);
      const round = { store, gateway, ledger: world.ledger, name: `kill ${kill + 1}, ${point}` };
      await finishEverything(round);
      await age(gateway, world.clock);
      if (point !== BY_CHANCE) await gateway.order({ order: 'kill', point, hits: hitsOf(point) });
      await callUntilKilled(round, point === BY_CHANCE);
      world.clock.offsetMs += AGE_MS;
      gateway = await startAt(t, store, world.clock);
      await assertAllIsThere(round);
    }
    const last: Round = { store, gateway, ledger: world.ledger, name: 'the end' };
    await finishEverything(last);
    await assertAllIsThere(last);
    t.diagnostic(`${world.ledger.delivered} sessions, ${world.ledger.lostApproves} approves without an answer`);
  });
});

/** In the full run three kills of four are at a point, each point in its turn. */
function pointOf(kill: number, kills: number): string {
  const points =
    kills > killPoints.length ? [...killPoints, ...chances(killPoints.length / 3)] : [...shortPoints, BY_CHANCE];
  return points[kill % points.length] ?? BY_CHANCE;
}

function chances(times: number): string[] {
  return Array.from({ length: times }, () => BY_CHANCE);
}

/** Only a few sessions of a round are old enough for another code. */
function hitsOf(point: string): number {
  return 1 + Math.floor(Math.random() * (/resend/i.test(point) ? 2 : 4));
}

function startAt(t: TestContext, store: TortureStore, { offsetMs }: { offsetMs: number }): Promise<GatewayUnderTest> {
  return startGateway(t, store, { TORTURE_CLOCK_OFFSET_MS: String(offsetMs) });
}

async function age(gateway: GatewayUnderTest, clock: { offsetMs: number }): Promise<void> {
  await gateway.order({ order: 'moveClock', milliseconds: AGE_MS });
  clock.offsetMs += AGE_MS;
}

async function assertAllIsThere({ store, ledger, name }: Round): Promise<void> {
  const { openAttempts } = await assertBooksBalance(store);
  assert.ok(openAttempts <= ledger.lostApproves, `${name}: only an attempt whose answer was lost may lack an outcome`);
  const told = [...ledger.told];
  const ids = told.map(([requestId]) => `'${requestId}'`).join();
  if (ids === '') return;
  const rows = await store.rows(`select request_id, action from audit where request_id in (${ids})`);
  const audited = new Map(rows.map((row) => [row['request_id'], row['action']]));
  const gaps = told.filter(([requestId, action]) => audited.get(requestId) !== action);
  assert.deepEqual(gaps, [], `${name}: each outcome that was told has its audit row`);
}
