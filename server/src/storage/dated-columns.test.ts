/** The list of dated columns is that of the store: a migration that adds a number has to say what it is to the clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { datedColumns } from './dated-columns.ts';
import { connectSqlite } from './sqlite/sqlite-database.ts';

test('every column with a number is in the list, and nothing else is', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const database = connectSqlite(dataDirectory);
  assert.ok(database);
  const tables = await database.query.introspection.getTables();
  await database.close();
  const stored = tables
    // Kept by the migrations themselves, for people.
    .filter(({ name }) => name !== 'migrations')
    .flatMap(({ name, columns }) =>
      columns.filter(({ dataType }) => /int/i.test(dataType)).map((column) => `${name}.${column.name}`),
    );
  const listed = Object.entries(datedColumns).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  assert.deepEqual(listed.sort(), stored.sort());
});
