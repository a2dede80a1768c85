/** Two gateways on one PostgreSQL: what one does, the other knows at once. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Lasting, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import {
  approve,
  codeOf,
  deliveriesIn,
  gatewaysForTest,
  hashOf,
  hasPostgres,
  operatorForTest,
  postgresForTest,
  requestDocument,
  resend,
  testWithPostgres,
} from './postgres-gateways.ts';

/** Between two looks into the store. */
const LOOK_AGAIN_MS = 50;
const masterKey = () => randomBytes(32).toString('base64');

/** Three gateways that have started at once on an empty store, for all tests but one. Their ends come in reverse order. */
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends) await end();
});
const shared = hasPostgres ? await startShared({ after: (end) => void ends.unshift(end) }) : undefined;

async function startShared(t: Lasting) {
  const server = await postgresForTest(t);
  const variables = { DATABASE_URL: server.url, QUJAT_MASTER_KEY: masterKey() };
  const gateways = await gatewaysForTest(t, 3, variables);
  return { variables, gateways, operator: await operatorForTest(t, server.url) };
}

testWithPostgres(
  'three gateways that start at once on an empty PostgreSQL make one schema and one organisation',
  async () => {
    const { gateways, operator } = shared ?? assert.fail();
    assert.equal(new Set(gateways.map(({ testKey }) => testKey)).size, 1);
    const { rows } = await operator.query('select count(*)::int as made from organizations');
    assert.deepEqual(rows, [{ made: 1 }]);
  },
);

testWithPostgres(
  'a session goes on at either gateway, and nothing about keys or subscriptions is remembered',
  async () => {
    const { gateways, operator } = shared ?? assert.fail();
    const [one, two] = gateways;
    const open = async () => String((await requestDocument(one.address, one.testKey, 0)).body.backend_session_id);

    // Asked at one, approved at the other; the answer again, by its key, at either.
    const first = await open();
    const approved = await approve(two.address, first, await codeOf(operator, first), 'again');
    assert.equal(approved.status, 200);
    assert.equal((await approve(one.address, first, await codeOf(operator, first), 'again')).text, approved.text);
    assert.equal((await approve(one.address, first, '000000', 'again')).status, 422);
    assert.equal((await approve(one.address, first, '000000')).body.code, 'document_already_received');

    // A request with a key, repeated at the other, is one request.
    const keyed = await Promise.all(
      [one, two].map(({ address }) => requestDocument(address, one.testKey, 1, 'one request')),
    );
    const repeated = await requestDocument(two.address, one.testKey, 1, 'one request');
    assert.deepEqual(
      keyed
        .map(({ status, body }) => (status === 200 ? body.backend_session_id : body.code))
        .filter((told) => told !== 'idempotency_key_in_use'),
      keyed.filter(({ status }) => status === 200).map(() => repeated.body.backend_session_id),
    );

    // Another code from either, by the store's clock; the one before is dead at both.
    const second = await open();
    const before = await codeOf(operator, second);
    assert.equal((await resend(two.address, second)).body.code, 'resend_too_early');
    await operator.query('update sessions set otp_sent_at = otp_sent_at - 60000 where id_hash = $1', [hashOf(second)]);
    assert.equal((await resend(two.address, second)).status, 200);
    assert.equal((await resend(one.address, second)).body.code, 'resend_too_early');
    assert.equal((await approve(one.address, second, before)).body.code, 'invalid_otp_code');
    assert.equal((await approve(two.address, second, await codeOf(operator, second))).status, 200);

    // What is changed in the store counts with the next call, at both.
    const both = async () =>
      Promise.all([one, two].map(async ({ address }) => (await requestDocument(address, one.testKey, 2)).body.code));
    assert.deepEqual(await both(), [undefined, undefined]);
    await operator.query('update subscriptions set active = 0');
    assert.deepEqual(await both(), ['technology_not_accessible', 'technology_not_accessible']);
    await operator.query('update subscriptions set active = 1');
    assert.deepEqual(await both(), [undefined, undefined]);
    await operator.query('update api_keys set revoked_at = 1');
    assert.deepEqual(await both(), ['invalid_api_key', 'invalid_api_key']);
    await operator.query('update api_keys set revoked_at = null');
    assert.deepEqual(await deliveriesIn(operator), { metered: 2, audited: 2, delivered: 2 });
  },
);

