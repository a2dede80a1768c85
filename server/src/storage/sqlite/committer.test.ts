/** What becomes of a batch when the disk is full or fails. The SQLite is real; only its failures are made to order. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { Durability } from '../database.ts';
import { type Committer, createCommitter } from './committer.ts';
import type { SqliteOutcome, SqliteRequest } from './messages.ts';
import { openFile } from './open-file.ts';
import { isUnavailable } from './result-codes.ts';

const IOERR_FSYNC = 1034;
const ROOM = 'x'.repeat(3_000);

interface Subject {
  committer: Committer;
  path: string;
  /** The connections that were opened, the newest last. */
  opened: DatabaseSync[];
  items(): unknown[];
}

function newFile(t: TestContext): Subject {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-committer-'));
  const path = join(directory, 'qujat.sqlite');
  const opened: DatabaseSync[] = [];
  const committer = createCommitter(path, (file) => {
    const database = openBreakable(file);
    opened.push(database);
    return database;
  });
  t.after(() => {
    committer.close();
    rmSync(directory, { recursive: true });
  });
  assert.deepEqual(kinds(commit(committer, 'create table item (id text primary key, filling text)')), ['done']);
  return { committer, path, opened, items: () => readItems(path) };
}

function readItems(path: string): unknown[] {
  const database = openFile(path);
  const rows = database.prepare('select id from item order by id').all();
  database.close();
  return rows.map((row) => row['id']);
}

const insert = (id: string, filling = '') => `insert into item values ('${id}', '${filling}')`;

/** Each statement as a unit of its own, all in one batch. */
function commit(committer: Committer, ...statements: string[]): readonly SqliteOutcome[] {
  return committer.commit(statements.map((sql, id) => unit(id, 'at_once', sql)));
}

function unit(id: number, durability: Durability, sql: string): SqliteRequest {
  return { id, durability, statements: [{ sql, parameters: [], mustAffect: 0 }] };
}

const kinds = (outcomes: readonly SqliteOutcome[]) => outcomes.map((outcome) => outcome.kind);

/** Whether the gateway will tell every caller `service_unavailable`. */
const allUnavailable = (outcomes: readonly SqliteOutcome[]) =>
  outcomes.every(({ kind, ...rest }) => {
    if (kind !== 'failed' || !('error' in rest)) return false;
    return rest.error.storeFailed || isUnavailable(rest.error.errcode);
  });

/** What the statements that stand around units do instead, on the connections of `openBreakable`. */
const broken = new WeakMap<DatabaseSync, Map<string, () => void>>();

function openBreakable(path: string): DatabaseSync {
  const database = openFile(path);
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = prepare(sql);
    if (!/^(commit|rollback)/.test(sql)) return statement;
    const run = statement.run.bind(statement);
    statement.run = () => {
      broken.get(database)?.get(sql)?.();
      return run();
    };
    return statement;
  };
  return database;
}

function failToSync(): never {
  throw Object.assign(new Error('disk I/O error'), { errcode: IOERR_FSYNC });
}

/** From now on the connection's COMMIT fails as it does when the log cannot be synced: the transaction is gone. */
function breakCommit(database: DatabaseSync | undefined): void {
  assert.ok(database);
  const commit = () => {
    database.exec('rollback');
    failToSync();
  };
  broken.set(database, new Map([['commit', commit]]));
}

test('a full disk: nothing of the batch is acknowledged or stored, and once there is room it goes on', (t) => {
  const { committer, opened, items } = newFile(t);
  opened[0]?.exec('pragma max_page_count = 8');
  const filling = Array.from({ length: 40 }, (_, index) => insert(`item ${index}`, ROOM));
  const outcomes = commit(committer, ...filling);
  const stored = filling.map((_, index) => `item ${index}`).filter((_, index) => outcomes[index]?.kind === 'done');
  assert.ok(stored.length < filling.length);
  assert.ok(allUnavailable(outcomes.filter(({ kind }) => kind !== 'done')));
  assert.deepEqual(items(), stored.sort());
  opened[0]?.exec('pragma max_page_count = 1000');
  assert.deepEqual(kinds(commit(committer, insert('later', ROOM))), ['done']);
  assert.equal(opened.length, 1);
});

