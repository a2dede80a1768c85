/** Lost connections: told apart from wrong statements, and never the end of the process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { Client } from 'pg';
import { StoreUnavailableError } from '../database.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { findServerPrograms, startTemporaryServer } from './temporary-server.ts';
import { isUnavailable } from './unavailable.ts';

const answer = (code: string) => Object.assign(new Error('from the server'), { severity: 'ERROR', code });

test('what the server says of itself is told apart from what it says of a statement', () => {
  const unavailable = [
    '57P01',
    '57P03',
    '53100',
    '53300',
    '08006',
    '58030',
    '25006',
    '28P01',
    '3D000',
    'XX001',
    '55P03',
    '25P03',
  ];
  assert.deepEqual(
    unavailable.filter((state) => !isUnavailable(answer(state))),
    [],
  );
  const ours = ['23505', '42601', '22P02', '40001', '25P02', 'XX000'];
  assert.deepEqual(
    ours.filter((state) => isUnavailable(answer(state))),
    [],
  );
});

test('a connection that cannot be made or is lost is the store’s failure, a mistake of ours is not', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const texts = ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'timeout expired'];
  for (const error of [refused, ...texts.map((text) => new Error(text))]) assert.ok(isUnavailable(error));
  assert.equal(isUnavailable(new TypeError('x is not a function')), false);
  assert.equal(isUnavailable('a text'), false);
});

test('where no server listens, opening fails and says so', async () => {
  const opened = openPostgresDatabase({ connect: 'postgres://qujat:secret@127.0.0.1:1/qujat' });
  await assert.rejects(opened, { message: /^(?!.*(secret|ECONN)).*nothing listens there\..*DATABASE_URL/ });
});

const programs = await findServerPrograms();

test('connections that the server cuts reject what they were doing, and the next ones work', async (t) => {
  if (programs === undefined) return t.skip('No PostgreSQL here: install the server to test against a real one');
  const server = await startTemporaryServer(programs);
  t.after(() => server.stop());
  const database = await openPostgresDatabase({ connect: server.url });
  const operator = new Client({ connectionString: server.url });
  await operator.connect();
  const sleep = { compile: () => sql`select pg_sleep(600)`.compile(database.query) };
  const underWay = [
    database.commit([sleep]),
    database.commit([sleep, sleep]),
    database.query.executeQuery(sleep.compile()),
  ].map((work) => assert.rejects(work, StoreUnavailableError));
  let cut = 0;
  while (cut < underWay.length) {
    const { rowCount } = await operator.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid()",
    );
    cut += rowCount ?? 0;
  }
  await Promise.all(underWay);
  // A connection that is known to be cut is not used again; each that is not known yet fails once.
  const pings = await Promise.allSettled(underWay.map(() => database.ping()));
  for (const ping of pings) {
    if (ping.status === 'rejected') assert.ok(ping.reason instanceof StoreUnavailableError);
  }
  await database.ping();
  await operator.end();
  await database.close();
});
