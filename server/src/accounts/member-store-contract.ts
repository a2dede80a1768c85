/** What `MemberStore`, `ThrottleStore` and `MailStore` promise, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { createMailStore } from '../mail/mail-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { NewAccount } from './account.ts';
import {
  insertedAccount,
  insertedOrganization,
  newAccount,
  newSession,
  newTraces,
  tracesExist,
} from './account-samples.ts';
import { createAccountStore } from './account-store.ts';
import { createMemberStore } from './member-store.ts';
import { createThrottleStore } from './throttle-store.ts';

export function memberStoreContract(subject: ContractSubject): void {
  const { first, second, clock } = subject;
  const store = createMemberStore(first);
  const stores = [store, createMemberStore(second)];
  const none = { audit: [] };
  const joinAsOwner = async (organizationId: string, { id: accountId, email }: NewAccount) => {
    const tokenHash = randomUUID();
    const sent = { id: randomUUID(), email, tokenHash, lifeMs: 1000, organizationId, role: 'owner' } as const;
    const invitation = await store.insertInvitation(sent, none);
    assert.equal(await store.acceptInvitation({ tokenHash, invitation, accountId }, none), true);
  };

  describe('member store', () => {
    test('however owners go in the same moment, one stays', async () => {
      for (let round = 0; round < 4; round++) {
        const { organization, accounts } = await insertedOrganization(first, 4);
        const changes = await Promise.all(
          accounts.map(({ id: accountId }, index) => {
            const key = { organizationId: organization.id, accountId };
            const each = stores[index % 2] ?? store;
            return index < 2 ? each.changeRole({ ...key, role: 'viewer' }, none) : each.removeMember(key, none);
          }),
        );
        assert.deepEqual(changes.toSorted(), ['done', 'done', 'done', 'last_owner']);
        const owners = (await store.listMembers(organization.id)).filter(({ role }) => role === 'owner');
        assert.equal(owners.length, 1);
      }
    });

    test('what is refused leaves no trace; who is no member is told so', async () => {
      const { organization, accounts } = await insertedOrganization(first, 1);
      const [traces, stranger] = [newTraces(), await insertedAccount(first)];
      const key = { organizationId: organization.id, accountId: accounts[0]?.id ?? '' };
      assert.equal(await store.removeMember(key, traces), 'last_owner');
      assert.deepEqual(await tracesExist(second, traces), [false, false]);
      assert.equal(await store.removeMember({ ...key, accountId: stranger.id }, none), 'not_found');
      assert.equal(await store.changeRole({ ...key, role: 'owner' }, none), 'done');
    });

    test('what a person is in one organisation changes nothing of what they are in another', async () => {
      const [here, there] = [await insertedOrganization(first, 2), await insertedOrganization(first, 1)];
      const person = here.accounts[0] ?? newAccount();
      const key = { organizationId: here.organization.id, accountId: person.id };
      await joinAsOwner(there.organization.id, person);
      const roleIn = async ({ organization }: typeof here) =>
        (await store.findOrganization(organization.id, person.id))?.role;
      assert.equal(await stores[1]?.changeRole({ ...key, role: 'viewer' }, none), 'done');
      assert.deepEqual([await roleIn(here), await roleIn(there)], ['viewer', 'owner']);
      assert.equal(await stores[1]?.removeMember(key, none), 'done');
      assert.deepEqual([await roleIn(here), await roleIn(there)], [null, 'owner']);
      assert.equal(await store.changeRole({ ...key, role: 'owner' }, none), 'not_found');
      assert.equal(await store.removeMember(key, none), 'not_found');
    });

    test('a membership is seen from both sides; an organisation without one is found with no role', async () => {
      const { organization, accounts } = await insertedOrganization(first, 1);
      const [owner, stranger] = [accounts[0] ?? newAccount(), await insertedAccount(first)];
      const seen = { id: organization.id, name: 'Ұйым', bin: null, suspension: null };
      assert.deepEqual(await stores[1]?.listMemberships(owner.id), [{ organization: seen, role: 'owner' }]);
      assert.deepEqual(await store.findOrganization(organization.id, owner.id), { organization: seen, role: 'owner' });
      assert.deepEqual(await store.findOrganization(organization.id, stranger.id), { organization: seen, role: null });
      assert.equal(await store.findOrganization(randomUUID(), owner.id), undefined);
      assert.deepEqual(await store.listMembers(organization.id), [
        {
          accountId: owner.id,
          email: owner.email,
          role: 'owner',
          hasSecondFactor: false,
          lock: null,
          joinedAt: clock.nowMs,
        },
      ]);
    });

    test('of many acceptances of one invitation one is taken, with account and log-in; and none after its time', async () => {
      const { organization } = await insertedOrganization(first, 1);
      const invite = async (email: string) => {
        const tokenHash = randomUUID();
        const place = { id: randomUUID(), organizationId: organization.id, email, role: 'developer' } as const;
        return { tokenHash, invitation: await store.insertInvitation({ ...place, tokenHash, lifeMs: 1000 }, none) };
      };
      const email = `${randomUUID()}@company.example`;
      const replaced = await invite(email);
      const { tokenHash, invitation } = await invite(email);
      assert.equal(await store.findInvitation(replaced.tokenHash), undefined);
      assert.deepEqual(await stores[1]?.findInvitation(tokenHash), { invitation, organizationName: 'Ұйым' });
      assert.deepEqual(await store.listInvitations(organization.id), [invitation]);
      const accept = () => {
        const account = newAccount({ email });
        return { tokenHash, invitation, accountId: account.id, newAccount: account, session: newSession(account.id) };
      };
      const done = await Promise.all(
        Array.from({ length: 8 }, (_, index) => stores[index % 2]?.acceptInvitation(accept(), none)),
      );
      assert.equal(done.filter(Boolean).length, 1);
      assert.deepEqual((await store.listMembers(organization.id)).map(({ role }) => role).sort(), [
        'developer',
        'owner',
      ]);
      const late = await invite(`${randomUUID()}@company.example`);
      clock.nowMs += 1000;
      assert.equal(
        await store.acceptInvitation({ ...late, accountId: (await insertedAccount(first)).id }, none),
        false,
      );
      assert.equal(await store.withdrawInvitation({ organizationId: 'other', id: late.invitation.id }, none), false);
    });

    test('an invitation without organisation makes an operator; a member keeps the role', async () => {
      const { organization, accounts } = await insertedOrganization(first, 1);
      const account = accounts[0] ?? newAccount();
      for (const place of [
        { organizationId: null, role: null },
        { organizationId: organization.id, role: 'viewer' } as const,
      ]) {
        const tokenHash = randomUUID();
        const sent = { id: randomUUID(), email: account.email, tokenHash, lifeMs: 1000, ...place };
        const invitation = await store.insertInvitation(sent, none);
        assert.equal(await store.acceptInvitation({ tokenHash, invitation, accountId: account.id }, none), true);
      }
      assert.equal((await createAccountStore(second).findAccount(account.id))?.isOperator, true);
      assert.deepEqual(
        (await store.listMembers(organization.id)).map(({ role }) => role),
        ['owner'],
      );
    });
  });

  throttleStoreContract(subject);
  mailStoreContract(subject);
}

function throttleStoreContract({ first, second, clock }: ContractSubject): void {
  const stores = [createThrottleStore(first), createThrottleStore(second)];
  const store = createThrottleStore(first);
  const rule = { freeTries: 3, delaysMs: [100, 400], forgetAfterMs: 10_000 };

  describe('throttle store', () => {
    test('tries are free, then wait ever longer, and are forgotten in time', async () => {
      const key = { keyHash: randomUUID(), rule };
      const waits: (number | undefined)[] = [];
      for (let step = 0; step < 7; step++) {
        const refused = await stores[step % 2]?.takeTry([key]);
        if (refused !== undefined) clock.nowMs += refused.retryAfterMs;
        waits.push(refused?.retryAfterMs);
      }
      assert.deepEqual(waits, [undefined, undefined, undefined, undefined, 100, undefined, 400]);
      assert.equal(await store.takeTry([key]), undefined);
      assert.deepEqual(await store.takeTry([key]), { retryAfterMs: 400 });
      clock.nowMs += 10_000;
      for (let free = 0; free < 4; free++) assert.equal(await store.takeTry([key]), undefined);
      assert.deepEqual(await store.takeTry([key]), { retryAfterMs: 100 });
    });

    test('of many tries at once only the free ones are let through', async () => {
      const key = { keyHash: randomUUID(), rule };
      const taken = await Promise.all(Array.from({ length: 40 }, (_, index) => stores[index % 2]?.takeTry([key])));
      assert.equal(taken.filter((refused) => refused === undefined).length, 4);
    });

    test('a try that one key refuses counts for none', async () => {
      const [open, held] = [
        { keyHash: randomUUID(), rule },
        { keyHash: randomUUID(), rule },
      ];
      for (let tries = 0; tries < 4; tries++) await store.takeTry([held]);
      for (let tries = 0; tries < 9; tries++) assert.ok(await store.takeTry([open, held]));
      assert.equal(await store.takeTry([open]), undefined);
      await store.forgetTries([held.keyHash]);
      assert.equal(await store.takeTry([open, held]), undefined);
    });

    test('a try that is given back does not count', async () => {
      const key = { keyHash: randomUUID(), rule };
      for (let tries = 0; tries < 20; tries++) {
        assert.equal(await store.takeTry([key]), undefined);
        await store.giveTryBack([key.keyHash]);
      }
      clock.nowMs += 10_000;
      await store.deleteOldTries(10_000);
      const rows = await first.query
        .selectFrom('throttles')
        .select('tries')
        .where('key_hash', '=', key.keyHash)
        .execute();
      assert.deepEqual(rows, []);
    });
  });
}

function mailStoreContract({ first, second, clock }: ContractSubject): void {
  const stores = [createMailStore(first), createMailStore(second)];
  const store = createMailStore(first);

  describe('mail store', () => {
    test('of two gateways one takes a mail; it comes again after the lease, and not once it was removed', async () => {
      await store.deleteOldMails(0);
      const traces = Array.from({ length: 6 }, newTraces);
      for (const each of traces) {
        clock.nowMs += 1;
        await createAccountStore(first).record(each);
      }
      const ids = traces.map(({ mailId }) => mailId);
      assert.deepEqual(
        (await store.listMails()).map(({ id }) => id),
        ids.toReversed(),
      );
      const takes = await Promise.all(stores.map((each) => each.takeDueMails({ leaseMs: 1000, most: 4 })));
      const more = await store.takeDueMails({ leaseMs: 1000, most: 20 });
      assert.deepEqual([...takes.flat(), ...more].map(({ id }) => id).sort(), ids.toSorted());
      assert.deepEqual(await store.takeDueMails({ leaseMs: 1000, most: 20 }), []);
      await store.removeMail(ids[0] ?? '');
      clock.nowMs += 1000;
      const again = await store.takeDueMails({ leaseMs: 1000, most: 20 });
      assert.deepEqual(
        again.map(({ id, tries }) => [id, tries]),
        ids.slice(1).map((id) => [id, 1]),
      );
    });
  });
}
