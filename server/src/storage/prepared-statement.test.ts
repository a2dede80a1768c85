import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type ListValues, prepareShapes, prepareStatement } from './prepared-statement.ts';
import { createSqliteDatabase } from './sqlite/sqlite-database.ts';

const noClient = {
  read: () => Promise.reject(new Error('nothing is run here')),
  report: () => Promise.reject(new Error('nothing is run here')),
  commit: () => Promise.reject(new Error('nothing is run here')),
  settle: async () => {},
  shrink: () => {},
  lend: () => {
    throw new Error('nothing is run here');
  },
  close: async () => {},
};

test('a statement is built once for each database; each use has values of its own', () => {
  let built = 0;
  const find = prepareStatement<{ id: string }>(({ query, value }) => {
    built += 1;
    return query.selectFrom('organizations').selectAll().where('id', '=', value('id'));
  });
  const [one, two] = [createSqliteDatabase(noClient), createSqliteDatabase(noClient)];
  const uses = ['a', 'b', 'a'].map((id) => find(one, { id }).compile());
  assert.deepEqual(
    uses.map(({ parameters }) => parameters),
    [['a'], ['b'], ['a']],
  );
  assert.equal(new Set(uses.map(({ sql: text }) => text)).size, 1);
  assert.equal(built, 1);
  find(two, { id: 'c' }).compile();
  assert.equal(built, 2);
});

test('a test’s clock is read at each use, the store’s own is part of the text', () => {
  let nowMs = 1;
  const tell = prepareStatement(({ query, nowMs: now }) => query.selectNoFrom(now.as('now_ms')));
  const moved = createSqliteDatabase(noClient, () => nowMs);
  assert.deepEqual(tell(moved, {}).compile().parameters, [1]);
  nowMs = 2;
  assert.deepEqual(tell(moved, {}).compile().parameters, [2]);
  const own = tell(createSqliteDatabase(noClient), {}).compile();
  assert.deepEqual(own.parameters, []);
  assert.match(own.sql, /unixepoch/);
});

test('each shape has a text of its own, with the values of its list', () => {
  const database = createSqliteDatabase(noClient);
  const find = prepareShapes<number, ListValues>((count, { query, itemValue }) => {
    const ids = Array.from({ length: count }, (_, number) => itemValue(number, 'id'));
    return query
      .selectFrom('organizations')
      .selectAll()
      .where(sql<boolean>`id in (${sql.join(ids)})`);
  });
  const compile = (...ids: string[]) => find(ids.length)(database, { items: ids.map((id) => ({ id })) }).compile();
  assert.deepEqual(compile('a', 'b').parameters, ['a', 'b']);
  assert.deepEqual(compile('c').parameters, ['c']);
  assert.match(compile('a', 'b').sql, /in \(\?, \?\)/);
  assert.match(compile('c').sql, /in \(\?\)/);
});

test('what is the same at each use stands in the text; only values are parameters', () => {
  const find = prepareStatement<{ id: string }>(({ query, value }) =>
    query
      .selectFrom('subscriptions')
      .selectAll()
      .where('organization_id', '=', value('id'))
      .where('active', '=', 1)
      .where('technology', 'in', ['it’s', "it's"])
      .where(sql<boolean>`quota > ${2}`)
      .limit(3),
  );
  const { sql: text, parameters } = find(createSqliteDatabase(noClient), { id: 'a' }).compile();
  assert.deepEqual(parameters, ['a']);
  assert.match(
    text,
    /"organization_id" = \? and "active" = 1 and "technology" in \('it’s', 'it''s'\) and quota > 2 limit 3$/,
  );
});
