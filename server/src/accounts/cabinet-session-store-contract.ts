/** What `CabinetSessionStore` and `SecondFactorStore` promise, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { insertedAccount, newSession, newTraces, tracesExist } from './account-samples.ts';
import { createAccountStore } from './account-store.ts';
import { MOST_LOG_INS } from './cabinet-session.ts';
import type { SpentFactor } from './cabinet-session-store.ts';
import { createCabinetSessionStore } from './cabinet-session-store.ts';
import { createSecondFactorStore } from './second-factor-store.ts';

export function cabinetSessionStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createCabinetSessionStore(first);
  const elsewhere = createCabinetSessionStore(second);
  const factors = createSecondFactorStore(first);
  const none = { audit: [] };

  const accountWithTotp = async (codes: string[] = []) => {
    const { id } = await insertedAccount(first);
    assert.equal(await factors.draftTotp({ accountId: id, encryptedSecret: 'secret' }), true);
    const enabling = {
      accountId: id,
      sessionId: randomUUID(),
      encryptedSecret: 'secret',
      step: 100,
      recoveryCodeHashes: codes,
    };
    assert.equal(await factors.enableTotp(enabling, none), true);
    return id;
  };
  const waitingSession = async (accountId: string) => {
    const session = newSession(accountId, { state: 'awaiting_second_factor' });
    await store.insertSession(session, none);
    return session;
  };
  const completionOf = (session: { id: string; accountId: string }, factor: SpentFactor) => {
    return {
      id: session.id,
      accountId: session.accountId,
      tokenHash: randomUUID(),
      factor,
      idleMs: 5000,
      lifeMs: 50_000,
    };
  };

  describe('cabinet session store', () => {
    test('a log-in ends after lying unused and by its age; a use prolongs only the first', async () => {
      const { id } = await insertedAccount(first);
      const session = newSession(id);
      await store.insertSession(session, none);
      for (let use = 0; use < 10; use++) {
        const found = await elsewhere.findSession(session.tokenHash);
        assert.deepEqual([found?.account.id, found?.session.id, found?.nowMs], [id, session.id, clock.nowMs]);
        clock.nowMs += 999;
        await elsewhere.touchSession(session.id);
      }
      clock.nowMs += 10;
      assert.equal(await store.findSession(session.tokenHash), undefined, 'its age');
      const unused = newSession(id);
      await store.insertSession(unused, none);
      clock.nowMs += 1000;
      await store.touchSession(unused.id);
      assert.equal(await store.findSession(unused.tokenHash), undefined, 'unused');
      assert.deepEqual(await store.listSessions(id), []);
    });

    test('of many uses of one TOTP step one is taken, over all log-ins of the account; and no earlier step', async () => {
      const accountId = await accountWithTotp();
      const sessions = await Promise.all(Array.from({ length: 8 }, () => waitingSession(accountId)));
      const traces = sessions.map(() => newTraces());
      const complete = (step: number) =>
        Promise.all(
          sessions.map((session, index) =>
            (index % 2 === 0 ? store : elsewhere).completeSession(
              completionOf(session, { kind: 'totp', step }),
              traces[index] ?? none,
            ),
          ),
        );
      assert.equal((await complete(100)).filter(Boolean).length, 0, 'the step of the set-up');
      const done = await complete(101);
      assert.equal(done.filter(Boolean).length, 1);
      for (const [index, each] of traces.entries())
        assert.deepEqual(await tracesExist(first, each), [done[index], done[index]]);
      assert.equal((await createAccountStore(second).findAccount(accountId))?.totp?.lastStep, 101);
    });

    test('a code is not spent where the log-in is gone, and a log-in is completed once', async () => {
      const accountId = await accountWithTotp(['a', 'b']);
      const session = await waitingSession(accountId);
      const gone = completionOf({ id: randomUUID(), accountId }, { kind: 'recovery_code', codeHash: 'a' });
      assert.equal(await store.completeSession(gone, none), false);
      assert.equal(await factors.countRecoveryCodes(accountId), 2);
      const completions = ['a', 'b'].map((codeHash) => completionOf(session, { kind: 'recovery_code', codeHash }));
      const done = await Promise.all(
        completions.map((each, index) => (index === 0 ? store : elsewhere).completeSession(each, none)),
      );
      assert.deepEqual(done.toSorted(), [false, true]);
      assert.equal(await factors.countRecoveryCodes(accountId), 1);
      assert.equal(await store.findSession(session.tokenHash), undefined, 'the old token');
      const found = await store.findSession(completions[done.indexOf(true)]?.tokenHash ?? '');
      assert.deepEqual([found?.session.state, found?.session.expiresAt], ['active', clock.nowMs + 50_000]);
    });

    test('of many uses of one recovery code one is taken; a code of another account never', async () => {
      const [accountId, otherId] = [await accountWithTotp(['code']), await accountWithTotp(['other'])];
      const sessions = await Promise.all(Array.from({ length: 8 }, () => waitingSession(accountId)));
      const use = (codeHash: string) =>
        Promise.all(
          sessions.map((session, index) =>
            (index % 2 === 0 ? store : elsewhere).completeSession(
              completionOf(session, { kind: 'recovery_code', codeHash }),
              none,
            ),
          ),
        );
      assert.equal((await use('other')).filter(Boolean).length, 0);
      assert.equal((await use('code')).filter(Boolean).length, 1);
      assert.equal(await factors.countRecoveryCodes(otherId), 1);
    });

    test('log-ins are ended one by one or all, and only those of the account', async () => {
      const [one, other] = [await insertedAccount(first), await insertedAccount(first)];
      const [kept, ended, foreign] = [newSession(one.id), newSession(one.id), newSession(other.id)];
      for (const session of [kept, ended, foreign]) await store.insertSession(session, none);
      assert.equal(await elsewhere.endSession({ accountId: one.id, id: foreign.id }, none), false);
      assert.equal(await elsewhere.endSession({ accountId: one.id, id: ended.id }, none), true);
      assert.deepEqual(
        (await store.listSessions(one.id)).map(({ id }) => id),
        [kept.id],
      );
      await elsewhere.endSessions(one.id, none);
      assert.deepEqual(await store.listSessions(one.id), []);
      assert.equal((await store.listSessions(other.id)).length, 1);
    });
  });

  describe('second factor store', () => {
    test('an authenticator is set up from its own draft, once, and goes with its codes', async () => {
      const { id: accountId } = await insertedAccount(first);
      const session = newSession(accountId);
      await store.insertSession(session, none);
      const enabling = {
        accountId,
        sessionId: session.id,
        encryptedSecret: 'new',
        step: 1,
        recoveryCodeHashes: ['a', 'b'],
      };
      assert.equal(await factors.enableTotp(enabling, none), false);
      await factors.draftTotp({ accountId, encryptedSecret: 'old' });
      await factors.draftTotp({ accountId, encryptedSecret: 'new' });
      assert.equal(await factors.enableTotp({ ...enabling, encryptedSecret: 'old' }, none), false);
      const done = await Promise.all([
        factors.enableTotp(enabling, none),
        createSecondFactorStore(second).enableTotp(enabling, none),
      ]);
      assert.deepEqual(done.sort(), [false, true]);
      const proof = (await store.findSession(session.tokenHash))?.session.proof;
      assert.deepEqual(proof, { passkeyId: null, at: clock.nowMs });
      assert.equal(await factors.draftTotp({ accountId, encryptedSecret: 'third' }), false);
      assert.equal(await factors.replaceRecoveryCodes({ accountId, recoveryCodeHashes: ['c'] }, none), true);
      assert.equal(await factors.countRecoveryCodes(accountId), 1);
      assert.equal(await factors.disableTotp(accountId, none), true);
      assert.equal(await factors.disableTotp(accountId, none), false);
      assert.equal(await factors.countRecoveryCodes(accountId), 0);
      assert.equal(await factors.replaceRecoveryCodes({ accountId, recoveryCodeHashes: ['d'] }, none), false);
    });

    test('a challenge is spent once, within its time, for its purpose and account', async () => {
      const challengeHash = randomUUID();
      const challenge = { challengeHash, purpose: 'register', accountId: 'a' } as const;
      await factors.insertChallenge({ ...challenge, lifeMs: 1000 });
      assert.equal(await factors.takeChallenge({ ...challenge, purpose: 'log_in' }), false);
      assert.equal(await factors.takeChallenge({ ...challenge, accountId: null }), false);
      const taken = await Promise.all(Array.from({ length: 6 }, () => factors.takeChallenge(challenge)));
      assert.equal(taken.filter(Boolean).length, 1);
      await factors.insertChallenge({ ...challenge, lifeMs: 1000 });
      clock.nowMs += 1000;
      assert.equal(await factors.takeChallenge(challenge), false);
    });

    test('a passkey logs in from its own counter only, belongs to one account, and is gone when removed', async () => {
      const { id: accountId } = await insertedAccount(first);
      const passkey = {
        id: randomUUID(),
        accountId,
        publicKey: 'key',
        counter: 5,
        transports: ['usb'],
        name: 'Кілт',
        backedUp: true,
      };
      const registering = newSession(accountId);
      await store.insertSession(registering, none);
      const insertion = { ...passkey, sessionId: registering.id, recoveryCodeHashes: ['a', 'b'] };
      assert.equal(await factors.insertPasskey(insertion, none), true);
      const byPasskey = { passkeyId: passkey.id, at: clock.nowMs };
      assert.deepEqual((await store.findSession(registering.tokenHash))?.session.proof, byPasskey);
      const { id: thief } = await insertedAccount(first);
      assert.equal(await factors.insertPasskey({ ...insertion, accountId: thief }, none), false);
      assert.deepEqual([await factors.countRecoveryCodes(accountId), await factors.countRecoveryCodes(thief)], [2, 0]);
      const logIns = await Promise.all(
        [store, elsewhere].map((each) =>
          each.insertSessionByPasskey(newSession(accountId), { id: passkey.id, fromCounter: 5, toCounter: 6 }, none),
        ),
      );
      assert.deepEqual(logIns.sort(), [false, true]);
      assert.deepEqual(await factors.listPasskeys(accountId), [
        { ...passkey, counter: 6, createdAt: clock.nowMs, lastUsedAt: clock.nowMs },
      ]);
      const session = newSession(accountId);
      await store.insertSession(session, none);
      clock.nowMs += 500;
      const use = { id: passkey.id, fromCounter: 6, toCounter: 7 };
      const renewal = { id: session.id, tokenHash: randomUUID() };
      const confirmed = await Promise.all(
        [store, elsewhere].map((each) => each.confirmSessionByPasskey(renewal, use, none)),
      );
      assert.deepEqual(confirmed.sort(), [false, true]);
      assert.equal((await store.findSession(renewal.tokenHash))?.session.authenticatedAt, clock.nowMs);
      assert.equal(await store.findSession(session.tokenHash), undefined, 'the token before is dead');
      assert.equal(await factors.renamePasskey({ accountId: 'other', id: passkey.id, name: 'x' }), false);
      assert.equal(await factors.removePasskey({ accountId: 'other', id: passkey.id }, none), false);
      assert.equal(await factors.renamePasskey({ accountId, id: passkey.id, name: 'Телефон' }), true);
      assert.equal((await factors.findPasskey(passkey.id))?.name, 'Телефон');
      assert.equal(await factors.removePasskey({ accountId, id: passkey.id }, none), true);
      assert.equal(await factors.findPasskey(passkey.id), undefined);
      assert.equal(await factors.countRecoveryCodes(accountId), 0, 'they stood in for it');
    });

    test('of one person’s log-ins the last used stay; one that waits for its second factor ends none', async () => {
      const [account, neighbour] = [await insertedAccount(first), await insertedAccount(first)];
      const opened = [];
      for (let logIn = 0; logIn < MOST_LOG_INS + 2; logIn += 1) {
        const session = newSession(account.id);
        opened.push(session);
        clock.nowMs += 1;
        await store.insertSession(session, none);
      }
      await store.insertSession(newSession(neighbour.id), none);
      await store.insertSession({ ...newSession(account.id), state: 'awaiting_second_factor' }, none);
      const left = await store.listSessions(account.id);
      assert.deepEqual(
        left.map(({ id }) => id),
        opened
          .slice(2)
          .reverse()
          .map(({ id }) => id),
      );
      assert.equal((await store.listSessions(neighbour.id)).length, 1);
    });

    test('a proof of a factor spends it, once, and is of that log-in alone', async () => {
      const accountId = await accountWithTotp(['code']);
      const [session, other] = [newSession(accountId), newSession(accountId)];
      for (const each of [session, other]) await store.insertSession(each, none);
      const factor = { kind: 'recovery_code', codeHash: 'code' } as const;
      const confirmation = { id: session.id, tokenHash: randomUUID(), accountId, factor };
      const confirmed = await Promise.all(
        [store, elsewhere].map((each) => each.confirmSessionByFactor(confirmation, none)),
      );
      assert.deepEqual(confirmed.sort(), [false, true]);
      const proofs = await Promise.all(
        [confirmation, other].map(async ({ tokenHash }) => (await store.findSession(tokenHash))?.session.proof),
      );
      assert.deepEqual(proofs, [{ passkeyId: null, at: clock.nowMs }, null]);
    });

    test('a reset takes all factors and log-ins of one account, and nothing of its neighbour', async () => {
      const passkeyOf = (accountId: string) => ({
        id: randomUUID(),
        accountId,
        publicKey: 'key',
        counter: 0,
        transports: [],
        name: 'Кілт',
        backedUp: true,
        sessionId: randomUUID(),
        recoveryCodeHashes: [],
      });
      const [lost, neighbour] = [await accountWithTotp(['code']), await accountWithTotp(['code'])];
      for (const id of [lost, neighbour]) {
        assert.equal(await factors.insertPasskey(passkeyOf(id), none), true);
        await store.insertSession(newSession(id), none);
      }
      const traces = newTraces();
      await createSecondFactorStore(second).resetSecondFactors(lost, traces);
      assert.deepEqual(await tracesExist(first, traces), [true, true]);
      const left = async (id: string) => [
        (await createAccountStore(first).findAccount(id))?.totp != null,
        (await factors.listPasskeys(id)).length,
        await factors.countRecoveryCodes(id),
        (await store.listSessions(id)).length,
      ];
      assert.deepEqual(await left(lost), [false, 0, 0, 0]);
      assert.deepEqual(await left(neighbour), [true, 1, 1, 1]);
    });
  });
}
