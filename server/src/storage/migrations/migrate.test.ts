/** A migration behind those of this version: it runs once, over the rows that are there, whole or not at all. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import type { Database } from '../database.ts';
import { openPostgresDatabase } from '../postgres/postgres-database.ts';
import { openTestDatabase } from '../store-test-setup.ts';
import { columnsMadeBy } from './columns-made-by.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

const later: Migration = {
  name: '0002-later',
  statements: (schema, query) => [
    schema.alterTable('organizations').addColumn('note', 'text', (column) => column.notNull().defaultTo('none')),
    schema.createTable('notes').addColumn('id', 'text', (column) => column.primaryKey().notNull()),
    query
      .withTables<{ notes: { id: string } }>()
      .insertInto('notes')
      .columns(['id'])
      .expression(query.selectFrom('organizations').select('id')),
  ],
};

/** Its second statement fails: the table is there. */
const broken: Migration = {
  name: '0003-broken',
  statements: (schema) => [
    schema.alterTable('organizations').addColumn('half', 'text'),
    schema.createTable('notes').addColumn('id', 'text'),
  ],
};

async function openPglite(t: TestContext): Promise<Database> {
  const database = await openPostgresDatabase({ connect: new PGliteDialect({ pglite: new PGlite() }) });
  t.after(() => database.close());
  return database;
}

async function appliedTo({ query }: Database): Promise<string[]> {
  const rows = query.withTables<{ migrations: { name: string } }>().selectFrom('migrations').select('name');
  return (await rows.orderBy('name').execute()).map(({ name }) => name);
}

async function columnsOf({ query }: Database): Promise<string[]> {
  const tables = await query.introspection.getTables();
  const columns = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  return columns.filter((column) => !column.startsWith('migrations.')).sort();
}

for (const [name, open] of [
  ['SQLite', openTestDatabase],
  ['PGlite', openPglite],
] as const) {
  test(`over ${name}, a later migration runs once on a store of this version, and one that fails leaves nothing`, async (t) => {
    const database = await open(t);
    const row = { id: 'one', name: 'Ұйым', created_at: 1 };
    await database.commit([database.query.insertInto('organizations').values(row)]);
    const known = [...migrations, later];
    await Promise.all([migrate(database, known), migrate(database, known)]);

    const notes = database.query.withTables<{ notes: { id: string } }>().selectFrom('notes').selectAll();
    assert.deepEqual(await notes.execute(), [{ id: 'one' }]);
    const [organization] = await database.query.selectFrom('organizations').selectAll().execute();
    assert.deepEqual([organization?.name, organization && 'note' in organization], ['Ұйым', true]);

    await assert.rejects(migrate(database, [...known, broken]));
    assert.deepEqual(
      await appliedTo(database),
      known.map((migration) => migration.name),
    );
    assert.deepEqual(await columnsOf(database), columnsMadeBy(known).sort());
    // A version that knows less may start on it, until one relies on what it does not know.
    await migrate(database);
    const relying = { name: '0003-relying', needs: later.name, statements: () => [] };
    await migrate(database, [...known, relying]);
    await migrate(database, known);
    await assert.rejects(migrate(database), /newer version of Qujat: it has the migration 0002-later, 0003-relying$/);
  });
}
