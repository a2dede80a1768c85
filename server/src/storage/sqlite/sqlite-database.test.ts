/** What SQLite promises beyond the contract: the file, its durability, and the worker. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { createRetentionStore } from '../../sessions/retention-store.ts';
import type { Database } from '../database.ts';
import { openFile } from './open-file.ts';
import { createSqliteDatabase, openSqliteDatabase } from './sqlite-database.ts';
import { openStoreFile } from './store-file-test-setup.ts';
import { createOwnSqliteClient, startSqliteWorker } from './worker-client.ts';

const KILLS = 3;
const ACKNOWLEDGED_BEFORE_KILL = 400;

async function newDirectory(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'qujat-sqlite-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

function insertOrganization({ query }: Database, id: string) {
  return query.insertInto('organizations').values({ id, name: 'n', created_at: 1 });
}

async function storedIds({ query }: Database): Promise<string[]> {
  const rows = await query.selectFrom('organizations').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

test('data survives close and reopen', async (t) => {
  const dataDirectory = await newDirectory(t);
  const database = await openSqliteDatabase({ dataDirectory });
  await database.commit([insertOrganization(database, 'kept')]);
  await database.close();
  const again = await openSqliteDatabase({ dataDirectory });
  assert.deepEqual(await storedIds(again), ['kept']);
  await again.close();
});

test('the folder is created, and only the owner can read the file and its side files', async (t) => {
  const dataDirectory = join(await newDirectory(t), 'new', 'data');
  const database = await openSqliteDatabase({ dataDirectory });
  const files = await readdir(dataDirectory);
  assert.deepEqual(files.sort(), ['qujat.sqlite', 'qujat.sqlite-shm', 'qujat.sqlite-wal']);
  for (const file of files) assert.equal((await stat(join(dataDirectory, file))).mode & 0o777, 0o600, file);
  await database.close();
});

test('the file is opened for durable commits: WAL, synchronous FULL, foreign keys', async (t) => {
  const file = openFile(join(await newDirectory(t), 'qujat.sqlite'));
  const pragma = (name: string) => Object.values(file.prepare(`pragma ${name}`).get() ?? {})[0];
  const settings = [pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')];
  file.close();
  assert.deepEqual(settings, ['wal', 2, 1]);
});

test('a process killed in the midst of commits loses nothing that it acknowledged', async (t) => {
  const dataDirectory = await newDirectory(t);
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const script = join(import.meta.dirname, 'commit-until-killed.ts');
    const child = spawn(process.execPath, [script, dataDirectory], { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    createInterface({ input: child.stdout }).on('line', (id) => {
      // The kill may cut the last line.
      if (id.length === 36) acknowledged.push(id);
      if (acknowledged.length === kill * ACKNOWLEDGED_BEFORE_KILL) child.kill('SIGKILL');
    });
    const [, signal] = await closed;
    assert.equal(signal, 'SIGKILL');
  }
  const database = await openSqliteDatabase({ dataDirectory });
  const stored = new Set(await storedIds(database));
  await database.close();
  assert.ok(acknowledged.length >= KILLS * ACKNOWLEDGED_BEFORE_KILL);
  assert.deepEqual(
    acknowledged.filter((id) => !stored.has(id)),
    [],
  );
});

test('a worker that dies rejects what is under way and what comes later, and close still ends', async (t) => {
  const dataDirectory = await newDirectory(t);
  await (await openSqliteDatabase({ dataDirectory })).close();
  const path = join(dataDirectory, 'qujat.sqlite');
  const worker = startSqliteWorker(path);
  const database = createSqliteDatabase(createOwnSqliteClient(worker, path));
  await database.ping();
  const [underWay] = await Promise.allSettled([
    database.commit([insertOrganization(database, 'under way')]),
    worker.terminate(),
  ]);
  assert.equal(underWay.status, 'rejected');
  assert.match(String(underWay.reason), /The SQLite worker has stopped/);
  await assert.rejects(database.commit([insertOrganization(database, 'later')]), /The SQLite worker has stopped/);
  await assert.rejects(database.ping(), /The SQLite worker has stopped/);
  await database.close();
});

test('a file that is no database is an error with the reason, not a hanging start', async (t) => {
  const dataDirectory = await newDirectory(t);
  await writeFile(
    join(dataDirectory, 'qujat.sqlite'),
    'this is no database, and long enough to be read as one'.repeat(20),
  );
  await assert.rejects(openSqliteDatabase({ dataDirectory }), {
    message: `The folder ${dataDirectory} (QUJAT_DATA_DIR) cannot be used: qujat.sqlite is not a database.`,
  });
});

test('a database is refused that needs a newer version', async (t) => {
  const dataDirectory = await newDirectory(t);
  const database = await openSqliteDatabase({ dataDirectory });
  const newer = database.query
    .withTables<{ migrations: { name: string; applied_at: number; needs: string } }>()
    .insertInto('migrations')
    .values({ name: '9999-future', applied_at: 1, needs: '9999-future' });
  await database.commit([newer]);
  await database.close();
  await assert.rejects(openSqliteDatabase({ dataDirectory }), /newer version of Qujat.*9999-future/);
});

test('the clean-up of subjects looks only at sessions that have one, however many are kept', async (t) => {
  const dataDirectory = await newDirectory(t);
  const database = await openSqliteDatabase({ dataDirectory });
  t.after(() => database.close());
  const asked: string[] = [];
  const executeQuery = database.query.executeQuery.bind(database.query);
  const watched: Database = { ...database };
  watched.query.executeQuery = (query) => {
    asked.push('compile' in query ? query.compile().sql : query.sql);
    return executeQuery(query);
  };
  await createRetentionStore(watched).eraseSubjects(1);
  const file = openStoreFile(dataDirectory);
  const [statement = ''] = asked;
  const plan = file.prepare(`explain query plan ${statement}`).all(...statement.matchAll(/\?/g).map(() => 1));
  file.close();
  assert.match(JSON.stringify(plan), /sessions_with_subject/);
});