test('a failed fsync: the batch has failed, and the next one runs on a connection of its own', (t) => {
  const { committer, opened, items } = newFile(t);
  breakCommit(opened[0]);
  assert.ok(allUnavailable(commit(committer, insert('a'), insert('b'))));
  assert.deepEqual(kinds(commit(committer, insert('c'))), ['done']);
  assert.equal(opened.length, 2);
  assert.equal(opened[0]?.isOpen, false);
  assert.deepEqual(items(), ['c']);
});

test('after a failed fsync everything is written into the file again before anything is acknowledged', (t) => {
  const { committer, path, opened } = newFile(t);
  assert.deepEqual(kinds(commit(committer, insert('before'))), ['done']);
  const reader = openFile(path);
  reader.exec('begin');
  reader.prepare('select * from item').all();
  breakCommit(opened[0]);
  commit(committer, insert('failed'));
  // A reader in another process still needs the log: the checkpoint cannot be finished, so nothing may be acknowledged.
  assert.ok(allUnavailable(commitAtOnce(committer, opened, insert('too early'))));
  reader.exec('commit');
  reader.close();
  assert.deepEqual(kinds(commit(committer, insert('after'))), ['done']);
  assert.deepEqual(readItems(path), ['after', 'before']);
});

/** The waiting for the other process is no part of the guarantee. */
function commitAtOnce(committer: Committer, opened: DatabaseSync[], sql: string): readonly SqliteOutcome[] {
  const push = opened.push.bind(opened);
  opened.push = (database) => {
    database.exec('pragma busy_timeout = 0');
    return push(database);
  };
  return commit(committer, sql);
}

test('a batch is synced if somebody waits for that, and so is what was committed before it', (t) => {
  const { committer, path, opened } = newFile(t);
  const commitBatch = (...durabilities: Durability[]) =>
    kinds(committer.commit(durabilities.map((durability, id) => unit(id, durability, insert(randomUUID())))));
  const syncs = () => opened[0]?.prepare('pragma synchronous').get()?.['synchronous'] === 2;

  assert.deepEqual(commitBatch('with_next', 'with_next'), ['done', 'done']);
  assert.equal(syncs(), false);
  assert.deepEqual(commitBatch('with_next', 'at_once'), ['done', 'done']);
  assert.equal(syncs(), true);
  // Nothing to write, and so nothing that SQLite would sync: the log itself is synced, unless it was since it was written.
  renameSync(`${path}-wal`, `${path}-wal.away`);
  assert.deepEqual(kinds(commit(committer, "delete from item where id = 'missing'")), ['done']);
  assert.deepEqual(commitBatch('with_next'), ['done']);
  assert.ok(allUnavailable(commit(committer, "delete from item where id = 'missing'")));
});

test('a connection that cannot even undo its transaction fails the batch, and does not take the worker with it', (t) => {
  const { committer, opened, items } = newFile(t);
  const database = opened[0];
  assert.ok(database);
  broken.set(database, new Map(['commit', 'rollback'].map((sql) => [sql, failToSync])));
  assert.ok(allUnavailable(commit(committer, insert('a'))));
  assert.deepEqual(kinds(commit(committer, insert('b'))), ['done']);
  assert.deepEqual(items(), ['b']);
});

test('a file that is gone is not taken for an empty store', (t) => {
  const { committer, path, opened } = newFile(t);
  breakCommit(opened[0]);
  commit(committer, insert('a'));
  renameSync(path, `${path}.away`);
  assert.ok(allUnavailable(commit(committer, insert('b'))));
  openFile(path).close();
  assert.ok(allUnavailable(commit(committer, insert('c'))));
  rmSync(path);
  renameSync(`${path}.away`, path);
  assert.deepEqual(kinds(commit(committer, insert('d'))), ['done']);
});

test('a batch puts pages aside in memory, but builds an index in files', (t) => {
  const { committer, opened } = newFile(t);
  const place = () => opened.at(-1)?.prepare('pragma temp_store').get()?.['temp_store'];
  const [FILE, MEMORY] = [1, 2];
  commit(committer, insert('a'));
  assert.equal(place(), MEMORY);
  assert.deepEqual(kinds(commit(committer, insert('b'), 'create index items_by_filling on item (filling)')), [
    'done',
    'done',
  ]);
  assert.equal(place(), FILE);
  commit(committer, insert('c'));
  assert.equal(place(), MEMORY);
});
