/** The file gives back what clean-ups have freed, and its log keeps to its bound. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { LOG_BYTES_MAX, openFile } from './open-file.ts';
import { FREE_PAGES_KEPT, shrinkFile } from './shrink-file.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

const MEGABYTE = 1024 * 1024;
const KEPT_BYTES = FREE_PAGES_KEPT * 4096;
/** Rows of a kilobyte each. */
const fill = (rows: number) => `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${rows})
  insert into item (filling) select randomblob(1024) from n`;

function newDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-shrink-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function newFile(t: TestContext): { database: DatabaseSync; path: string } {
  const path = join(newDirectory(t), 'qujat.sqlite');
  const database = openFile(path);
  t.after(() => database.close());
  database.exec('create table item (id integer primary key, filling blob)');
  return { database, path };
}

const freePages = (database: DatabaseSync) =>
  Number(Object.values(database.prepare('pragma freelist_count').get() ?? {})[0]);

test('what was deleted is given back to the system, but for what is kept for the next rows', (t) => {
  const { database, path } = newFile(t);
  database.exec(fill(20_000));
  database.exec('delete from item where id > 10');
  while (shrinkFile(database, () => 0));
  assert.ok(statSync(path).size < KEPT_BYTES + MEGABYTE, `${statSync(path).size} bytes`);
  assert.equal(freePages(database), FREE_PAGES_KEPT);
  assert.equal(database.prepare('select count(*) as rows from item').get()?.['rows'], 10);
});

test('a slice ends with its time, and leaves no transaction open', (t) => {
  const { database } = newFile(t);
  database.exec(fill(20_000));
  database.exec('delete from item');
  const before = freePages(database);
  let nowMs = 0;
  const more = shrinkFile(database, () => {
    nowMs += 5;
    return nowMs;
  });
  assert.deepEqual([more, database.isTransaction], [true, false]);
  // The clock was read at the beginning and before each of the steps.
  assert.equal(before - freePages(database), 16);
});

test('a file that cannot give back is left alone', (t) => {
  const path = join(newDirectory(t), 'old.sqlite');
  const old = new DatabaseSync(path);
  old.exec('create table item (id integer primary key, filling blob)');
  old.close();
  const database = openFile(path);
  t.after(() => database.close());
  database.exec(fill(20_000));
  database.exec('delete from item');
  assert.equal(
    shrinkFile(database, () => 0),
    false,
  );
});

test('a log that grew while somebody read is cut once nobody does', (t) => {
  const { database, path } = newFile(t);
  database.exec(fill(1));
  const logBytes = () => statSync(`${path}-wal`).size;
  const reader = new DatabaseSync(path, { readOnly: true });
  t.after(() => reader.close());
  reader.exec('begin; select * from item');
  for (let unit = 0; unit < 3; unit += 1) database.exec(fill(10_000));
  assert.ok(logBytes() > LOG_BYTES_MAX);
  assert.equal(
    shrinkFile(database, () => 0),
    false,
  );
  assert.ok(logBytes() > LOG_BYTES_MAX, 'nobody waits for the reader');
  reader.exec('commit');
  shrinkFile(database, () => 0);
  assert.ok(logBytes() <= LOG_BYTES_MAX);
});

test('the store of a gateway shrinks beside its commits', async (t) => {
  const dataDirectory = newDirectory(t);
  const path = join(dataDirectory, 'qujat.sqlite');
  const store = await openSqliteDatabase({ dataDirectory });
  const statement = (sql: string) => ({
    compile: () => ({ ...store.query.selectFrom('audit').select('id').compile(), sql, parameters: [] }),
  });
  await store.commit([statement('create table item (id integer primary key, filling blob)')]);
  await store.commit([statement(fill(20_000))]);
  await store.commit([statement('delete from item')]);
  const reader = new DatabaseSync(path, { readOnly: true });
  await store.shrink();
  while (freePages(reader) > FREE_PAGES_KEPT && !t.signal.aborted) await store.ping();
  reader.close();
  await store.close();
  assert.ok(statSync(path).size < KEPT_BYTES + 2 * MEGABYTE, `${statSync(path).size} bytes`);
});
