/** What a store promises where its clock jumps: an hour forward and back costs nobody an hour. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { createThrottleStore } from '../accounts/throttle-store.ts';
import { createLimitStore } from '../limits/limit-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createMaintenanceStore } from './maintenance-store.ts';

const HOUR_MS = 3_600_000;
const prefix = 'live:wrong_codes_per_iin:';
const lengths = {
  leaseMs: 60_000,
  sessionMs: 1_800_000,
  answerMs: 600_000,
  counters: [{ prefix, lengthMs: 1_800_000 }],
};

export function clockStepContract({ first, second, clock }: ContractSubject): void {
  describe('a clock that is set forward and back', () => {
    const store = createMaintenanceStore(first);
    /** Does something in an hour that the clock only dreamt of. */
    const inAnHour = async (act: () => Promise<unknown>) => {
      clock.nowMs += HOUR_MS;
      await act();
      clock.nowMs -= HOUR_MS;
    };

    test('a task has its next turn at once, and of several that want it one', async () => {
      const turn = { task: randomUUID(), everyMs: 60_000 };
      await inAnHour(() => store.claimTurn(turn));
      const claims = [store, createMaintenanceStore(second)].flatMap((one) => [
        one.claimTurn(turn),
        one.claimTurn(turn),
      ]);
      assert.equal((await Promise.all(claims)).filter(Boolean).length, 1);
      assert.equal(await store.claimTurn(turn), false);
    });

    test('a lock lasts its length from now on, and no other counter is touched', async () => {
      const limits = createLimitStore(first);
      const id = `${prefix}${randomUUID()}`;
      const other = `live:requests_per_key:${randomUUID()}`;
      const counter = { max: 1, window: { lastsMs: 1_800_000 }, lockMs: 1_800_000 };
      await inAnHour(() => limits.consume([{ ...counter, id }]));
      await limits.consume([{ ...counter, id: other }]);
      const endOf = async (one: string) => (await limits.readCounters([one])).uses.get(one)?.windowEndsAt;
      const before = await endOf(other);
      assert.ok((await store.cutFutureDates(lengths)) >= 1);
      assert.equal(await endOf(id), clock.nowMs + 1_800_000);
      assert.equal(await endOf(other), before);
      assert.equal(await store.cutFutureDates(lengths), 0);
    });

    test('a lease, a code and a session last their lengths from now on', async () => {
      const idHash = randomUUID();
      const at = clock.nowMs + HOUR_MS;
      const dates = { created_at: at, otp_sent_at: at, otp_expires_at: at + 180_000, expires_at: at + 1_800_000 };
      const row = { id_hash: idHash, organization_id: 'o', api_key_id: 'k', environment: 'test', state: 'approving' };
      const rest = { document_type: 'identity_card', egov_request_id: randomUUID(), sealed_subject: 's', fence: 'f' };
      const counts = { attempts_used: 1, resends_used: 0, unresolved_codes: '', lease_expires_at: at + 49_000 };
      await first.commit([
        { statement: first.query.insertInto('sessions').values({ ...row, ...rest, ...dates, ...counts }) },
      ]);
      assert.equal(await store.cutFutureDates(lengths), 3);
      const cut = await first.query
        .selectFrom('sessions')
        .select(['lease_expires_at', 'otp_sent_at', 'otp_expires_at', 'created_at', 'expires_at'])
        .where('id_hash', '=', idHash)
        .executeTakeFirstOrThrow();
      const ends = {
        lease_expires_at: 60_000,
        otp_sent_at: 0,
        otp_expires_at: 180_000,
        created_at: 0,
        expires_at: 1_800_000,
      };
      assert.deepEqual(cut, Object.fromEntries(Object.entries(ends).map(([name, ms]) => [name, clock.nowMs + ms])));
      await first.commit([{ statement: first.query.deleteFrom('sessions').where('id_hash', '=', idHash) }]);
    });

    test('tries that were held back are held back no longer than the rule says', async () => {
      const throttles = createThrottleStore(first);
      const key = { keyHash: randomUUID(), rule: { freeTries: 0, delaysMs: [5_000], forgetAfterMs: HOUR_MS } };
      await throttles.takeTry([key]);
      await inAnHour(() => throttles.takeTry([key]));
      await store.cutFutureDates(lengths);
      assert.deepEqual(await throttles.takeTry([key]), { retryAfterMs: 5_000 });
    });

    test('turns are told with their periods and the time; those of tasks that are no more are forgotten', async () => {
      const turn = { task: randomUUID(), everyMs: 7_000 };
      await store.claimTurn(turn);
      const { turns, nowMs } = await store.readTurns();
      assert.equal(nowMs, clock.nowMs);
      assert.deepEqual(
        turns.find(({ task }) => task === turn.task),
        { ...turn, begunAt: clock.nowMs },
      );
      await store.retireTurns([turn.task]);
      assert.deepEqual(
        (await store.readTurns()).turns.map(({ task }) => task),
        [turn.task],
      );
      await first.commit([{ statement: first.query.deleteFrom('maintenance_turns').where(sql<boolean>`1 = 1`) }]);
      assert.deepEqual(await store.readTurns(), { turns: [], nowMs: clock.nowMs });
    });
  });
}