testWithPostgres('each turn of a maintenance task is had by one of two gateways', async (t) => {
  const server = await postgresForTest(t);
  // The gateways look for work every minute; here every tenth of a second. Whose turn it is, the store decides all the same.
  const often = 'const every=setInterval;globalThis.setInterval=(run,ms,...rest)=>every(run,ms>=6e4?100:ms,...rest)';
  const options = `--import=data:text/javascript,${encodeURIComponent(often)}`;
  const variables = { DATABASE_URL: server.url, QUJAT_MASTER_KEY: masterKey(), NODE_OPTIONS: options };
  await gatewaysForTest(t, 2, variables);
  const operator = await operatorForTest(t, server.url);
  await operator.query(`
    create table turns (task text, before bigint, begun_at bigint, every_ms bigint);
    create function record_turn() returns trigger language plpgsql as
      $$ begin insert into turns values (new.task, old.begun_at, new.begun_at, new.every_ms); return new; end $$;`);
  const countOf = async (query: string) => Number((await operator.query(query)).rows[0]?.count);
  while ((await countOf('select count(*) from maintenance_turns')) < 4) await pause(LOOK_AGAIN_MS);
  await operator.query(`create trigger record_turn after update on maintenance_turns
    for each row when (new.begun_at > 0) execute function record_turn()`);
  const ROUNDS = 3;
  // A task may have its first turn in between: each round frees those that there are.
  let freed = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    freed += (await operator.query('update maintenance_turns set begun_at = 0')).rowCount ?? 0;
    while ((await countOf('select count(*) from maintenance_turns where begun_at = 0')) > 0) await pause(LOOK_AGAIN_MS);
  }
  assert.equal(await countOf('select count(*) from turns where before = 0'), freed);
  // What is due every two seconds may have had one more, when it was due.
  assert.equal(await countOf('select count(*) from turns where before > 0 and begun_at < before + every_ms'), 0);
});

testWithPostgres('a gateway with another master key does not start, and says what to do', async (t) => {
  const { DATABASE_URL } = (shared ?? assert.fail()).variables;
  // Without a key, each data directory would make one of its own.
  const refusals: [NodeJS.ProcessEnv, RegExp][] = [
    [
      { QUJAT_MASTER_KEY: masterKey() },
      /ended with 1: The master key is not the one with which this store was made: .*same QUJAT_MASTER_KEY/,
    ],
    [{}, /ended with 1: There is no master key, but this store needs the one .* No new key was made\.\n$/],
  ];
  for (const [key, message] of refusals) {
    await assert.rejects(startGatewayProcess(t, temporaryDirectory(t), { DATABASE_URL, ...key }), { message });
  }
});

testWithPostgres(
  'a newer version may bring the store up while one of today runs on; another start of it is refused only where the newer one needs what it has added',
  async (t) => {
    const { variables, gateways, operator } = shared ?? assert.fail();
    const [one, two] = gateways;
    await operator.query(`begin; insert into migrations values ('9998-newer', 0);
    alter table sessions add column newer text; create table newer (id text primary key); commit`);
    const sessionId = String((await requestDocument(one.address, one.testKey)).body.backend_session_id);
    assert.equal((await approve(two.address, sessionId, await codeOf(operator, sessionId))).status, 200);
    await startGatewayProcess(t, temporaryDirectory(t), variables);
    await operator.query(`insert into migrations (name, applied_at, needs) values ('9999-needed', 0, '9999-needed')`);
    await assert.rejects(startGatewayProcess(t, temporaryDirectory(t), variables), {
      message:
        /ended with 1: The database was written by a newer version of Qujat: it has the migration .*9999-needed.*\n$/,
    });
  },
);

testWithPostgres('where no PostgreSQL listens, the start ends with one sentence', async (t) => {
  const nowhere = `postgresql://qujat@${encodeURIComponent(temporaryDirectory(t))}/postgres`;
  await assert.rejects(startGatewayProcess(t, temporaryDirectory(t), { DATABASE_URL: nowhere }), {
    message:
      /ended with 1: PostgreSQL cannot be reached or written: there is no such file or folder\. .*DATABASE_URL\.\n$/,
  });
});
