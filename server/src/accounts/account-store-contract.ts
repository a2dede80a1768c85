/** What `AccountStore` promises, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { HOUR_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { insertedAccount, newAccount, newSession, newTraces, tracesExist } from './account-samples.ts';
import { createAccountStore } from './account-store.ts';
import { createCabinetSessionStore } from './cabinet-session-store.ts';

export function accountStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createAccountStore(first);
  const stores = [store, createAccountStore(second)];
  const sessions = createCabinetSessionStore(second);
  const none = { audit: [] };

  const signedUp = async (email: string) => {
    const tokenHash = randomUUID();
    const signUp = {
      tokenHash,
      email,
      passwordHash: 'hash',
      language: 'kk',
      organizationName: 'Ұйым',
      bin: '240140000011',
    } as const;
    await store.insertSignUp({ ...signUp, lifeMs: HOUR_MS }, none);
    return signUp;
  };
  const confirmationOf = ({ tokenHash, email }: { tokenHash: string; email: string }) => {
    const account = newAccount({ email });
    return {
      tokenHash,
      account,
      organization: { id: randomUUID(), name: 'Ұйым', bin: '240140000011' },
      session: newSession(account.id),
    };
  };

  describe('account store', () => {
    test('an account is found by id and by e-mail, whoever stored it; a second of the same e-mail is refused whole', async () => {
      const account = await insertedAccount(first);
      const { id, email, passwordHash, language } = account;
      const expected = {
        id,
        email,
        passwordHash,
        language,
        isOperator: false,
        totp: null,
        encryptedTotpDraft: null,
        locked: false,
        createdAt: clock.nowMs,
      };
      assert.deepEqual(await stores[1]?.findAccount(id), expected);
      assert.deepEqual(await stores[1]?.findAccountByEmail(email), expected);
      const traces = newTraces();
      assert.equal(await store.insertAccount(newAccount({ email }), traces), false);
      assert.deepEqual(await tracesExist(second, traces), [false, false]);
      assert.equal(await store.findAccount(randomUUID()), undefined);
      assert.equal(await store.nowMs(), clock.nowMs);
    });

    test('of many confirmations of one sign-up exactly one makes account, organisation and log-in', async () => {
      const signUp = await signedUp(`${randomUUID()}@company.example`);
      assert.deepEqual(await stores[1]?.findSignUp(signUp.tokenHash), signUp);
      const attempts = Array.from({ length: 10 }, () => confirmationOf(signUp));
      const done = await Promise.all(attempts.map((attempt, index) => stores[index % 2]?.confirmSignUp(attempt, none)));
      assert.equal(done.filter(Boolean).length, 1);
      const winner = attempts[done.indexOf(true)];
      assert.equal((await store.findAccountByEmail(signUp.email))?.id, winner?.account.id);
      const organizations = attempts.map(({ organization }) => organization.id);
      const rows = await second.query
        .selectFrom('organizations')
        .select('id')
        .where('id', 'in', organizations)
        .execute();
      assert.deepEqual(rows, [{ id: winner?.organization.id }]);
      assert.ok(await sessions.findSession(winner?.session.tokenHash ?? ''));
    });

    test('two sign-ups of one e-mail make one account', async () => {
      const email = `${randomUUID()}@company.example`;
      const [one, other] = [confirmationOf(await signedUp(email)), confirmationOf(await signedUp(email))];
      const done = await Promise.all([store.confirmSignUp(one, none), stores[1]?.confirmSignUp(other, none)]);
      assert.deepEqual(done.sort(), [false, true]);
    });

    test('a sign-up and a reset end with their time', async () => {
      const signUp = await signedUp(`${randomUUID()}@company.example`);
      const account = await insertedAccount(first);
      const tokenHash = randomUUID();
      await store.insertPasswordReset({ tokenHash, accountId: account.id, lifeMs: HOUR_MS }, none);
      assert.equal((await store.findPasswordReset(tokenHash))?.id, account.id);
      clock.nowMs += HOUR_MS;
      assert.equal(await store.findSignUp(signUp.tokenHash), undefined);
      assert.equal(await store.confirmSignUp(confirmationOf(signUp), none), false);
      assert.equal(await store.findPasswordReset(tokenHash), undefined);
      assert.equal(await store.resetPassword({ tokenHash, accountId: account.id, passwordHash: 'new' }, none), false);
      await store.deleteExpired();
      const rows = await first.query
        .selectFrom('sign_ups')
        .select('token_hash')
        .where('token_hash', '=', signUp.tokenHash)
        .execute();
      assert.deepEqual(rows, []);
    });

    test('of many uses of one reset link one sets the password; all links and log-ins of the account end', async () => {
      const account = await insertedAccount(first);
      const [tokenHash, otherLink] = [randomUUID(), randomUUID()];
      for (const hash of [tokenHash, otherLink]) {
        await store.insertPasswordReset({ tokenHash: hash, accountId: account.id, lifeMs: HOUR_MS }, none);
      }
      const session = newSession(account.id, { idleMs: HOUR_MS, lifeMs: HOUR_MS });
      await sessions.insertSession(session, none);
      const traces = Array.from({ length: 10 }, newTraces);
      const done = await Promise.all(
        traces.map((each, index) =>
          stores[index % 2]?.resetPassword({ tokenHash, accountId: account.id, passwordHash: `new ${index}` }, each),
        ),
      );
      assert.equal(done.filter(Boolean).length, 1);
      const winner = done.indexOf(true);
      assert.equal((await store.findAccount(account.id))?.passwordHash, `new ${winner}`);
      for (const [index, each] of traces.entries()) {
        assert.deepEqual(await tracesExist(second, each), [index === winner, index === winner]);
      }
      assert.equal(await store.findPasswordReset(otherLink), undefined);
      assert.equal(await sessions.findSession(session.tokenHash), undefined);
    });

    test('a lock ends log-ins and links, and those of a log-in under way too; the neighbour’s stay', async () => {
      const [locked, neighbour] = [await insertedAccount(first), await insertedAccount(first)];
      const link = randomUUID();
      await store.insertPasswordReset({ tokenHash: link, accountId: locked.id, lifeMs: HOUR_MS }, none);
      const [open, late, other] = [newSession(locked.id), newSession(locked.id), newSession(neighbour.id)];
      for (const session of [open, other]) await sessions.insertSession(session, none);
      const lock = { accountId: locked.id, by: neighbour.id, reason: 'incident' };
      assert.equal(await stores[1]?.lockAccount(lock, none), true);
      await sessions.insertSession(late, none);
      for (const { tokenHash } of [open, late]) assert.equal(await sessions.findSession(tokenHash), undefined);
      assert.equal(await store.findPasswordReset(link), undefined);
      assert.ok(await sessions.findSession(other.tokenHash));
      assert.deepEqual(
        [(await store.findAccount(locked.id))?.locked, await store.unlockAccount(neighbour.id, none)],
        [true, false],
      );
      assert.equal(await store.unlockAccount(locked.id, none), true);
      assert.equal((await store.findAccount(locked.id))?.locked, false);
      assert.equal(await store.lockAccount({ ...lock, accountId: randomUUID() }, none), false);
    });

    test('of two changes from the same password one is made; the log-in that asked stays', async () => {
      const account = await insertedAccount(first);
      const [own, other] = [newSession(account.id), newSession(account.id)];
      for (const session of [own, other]) await sessions.insertSession(session, none);
      const change = (to: string) => ({ accountId: account.id, from: 'hash', to, keepSessionId: own.id });
      const done = await Promise.all([
        store.changePassword(change('one'), none),
        stores[1]?.changePassword(change('two'), none),
      ]);
      assert.deepEqual(done.sort(), [false, true]);
      assert.ok(await sessions.findSession(own.tokenHash));
      assert.equal(await sessions.findSession(other.tokenHash), undefined);
      await store.upgradePasswordHash({ accountId: account.id, from: 'hash', to: 'late' });
      assert.notEqual((await store.findAccount(account.id))?.passwordHash, 'late');
    });
  });
}
