/** The columns that a store must have after these migrations, found by running them on an empty database in memory. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Migration } from './migration.ts';

/** Such as `sessions.id_hash`. */
export function columnsMadeBy(applied: readonly Migration[]): string[] {
  const database = new DatabaseSync(':memory:');
  const query = createCompiler();
  for (const statement of applied.flatMap((migration) => migration.statements(query.schema, query))) {
    const { sql, parameters } = statement.compile();
    database.prepare(sql).run(...(parameters as SQLInputValue[]));
  }
  const columns =
    "select t.name || '.' || c.name as name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'";
  const names = database
    .prepare(columns)
    .all()
    .map(({ name }) => String(name));
  database.close();
  return names;
}

/** Builds statements in the words of SQLite, for no database. */
export function createCompiler(): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (query) => new SqliteIntrospector(query),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
