/** What `ArmStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { MINUTE_MS } from '../../clock.ts';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import { createArmStore, EVERYBODY, MAX_ARMS, type NewArm } from './arm-store.ts';

export function armStoreContract({ first, second, clock }: ContractSubject): void {
  describe('arm store', () => {
    const [store, elsewhere] = [createArmStore(first), createArmStore(second)];
    const armOf = (organizationId: string, changes: Partial<NewArm> = {}): NewArm => ({
      id: randomUUID(),
      organizationId,
      scope: EVERYBODY,
      operation: '',
      scenario: 'slow',
      seconds: 5,
      calls: 1,
      lifeMs: MINUTE_MS,
      ...changes,
    });
    const arm = async (organizationId: string, changes: Partial<NewArm> = {}) => {
      const stored = await store.insertArm(armOf(organizationId, changes));
      assert.ok(stored);
      return stored;
    };

    test('an arm is seen by every process until its time, by its organisation alone', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const armed = await arm(mine, { calls: null });
      await arm(theirs);
      const { lifeMs: _, ...rest } = armOf(mine, { id: armed.id, calls: null });
      assert.deepEqual(await elsewhere.listArms(mine), [{ ...rest, played: 0, endsAt: clock.nowMs + MINUTE_MS }]);
      clock.nowMs += MINUTE_MS - 1;
      assert.equal((await elsewhere.listArms(mine)).length, 1);
      clock.nowMs += 1;
      assert.deepEqual(await elsewhere.listArms(mine), []);
    });

    test('a call is counted once, and a count that is used up plays no more', async () => {
      const organizationId = randomUUID();
      const armed = await arm(organizationId, { calls: 2 });
      const counted = await Promise.all([store.countCall(armed), elsewhere.countCall(armed)]);
      assert.deepEqual(counted.sort(), [false, true]);
      assert.equal(await store.countCall({ ...armed, played: 1 }), true);
      assert.deepEqual(await store.listArms(organizationId), []);
      clock.nowMs += MINUTE_MS;
      assert.equal(await store.countCall({ ...armed, played: 2 }), false, 'it has ended');
    });

    test('they come in the order in which they were armed; one without a count takes the place of the one before', async () => {
      const organizationId = randomUUID();
      await arm(organizationId, { scenario: 'silent', calls: null });
      await arm(organizationId, { scenario: 'egov_timeout' });
      await arm(organizationId, { scenario: 'slow', operation: 'fetchDocument', calls: null });
      await arm(organizationId, { scenario: 'sms_never' });
      await arm(organizationId, { scenario: 'egov_unavailable', calls: null });
      const names = (await elsewhere.listArms(organizationId)).map(({ scenario }) => scenario);
      assert.deepEqual(names, ['egov_timeout', 'slow', 'sms_never', 'egov_unavailable']);
    });

    test('an organisation has only so many, of which those that have ended do not count', async () => {
      const organizationId = randomUUID();
      for (let count = 0; count < MAX_ARMS; count += 1) await arm(organizationId, { lifeMs: MINUTE_MS + count });
      assert.equal(await store.insertArm(armOf(organizationId)), undefined);
      await arm(randomUUID());
      clock.nowMs += MINUTE_MS;
      await arm(organizationId);
      assert.equal((await store.listArms(organizationId)).length, MAX_ARMS);
    });

    test('it is taken back by its organisation alone', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const { id } = await arm(mine);
      assert.equal(await store.deleteArm({ id, organizationId: theirs }), false);
      assert.equal(await elsewhere.deleteArm({ id, organizationId: mine }), true);
      assert.deepEqual(await store.listArms(mine), []);
    });
  });
}
