/** What `LimitStore` promises, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Database } from '../storage/database.ts';
import type { Counter, CounterUse } from './limit-store.ts';
import { countUses, createLimitStore, endHolds, holdUses, usesOf } from './limit-store.ts';

const CALLERS = 50;
const WINDOW_MS = 60_000;
const LOCK_MS = 1_800_000;

export function limitStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createLimitStore(first);
  const stores = [store, createLimitStore(second)] as const;
  const counterOf = (max: number, lockMs = 0): Counter => {
    return { id: randomUUID(), max, window: { lastsMs: WINDOW_MS }, lockMs };
  };
  const allCallers = (countersOf: (caller: number) => readonly Counter[]) =>
    Promise.all(
      Array.from({ length: CALLERS }, (_, caller) => stores[caller % 2 === 0 ? 0 : 1].consume(countersOf(caller))),
    );
  const passed = (uses: readonly unknown[]) => uses.filter((use) => use !== undefined).length;
  const usedOf = async ({ id }: Counter) => (await stores[1].readCounters([id])).uses.get(id)?.used ?? 0;

  describe('limit store', () => {
    test('of 50 concurrent uses over two gateways exactly the limit pass', async () => {
      const counter = counterOf(17);
      const uses = await allCallers(() => [counter]);
      assert.equal(passed(uses), 17);
      const used = uses.flatMap((use) => use?.map((one) => one.used) ?? []);
      assert.deepEqual(
        used.sort((a, b) => a - b),
        Array.from({ length: 17 }, (_, index) => index + 1),
      );
      assert.equal(await usedOf(counter), 17);
    });

    test('of several counters all are used or none: of concurrent calls exactly the narrowest limit pass', async () => {
      const [wide, narrow] = [counterOf(1_000), counterOf(9)];
      const mine = Array.from({ length: CALLERS }, () => counterOf(3));
      const uses = await allCallers((caller) => [...mine.slice(caller, caller + 1), narrow, wide]);
      assert.equal(passed(uses), 9);
      assert.deepEqual([await usedOf(narrow), await usedOf(wide)], [9, 9]);
      const owns = await Promise.all(mine.map(usedOf));
      assert.deepEqual(
        owns,
        uses.map((use) => (use === undefined ? 0 : 1)),
      );
    });

    test('a window begins with the first use and ends at the exact millisecond by the store’s clock', async () => {
      const counter = counterOf(2);
      const beganAt = clock.nowMs;
      const windowEndsAt = beganAt + WINDOW_MS;
      assert.deepEqual(await store.consume([counter]), [{ id: counter.id, used: 1, held: 0, windowEndsAt }]);
      clock.nowMs += 1_000;
      assert.deepEqual(await store.consume([counter]), [{ id: counter.id, used: 2, held: 0, windowEndsAt }]);
      clock.nowMs = windowEndsAt - 1;
      assert.equal(await store.consume([counter]), undefined);
      assert.equal(await usedOf(counter), 2);
      clock.nowMs = windowEndsAt;
      assert.equal(await usedOf(counter), 0);
      const again = [{ id: counter.id, used: 1, held: 0, windowEndsAt: windowEndsAt + WINDOW_MS }];
      assert.deepEqual(await stores[1].consume([counter]), again);
    });

    test('the last use locks: it thaws at the exact millisecond, whatever was refused in between', async () => {
      for (const max of [1, 3]) {
        const counter = counterOf(max, LOCK_MS);
        for (let use = 1; use < max; use += 1) await store.consume([counter]);
        clock.nowMs += WINDOW_MS - 1;
        const thawsAt = clock.nowMs + LOCK_MS;
        const [last] = (await store.consume([counter])) ?? [];
        assert.deepEqual(last, { id: counter.id, used: max, held: 0, windowEndsAt: thawsAt });
        clock.nowMs = thawsAt - 1;
        assert.equal(await stores[1].consume([counter]), undefined);
        clock.nowMs = thawsAt;
        assert.equal((await stores[1].consume([counter]))?.[0]?.used, 1);
      }
    });

    test('a window may end at a given time', async () => {
      const counter = { ...counterOf(2), window: { endsAt: clock.nowMs + 10 } };
      assert.deepEqual(await store.consume([counter]), [
        { id: counter.id, used: 1, held: 0, windowEndsAt: clock.nowMs + 10 },
      ]);
      clock.nowMs += 10;
      assert.equal(await usedOf(counter), 0);
    });

    test('a window longer than the lock stays as long as it is', async () => {
      const counter = { ...counterOf(2, 1_000) };
      const windowEndsAt = clock.nowMs + WINDOW_MS;
      await store.consume([counter]);
      assert.deepEqual(await store.consume([counter]), [{ id: counter.id, used: 2, held: 0, windowEndsAt }]);
    });

    test('a limit that was changed counts from the next use on', async () => {
      const counter = counterOf(5);
      for (let use = 0; use < 3; use += 1) await store.consume([counter]);
      assert.equal(await stores[1].consume([{ ...counter, max: 3 }]), undefined);
      assert.equal((await stores[1].consume([{ ...counter, max: 4 }]))?.length, 1);
    });

    test('a use given back is free again, but not one of a window that has ended', async () => {
      const counter = counterOf(1, LOCK_MS);
      const uses = (await store.consume([counter])) ?? [];
      await store.giveBack(uses);
      assert.equal((await store.consume([counter]))?.length, 1);
      clock.nowMs += LOCK_MS;
      await store.consume([counter]);
      await store.giveBack(uses);
      assert.equal(await usedOf(counter), 1);
    });

    describe('held uses', () => {
      const databases = [first, second] as const;
      const hold = async (counters: readonly Counter[], through: Database = first) => {
        const results = await through.commit(holdUses(through, counters));
        return results && usesOf(results[0]);
      };
      const end = (held: readonly CounterUse[], wrong: readonly Counter[] = []) =>
        first.commit([...endHolds(first, held), ...countUses(first, wrong)]);
      const standingOf = async ({ id }: Counter) => {
        const { used = 0, held = 0 } = (await stores[1].readCounters([id])).uses.get(id) ?? {};
        return { used, held };
      };

      test('of 50 concurrent holds over two gateways exactly the limit pass, less what is used already', async () => {
        const [narrow, wide] = [counterOf(17), counterOf(1_000)];
        await store.consume([narrow]);
        await store.consume([narrow]);
        const holds = await Promise.all(
          Array.from({ length: CALLERS }, (_, caller) => hold([wide, narrow], databases[caller % 2 === 0 ? 0 : 1])),
        );
        assert.equal(passed(holds), 15);
        assert.deepEqual(await standingOf(narrow), { used: 2, held: 15 });
        assert.deepEqual(await standingOf(wide), { used: 0, held: 15 });
      });

      test('a hold that ends gives its room back, and one that was a use leaves it', async () => {
        const counter = counterOf(2, LOCK_MS);
        const [right, wrong] = [(await hold([counter])) ?? [], (await hold([counter])) ?? []];
        assert.equal(await hold([counter]), undefined);
        await end(right);
        assert.deepEqual(await standingOf(counter), { used: 0, held: 1 });
        await end(wrong, [counter]);
        assert.deepEqual(await standingOf(counter), { used: 1, held: 0 });
        assert.equal((await hold([counter]))?.length, 1);
        assert.equal(await hold([counter]), undefined);
      });

      test('holds lock nothing, however many; the use that reaches the limit does', async () => {
        const counter = counterOf(2, LOCK_MS);
        const beganAt = clock.nowMs;
        const holds = [(await hold([counter])) ?? [], (await hold([counter])) ?? []];
        const endOf = async () => (await store.readCounters([counter.id])).uses.get(counter.id)?.windowEndsAt;
        assert.equal(await endOf(), beganAt + WINDOW_MS);
        for (const held of holds) await end(held, [counter]);
        assert.equal(await endOf(), beganAt + LOCK_MS);
        clock.nowMs = beganAt + LOCK_MS;
        assert.equal((await hold([counter]))?.length, 1);
      });

      test('a hold of a window that has ended takes nothing from the next one', async () => {
        const counter = counterOf(1);
        const stale = (await hold([counter])) ?? [];
        clock.nowMs += WINDOW_MS;
        assert.equal((await hold([counter]))?.length, 1);
        await end(stale);
        assert.deepEqual(await standingOf(counter), { used: 0, held: 1 });
        clock.nowMs += WINDOW_MS;
        await store.consume([counter]);
        assert.deepEqual(await standingOf(counter), { used: 1, held: 0 });
      });
    });

    test('a clean-up deletes the counters whose windows have ended, and no other', async () => {
      const [ended, open] = [counterOf(5), { ...counterOf(5), window: { lastsMs: 2 * WINDOW_MS } }];
      await store.consume([ended, open]);
      clock.nowMs += WINDOW_MS;
      await store.forgetCounters();
      const rows = await first.query
        .selectFrom('limit_counters')
        .select('id')
        .where('id', 'in', [ended.id, open.id])
        .execute();
      assert.deepEqual(rows, [{ id: open.id }]);
    });
  });
}
