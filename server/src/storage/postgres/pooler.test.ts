/** PgBouncer stands between, lends connections by the transaction, and has its defaults: it takes no settings and knows no prepared statements. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { Client } from 'pg';
import { type Database, mustAffect, StoreUnavailableError } from '../database.ts';
import { readPostgresSnapshot } from './one-transaction.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { defaultTimeouts, type PostgresTimeouts } from './postgres-dialect.ts';
import { findServerPrograms, serverOwner, startTemporaryServer, type TemporaryServer } from './temporary-server.ts';

const programs = await findServerPrograms();
const hasPooler = spawnSync('pgbouncer', ['--version']).error === undefined;
const skip = (programs === undefined && 'No PostgreSQL here') || (!hasPooler && 'pgbouncer is not installed');

const short: PostgresTimeouts = { ...defaultTimeouts, lockMs: 200, statementMs: 300 };

test('the store opens through it, and all that it is asked keeps its time-outs', { skip }, async (t) => {
  const { database, direct } = await storeThroughPooler(t, { timeouts: short });
  const id = randomUUID();
  await database.commit([insert(database, id), insert(database, randomUUID())]);
  // More at once than the pooler has connections, and often enough to be prepared.
  await Promise.all(Array.from({ length: 40 }, () => find(database, id)));
  assert.equal(await find(database, id), 1);

  await direct.query('begin');
  await direct.query('update organizations set created_at = 2');
  const rename = database.query.updateTable('organizations').set({ name: 'b' }).where('id', '=', id);
  await assert.rejects(database.commit([rename]), StoreUnavailableError);
  await assert.rejects(database.commit([rename, insert(database, randomUUID())]), StoreUnavailableError);
  await assert.rejects(sql`select pg_sleep(5)`.execute(database.query), StoreUnavailableError);
  await direct.query('rollback');
  assert.ok(await database.commit([rename]));
  assert.equal(await find(database, id), 1);
});

test('a unit that affects too few rows is undone, and what fails at its commit has failed', { skip }, async (t) => {
  const { database } = await storeThroughPooler(t, {});
  const id = randomUUID();
  const missing = database.query.updateTable('organizations').set({ name: 'b' }).where('id', '=', 'nobody');
  assert.equal(await database.commit([insert(database, id), mustAffect(missing)]), undefined);
  assert.equal(await find(database, id), 0);
  const late = sql`create table late (id int primary key, other int references late deferrable initially deferred)`;
  await late.execute(database.query);
  await assert.rejects(sql`insert into late values (1, 2) returning id`.execute(database.query), { code: '23503' });
});

test('the snapshot of a backup is one transaction through it too', { skip }, async (t) => {
  const { database, url } = await storeThroughPooler(t, {});
  await database.commit([insert(database, randomUUID())]);
  const read = await readPostgresSnapshot(url, async ({ rows }) => {
    const before = await Array.fromAsync(rows('organizations', ['id']));
    await database.commit([insert(database, randomUUID())]);
    return [before.flat().length, (await Array.fromAsync(rows('organizations', ['id']))).flat().length];
  });
  assert.deepEqual(read, [1, 1]);
});

test('no time-out of one transaction is left to the next, whoever has that connection then', { skip }, async (t) => {
  const { database, url } = await storeThroughPooler(t, { timeouts: short });
  await Promise.all(Array.from({ length: 20 }, () => database.ping()));
  const other = new Client({ connectionString: url });
  await other.connect();
  const left: unknown[] = [];
  for (const setting of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
    left.push(...Object.values((await other.query(`show ${setting}`)).rows[0]));
  }
  await other.end();
  assert.deepEqual(left, ['0', '0', '0']);
});

const insert = ({ query }: Database, id: string) =>
  query.insertInto('organizations').values({ id, name: 'a', created_at: 1 });

async function find({ query }: Database, id: string): Promise<number> {
  return (await query.selectFrom('organizations').select('id').where('id', '=', id).execute()).length;
}

async function storeThroughPooler(t: TestContext, options: { timeouts?: PostgresTimeouts }) {
  const server = await startTemporaryServer(programs ?? '');
  const url = await startPooler(t, server);
  const database = await openPostgresDatabase({ connect: url, ...options });
  t.after(() => database.close());
  const direct = new Client({ connectionString: server.url });
  t.after(() => direct.end());
  await direct.connect();
  t.after(() => server.stop());
  return { url, database, direct };
}

/** On a unix socket of its own. It has two connections to the server, so that those who come next have others' connections. */
async function startPooler(t: TestContext, server: TemporaryServer): Promise<string> {
  const owner = await serverOwner();
  const folder = await mkdtemp(join(tmpdir(), 'qujat-pooler-'));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const file = join(folder, 'pgbouncer.ini');
  const own = ['listen_port = 6432', `unix_socket_dir = ${folder}`, 'pool_mode = transaction', 'auth_type = any'];
  const database = `postgres = host=${dirname(server.socketPath)} user=qujat pool_size=2`;
  await writeFile(file, ['[databases]', database, '[pgbouncer]', ...own, ''].join('\n'));
  const child = spawn('pgbouncer', [file], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  t.after(async () => {
    await end(child);
    await rm(folder, { recursive: true });
  });
  await untilUp(child);
  return `postgresql://qujat@${encodeURIComponent(folder)}:6432/postgres`;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Reads on after that, or it would wait for us when its pipe is full. */
async function untilUp(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  if (child.stderr === null) throw new Error('PgBouncer has no log');
  const log = createInterface({ input: child.stderr });
  await new Promise<void>((resolve, reject) => {
    log.on('line', (line) => {
      lines.push(line);
      if (line.includes('process up')) resolve();
    });
    log.on('close', () => reject(new Error(`PgBouncer did not start:\n${lines.join('\n')}`)));
  });
}
