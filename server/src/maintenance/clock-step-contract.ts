/** What a store promises where its clock jumps: an hour forward and back costs nobody an hour. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { insertedAccount, insertedOrganization } from '../accounts/account-samples.ts';
import { createThrottleStore } from '../accounts/throttle-store.ts';
import { HOUR_MS } from '../clock.ts';
import { createSandboxStore } from '../egov/sandbox/sandbox-store.ts';
import { createLimitStore } from '../limits/limit-store.ts';
import { defaultSessionRules as rules } from '../sessions/session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from '../sessions/session-samples.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import type { Dating, LengthName, Table } from '../storage/columns.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { cutFutureDates, type Lengths } from '../storage/cut-future-dates.ts';
import type { Database } from '../storage/database.ts';
import { columnsMadeBy } from '../storage/migrations/columns-made-by.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { tables } from '../storage/schema.ts';
import { createMaintenanceStore } from './maintenance-store.ts';

const prefix = 'live:wrong_codes_per_iin:';
const lengths: Lengths = {
  lease: 60_000,
  code: 180_000,
  session: 1_800_000,
  answer: 600_000,
  keptDocument: 500_000,
  keptResult: 550_000,
  flowHandOver: 610_000,
  sandboxArm: 700_000,
  signUpLink: 86_000_000,
  resetLink: 1_700_000,
  invitation: 600_000_000,
  challenge: 300_000,
  tryDelay: 900_000,
  logInIdle: 43_000_000,
  logIn: 604_000_000,
  mailRetry: 120_000,
  webhookSecret: 86_300_000,
  webhookRetry: 86_200_000,
  counters: [
    { idLike: `${prefix}%:lock`, windowMs: 900_000 },
    { idLike: `${prefix}%`, windowMs: 1_800_000 },
    { idLike: 'live:requests_per_key:%', windowMs: 60_000 },
  ],
};

/** What lasts ends so much before its longest length. */
const SHORTER_MS = 1_000;

