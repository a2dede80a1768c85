/** What a migration is: statements that Kysely's schema builder compiles for SQLite and for PostgreSQL alike. */
import type { Compilable, Kysely, SchemaModule } from 'kysely';
import type { Schema } from '../schema.ts';

export interface Migration {
  /** `0001-initial`: the number orders, the words tell. Never changed once released. */
  name: string;
  /** They run as one unit: all of them or none. To move data, use `INSERT … SELECT` and `UPDATE`. */
  statements(schema: SchemaModule, query: Kysely<Schema>): readonly Compilable[];
}
