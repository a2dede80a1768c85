/** The statements are typed by what `schema.ts` declares: that has to be what the migrations have made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import type { Table } from './columns.ts';
import { tables } from './schema.ts';
import { connectSqlite } from './sqlite/sqlite-database.ts';

test('the store has every column that is declared, of its kind and null where it may be, and no other', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const database = connectSqlite(dataDirectory);
  assert.ok(database);
  const stored = await database.query.introspection.getTables();
  await database.close();
  const made = stored
    // Kept by the migrations themselves, for people.
    .filter(({ name }) => name !== 'migrations')
    .flatMap(({ name, columns }) =>
      columns.map((column) => described(name, column.name, /int/i.test(column.dataType), column.isNullable)),
    );
  const declared = Object.entries<Table>(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).map(([name, { holds, nullable }]) => described(table, name, holds === 'number', nullable)),
  );
  assert.deepEqual(declared.sort(), made.sort());
});

function described(table: string, column: string, isNumber: boolean, isNullable: boolean): string {
  return `${table}.${column}: ${isNumber ? 'number' : 'text'}${isNullable ? ' or null' : ''}`;
}