export function clockStepContract({ first, second, clock }: ContractSubject): void {
  describe('a clock that is set forward and back', () => {
    const store = createMaintenanceStore(first);
    /** Does something in an hour that the clock only dreamt of. */
    const inAnHour = async (event: () => Promise<unknown>) => {
      clock.nowMs += HOUR_MS;
      await event();
      clock.nowMs -= HOUR_MS;
    };

    before(() => cutFutureDates(first, lengths));

    for (const table of Object.keys(tables)) {
      const columns = datedColumns(table);
      if (columns.every(([, dating]) => isKept(dating))) continue;
      test(`in ${table}, what was dated an hour ahead is as if it began now, and the rest stays as it was`, async () => {
        const dreamt = rowOf(columns, clock.nowMs + HOUR_MS);
        const present = rowOf(columns, clock.nowMs);
        const { organization } = await insertedOrganization(first, 0);
        const owner = { organization_id: organization.id, account_id: (await insertedAccount(first)).id };
        const ids = [
          await insertRow(first, table, { ...dreamt, ...owner }),
          await insertRow(first, table, { ...present, ...owner }),
        ];
        assert.ok((await cutFutureDates(first, lengths)) >= 1);
        const [cut, untouched] = [await readRow(first, table, ids[0]), await readRow(first, table, ids[1])];
        for (const [column, dating] of columns) {
          assert.equal(untouched?.[column], present[column], `${column} of a row of now`);
          const expected = isKept(dating) ? dreamt[column] : cutValue(dating, clock.nowMs);
          assert.equal(cut?.[column], expected, column);
        }
        assert.equal(await cutFutureDates(first, lengths), 0);
        await first.commit([deleteRows(first, table, ids)]);
      });
    }

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
      assert.ok((await cutFutureDates(first, lengths)) >= 1);
      assert.equal(await endOf(id), clock.nowMs + 1_800_000);
      assert.equal(await endOf(other), before);
      assert.equal(await cutFutureDates(first, lengths), 0);
    });

    test('a key that guesses is locked for the length of its lock, and a limit of a minute ends after a minute', async () => {
      const limits = createLimitStore(first);
      const [lock, calls] = [`${prefix}${randomUUID()}:lock`, `live:requests_per_key:${randomUUID()}`];
      const counter = { max: 5, lockMs: 0 };
      await inAnHour(() =>
        limits.consume([
          { ...counter, id: lock, window: { lastsMs: 900_000 } },
          { ...counter, id: calls, window: { lastsMs: 60_000 } },
        ]),
      );
      await cutFutureDates(first, lengths);
      const { uses } = await limits.readCounters([lock, calls]);
      const ends = [lock, calls].map((id) => (uses.get(id)?.windowEndsAt ?? 0) - clock.nowMs);
      assert.deepEqual(ends, [900_000, 60_000]);
    });

    test('of two SMS the newer one stays the newer, also than one that is sent afterwards', async () => {
      const inbox = createSandboxStore(first);
      const message = { requestId: randomUUID(), organizationId: 'o', phoneHash: 'p', lateMs: 0 };
      const send = (content: string) =>
        inbox.insertMessage({ ...message, id: randomUUID(), encryptedContent: content });
      const newest = async () => (await inbox.findLatestMessage(message.requestId))?.message;
      await inAnHour(async () => {
        await send('first');
        clock.nowMs += 1;
        await send('second');
        clock.nowMs -= 1;
      });
      await cutFutureDates(first, lengths);
      assert.deepEqual([(await newest())?.encryptedContent, (await newest())?.sentAt], ['second', clock.nowMs]);
      clock.nowMs += 1;
      await send('third');
      assert.equal((await newest())?.encryptedContent, 'third');
    });

    test('what lies ahead by no more than clocks differ is left alone', async () => {
      await cutFutureDates(first, lengths);
      clock.nowMs += 1_000;
      await store.claimTurn({ task: randomUUID(), everyMs: 60_000 });
      clock.nowMs -= 1_000;
      assert.equal(await cutFutureDates(first, lengths), 0);
      clock.nowMs += 1_000;
    });

    test('a lease, a code and a session last their lengths from now on', async () => {
      const idHash = randomUUID();
      const at = clock.nowMs + HOUR_MS;
      const dates = { created_at: at, otp_sent_at: at, otp_expires_at: at + 180_000, expires_at: at + 1_800_000 };
      const row = { id_hash: idHash, organization_id: 'o', api_key_id: 'k', environment: 'test', state: 'approving' };
      const rest = {
        document_type: 'identity_card',
        egov_request_id: randomUUID(),
        encrypted_subject: 's',
        fence: 'f',
      };
      const counts = { attempts_used: 1, resends_used: 0, unresolved_codes: '', lease_expires_at: at + 49_000 };
      await first.commit([first.query.insertInto('sessions').values({ ...row, ...rest, ...dates, ...counts })]);
      assert.equal(await cutFutureDates(first, lengths), 1);
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
      await first.commit([first.query.deleteFrom('sessions').where('id_hash', '=', idHash)]);
    });

    test('an approve that was at work when the clock went back keeps its session and delivers; of a dead one the lease ends', async () => {
      const [sessions, elsewhere] = [createSessionStore(first), createSessionStore(second)];
      const [living, dead] = [newSession(), newSession()];
      await inAnHour(async () => {
        for (const session of [living, dead]) {
          await makeCustomer(first, session);
          await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
          assert.ok(
            await sessions.claimAttempt({ idHash: session.idHash, ...leaseOf(`at work on ${session.idHash}`) }),
          );
        }
      });
      const claimAgain = ({ idHash }: typeof living) => elsewhere.claimAttempt({ idHash, ...leaseOf() });
      assert.equal(await claimAgain(living), undefined, 'before the step was noticed');
      await cutFutureDates(first, lengths);
      clock.nowMs += rules.leaseMs - 1;
      assert.equal(await claimAgain(living), undefined, 'within the length of the lease');
      const delivery = { idHash: living.idHash, fence: `at work on ${living.idHash}` };
      assert.equal(await sessions.deliver({ ...delivery, audit: auditOf(living, 'document_delivered') }), true);
      assert.equal(await claimAgain(dead), undefined);
      clock.nowMs += 1;
      assert.ok(await claimAgain(dead));
    });

    test('tries that were held back are held back no longer than the rule says', async () => {
      const throttles = createThrottleStore(first);
      const key = { keyHash: randomUUID(), rule: { freeTries: 0, delaysMs: [5_000], forgetAfterMs: HOUR_MS } };
      await throttles.takeTry([key]);
      await inAnHour(() => throttles.takeTry([key]));
      await cutFutureDates(first, lengths);
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
      await first.commit([first.query.deleteFrom('maintenance_turns').where(sql<boolean>`1 = 1`)]);
      assert.deepEqual(await store.readTurns(), { turns: [], nowMs: clock.nowMs });
    });
  });
}

