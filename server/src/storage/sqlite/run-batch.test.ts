/** Group commit, without the thread around it. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, test } from 'node:test';
import type { SqliteRequest } from './messages.ts';
import { createCommitUnits, createRunStatement, createTransactionControl } from './run-batch.ts';

let database = new DatabaseSync(':memory:');
let run = createRunStatement(database);
let commitUnits = createCommitUnits(createTransactionControl(database), run);

beforeEach(() => {
  database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
  run = createRunStatement(database);
  commitUnits = createCommitUnits(createTransactionControl(database), run);
  database.exec('create table item (id text primary key)');
  database.exec('create table part (item_id text references item (id) deferrable initially deferred)');
});

function unit(id: number, ...texts: string[]): SqliteRequest {
  return { id, durability: 'at_once', statements: texts.map((sql) => ({ sql, parameters: [], mustAffect: 1 })) };
}

function kinds(units: readonly SqliteRequest[]): string[] {
  return commitUnits(units).map((outcome) => outcome.kind);
}

function items(): unknown[] {
  return database
    .prepare('select id from item order by id')
    .all()
    .map((row) => row['id']);
}

test('a unit that fails or is undone takes no other unit of its batch with it', () => {
  const outcomes = kinds([
    unit(1, "insert into item values ('a')"),
    unit(2, "insert into item values ('b')", "insert into item values ('a')"),
    unit(3, "insert into item values ('c')", "update item set id = 'x' where id = 'missing'"),
    unit(4, "insert into item values ('d')"),
  ]);
  assert.deepEqual(outcomes, ['done', 'failed', 'undone', 'done']);
  assert.deepEqual(items(), ['a', 'd']);
});

test('after a batch that had to run twice the next ones keep their units apart as well, and store as much', () => {
  for (const round of ['1', '2', '3']) {
    const outcomes = kinds([
      unit(1, `insert into item values ('a${round}')`),
      unit(2, `insert into item values ('b${round}')`, `insert into item values ('a${round}')`),
      unit(3, `insert into item values ('c${round}')`, "update item set id = 'x' where id = 'missing'"),
      unit(4, `insert into item values ('d${round}')`),
    ]);
    assert.deepEqual(outcomes, ['done', 'failed', 'undone', 'done']);
  }
  assert.deepEqual(items(), ['a1', 'a2', 'a3', 'd1', 'd2', 'd3']);
});

test('a later unit of a batch sees what an earlier one did', () => {
  const outcomes = kinds([
    unit(1, "insert into item values ('a')"),
    unit(2, "update item set id = 'b' where id = 'a'"),
    unit(3, "update item set id = 'c' where id = 'a'"),
  ]);
  assert.deepEqual(outcomes, ['done', 'done', 'undone']);
  assert.deepEqual(items(), ['b']);
});

test('where the commit itself fails, every unit of the batch has failed and the next batch works', () => {
  // A deferred foreign key is checked by COMMIT.
  const outcomes = kinds([unit(1, "insert into item values ('a')"), unit(2, "insert into part values ('missing')")]);
  assert.deepEqual(outcomes, ['failed', 'failed']);
  assert.deepEqual(items(), []);
  assert.deepEqual(kinds([unit(3, "insert into item values ('b')")]), ['done']);
  assert.deepEqual(items(), ['b']);
});

test('where SQLite gives up the whole transaction, no unit of the batch is taken for stored', () => {
  const outcomes = kinds([
    unit(1, "insert into item values ('a')"),
    unit(2, "insert or rollback into item values ('a')"),
    unit(3, "insert into item values ('c')"),
  ]);
  assert.deepEqual(outcomes, ['failed', 'failed', 'failed']);
  assert.deepEqual(items(), []);
});

test('a single statement is a unit too: undone where it affects too few rows, without its first rows where a later one fails', () => {
  assert.deepEqual(kinds([unit(1, "insert into item values ('a')"), unit(2, "insert into item values ('b')")]), [
    'done',
    'done',
  ]);
  const rename = { sql: "update item set id = 'x' where id = 'a'", parameters: [], mustAffect: 2 };
  const outcomes = commitUnits([
    { id: 3, durability: 'at_once', statements: [rename] },
    unit(4, "insert into item values ('c'), ('b')"),
    unit(5, "update item set id = 'y' where id = 'missing'"),
    unit(6, "insert into item values ('d')"),
  ]);
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['undone', 'failed', 'undone', 'done'],
  );
  assert.deepEqual(items(), ['a', 'b', 'd']);
});
