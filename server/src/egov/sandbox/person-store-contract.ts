/** What `PersonStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import { MAX_PEOPLE } from './person-schema.ts';
import { createPersonStore, type EncryptedPerson } from './person-store.ts';

export function personStoreContract({ first, second, clock }: ContractSubject): void {
  describe('person store', () => {
    const [store, elsewhere] = [createPersonStore(first), createPersonStore(second)];
    const personOf = (changes: Partial<EncryptedPerson> = {}): EncryptedPerson => ({
      id: randomUUID(),
      iinHash: randomUUID(),
      encryptedContent: 'encrypted',
      encryptedPortrait: null,
      ...changes,
    });

    test('people are found by every process, in their order, by their organisation alone', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const [plain, faced] = [personOf(), personOf({ encryptedPortrait: 'face' })];
      assert.equal(await store.insertPeople(mine, [plain, faced]), true);
      const listed = await elsewhere.listPeople(mine);
      const addedAt = clock.nowMs;
      const asListed = ({ encryptedPortrait, ...person }: EncryptedPerson) => {
        return { ...person, hasPortrait: encryptedPortrait !== null, addedAt };
      };
      assert.deepEqual(listed, [asListed(plain), asListed(faced)]);
      assert.deepEqual(await elsewhere.findPerson(mine, faced.iinHash), faced);
      assert.equal(await elsewhere.findPerson(theirs, faced.iinHash), undefined);
      assert.deepEqual(await elsewhere.listPeople(theirs), []);
    });

    test('an IIN is taken once in an organisation, and by others too; of people who come together all are added or none', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const person = personOf();
      assert.equal(await store.insertPeople(mine, [person]), true);
      const again = personOf({ iinHash: person.iinHash });
      assert.equal(await store.insertPeople(mine, [personOf(), again]), false);
      assert.equal((await store.listPeople(mine)).length, 1);
      assert.equal(await store.insertPeople(theirs, [again]), true);
    });

    test('people stand in the order in which they came, those of one call too', async () => {
      const organizationId = randomUUID();
      const calls = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => personOf()));
      for (const people of calls) await store.insertPeople(organizationId, people);
      assert.deepEqual(
        (await elsewhere.listPeople(organizationId)).map(({ id }) => id),
        calls.flat().map(({ id }) => id),
      );
    });

    test('one is removed, of its organisation alone', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const [person, other] = [personOf(), personOf()];
      await store.insertPeople(mine, [person, other]);
      assert.equal(await store.deletePerson({ id: person.id, organizationId: theirs }), false);
      assert.equal(await store.deletePerson({ id: person.id, organizationId: mine }), true);
      assert.equal(await store.deletePerson({ id: person.id, organizationId: mine }), false);
      assert.deepEqual(
        (await elsewhere.listPeople(mine)).map(({ id }) => id),
        [other.id],
      );
    });

    test('an organisation has no more than its bound', async () => {
      const organizationId = randomUUID();
      const many = Array.from({ length: MAX_PEOPLE - 1 }, () => personOf());
      assert.equal(await store.insertPeople(organizationId, many), true);
      assert.equal(await store.insertPeople(organizationId, [personOf(), personOf()]), false);
      assert.equal(await store.insertPeople(organizationId, [personOf()]), true);
      assert.equal(await store.insertPeople(organizationId, [personOf()]), false);
      assert.equal((await store.listPeople(organizationId)).length, MAX_PEOPLE);
    });
  });
}