/** The table's columns with a number. */
function datedColumns(table: string): [column: string, dating: Dating][] {
  const columns = (tables as Record<string, Table>)[table]?.columns ?? {};
  return Object.entries(columns).flatMap(([name, { holds, dating }]) => (holds === 'number' ? [[name, dating]] : []));
}

function isKept(dating: Dating): boolean {
  return dating === 'no date' || dating === 'stays';
}

/** The numbers of a row that was written at this moment. */
function rowOf(columns: readonly (readonly [string, Dating])[], atMs: number): Record<string, number> {
  return Object.fromEntries(columns.map(([column, dating]) => [column, writtenValue(dating, atMs)]));
}

function writtenValue(dating: Dating, atMs: number): number {
  if (dating === 'no date') return 0;
  if (typeof dating === 'string' || 'beginsInOrderOf' in dating) return atMs;
  return 'stepMs' in dating ? Math.floor(atMs / dating.stepMs) : atMs + lengthOf(dating.ends) - SHORTER_MS;
}

/** What becomes of a value that was written in the future. */
function cutValue(dating: Dating, nowMs: number): number {
  if (typeof dating === 'string' || 'beginsInOrderOf' in dating) return nowMs;
  if ('stepMs' in dating) return Math.floor(nowMs / dating.stepMs) + 1;
  return nowMs + lengthOf(dating.ends) - (dating.from === undefined ? 0 : SHORTER_MS);
}

function lengthOf(name: LengthName): number {
  return name === 'counter' ? 1_800_000 : lengths[name];
}

/** Returns the text by which the row is found again, which all of its texts have that are not given. */
async function insertRow(database: Database, table: string, given: Record<string, number | string>): Promise<string> {
  const text = `${prefix}${randomUUID()}`;
  const values = columnsOf(table).map((column) => sql`${given[column] ?? text}`);
  const names = columnsOf(table).map((column) => sql.ref(column));
  const insert = sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`;
  await database.commit([{ compile: () => insert.compile(database.query) }]);
  return text;
}

async function readRow({ query }: Database, table: string, text: string | undefined) {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
    where ${sql.ref(textColumnOf(table))} = ${text}`.execute(query);
  return rows[0];
}

function deleteRows({ query }: Database, table: string, texts: readonly string[]) {
  const statement = sql`delete from ${sql.table(table)} where ${sql.ref(textColumnOf(table))} in (${sql.join(texts)})`;
  return { compile: () => statement.compile(query) };
}

const allColumns = columnsMadeBy(migrations).map((name) => name.split('.'));

function columnsOf(table: string): string[] {
  return allColumns.filter(([of]) => of === table).map(([, column]) => column ?? '');
}

/** The first whose text is the row's own. */
function textColumnOf(table: string): string {
  const given = [...datedColumns(table).map(([column]) => column), 'organization_id', 'account_id'];
  return columnsOf(table).find((column) => !given.includes(column)) ?? '';
}
