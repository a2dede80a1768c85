/** What `NamespaceStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { MINUTE_MS } from '../../clock.ts';
import { defaultSessionRules as rules } from '../../sessions/session.ts';
import { auditOf, makeCustomer, newSession } from '../../sessions/session-samples.ts';
import { createSessionStore } from '../../sessions/session-store.ts';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import type { Environment } from '../../words/environment.ts';
import { createArmStore, EVERYBODY } from './arm-store.ts';
import { createNamespaceStore, MAX_AHEAD_MS } from './namespace-store.ts';
import { createPersonStore } from './person-store.ts';
import { createSandboxStore } from './sandbox-store.ts';

export function namespaceStoreContract({ first, second, clock }: ContractSubject): void {
  describe('namespace store', () => {
    const [store, elsewhere] = [createNamespaceStore(first), createNamespaceStore(second)];
    const sessions = createSessionStore(first);
    const [inbox, arms] = [createSandboxStore(first), createArmStore(first)];

    /** An organisation with a session, an SMS and an arm; gives the session's hash. */
    const furnish = async (environment: Environment = 'test') => {
      const session = { ...newSession(), environment };
      const { organizationId, egovRequestId: requestId } = session;
      await makeCustomer(first, session);
      await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
      const message = { id: randomUUID(), organizationId, requestId, phoneHash: 'p', encryptedContent: 's', lateMs: 0 };
      await inbox.insertMessage(message);
      const arm = { operation: '', scenario: 'slow', seconds: 5, calls: null, lifeMs: 10 * MINUTE_MS };
      await arms.insertArm({ id: randomUUID(), organizationId, scope: EVERYBODY, ...arm });
      return { organizationId, idHash: session.idHash };
    };
    const stateOf = async ({ organizationId, idHash }: { organizationId: string; idHash: string }) => {
      const { session } = (await sessions.findSession(idHash)) ?? assert.fail();
      const [message] = await inbox.listMessages(organizationId, { most: 9 });
      const [arm] = await arms.listArms(organizationId);
      const { createdAt, otpSentAt, otpExpiresAt, expiresAt } = session;
      return [createdAt, otpSentAt, otpExpiresAt, expiresAt, message?.sentAt, arm?.endsAt];
    };

    test('a clock that moves makes what is open older, of its organisation alone', async () => {
      const [mine, theirs] = [await furnish(), await furnish()];
      const [before, others] = [await stateOf(mine), await stateOf(theirs)];
      for (const byMs of [MINUTE_MS, 2 * MINUTE_MS]) {
        assert.equal(await store.moveClock({ organizationId: mine.organizationId, byMs }), true);
      }
      const { organizationId } = mine;
      assert.deepEqual(await elsewhere.readClock(organizationId), { nowMs: clock.nowMs, aheadMs: 3 * MINUTE_MS });
      assert.deepEqual(
        await stateOf(mine),
        before.map((time) => (time ?? 0) - 3 * MINUTE_MS),
      );
      assert.deepEqual(await stateOf(theirs), others);
      await store.resetClock(organizationId);
      assert.deepEqual(await elsewhere.readClock(organizationId), { nowMs: clock.nowMs, aheadMs: 0 });
    });

    test('a live session keeps its times', async () => {
      const live = await furnish('live');
      const [before] = await stateOf(live);
      await store.moveClock({ organizationId: live.organizationId, byMs: MINUTE_MS });
      assert.equal((await stateOf(live))[0], before);
    });

    test('what has ended is left alone, and the clock goes no further than its bound', async () => {
      const mine = await furnish();
      const { organizationId } = mine;
      assert.equal(await store.moveClock({ organizationId, byMs: rules.sessionTtlMs }), true);
      const [ended] = await stateOf(mine);
      assert.equal(await store.moveClock({ organizationId, byMs: MAX_AHEAD_MS }), false);
      assert.equal(await store.moveClock({ organizationId, byMs: MAX_AHEAD_MS - rules.sessionTtlMs }), true);
      assert.equal((await elsewhere.readClock(organizationId)).aheadMs, MAX_AHEAD_MS);
      assert.equal((await stateOf(mine))[0], ended);
    });

    test('a reset takes SMS and arms and sets the clock back; sessions stay, and so does what is another’s', async () => {
      const [mine, theirs] = [await furnish(), await furnish()];
      const others = await stateOf(theirs);
      await store.moveClock({ organizationId: mine.organizationId, byMs: MINUTE_MS });
      const [createdAt] = await stateOf(mine);
      await elsewhere.resetNamespace(mine.organizationId, { people: false });
      const [stays, , , , message, arm] = await stateOf(mine);
      assert.deepEqual([stays, message, arm], [createdAt, undefined, undefined]);
      assert.equal((await store.readClock(mine.organizationId)).aheadMs, 0);
      assert.deepEqual(await stateOf(theirs), others);
    });

    test('a reset takes the organisation’s own people where it is told to, and nobody else’s', async () => {
      const people = createPersonStore(first);
      const [mine, theirs] = [await furnish(), await furnish()].map(({ organizationId }) => organizationId);
      assert.ok(mine && theirs);
      const numbers = () => Promise.all([mine, theirs].map(async (each) => (await people.listPeople(each)).length));
      for (const organizationId of [mine, theirs]) {
        const person = { id: randomUUID(), iinHash: 'h', encryptedContent: 's', encryptedPortrait: null };
        await people.insertPeople(organizationId, [person]);
      }
      await store.resetNamespace(mine, { people: false });
      assert.deepEqual(await numbers(), [1, 1]);
      await store.resetNamespace(mine, { people: true });
      assert.deepEqual(await numbers(), [0, 1]);
    });
  });
}
