/** What a migration is: statements that Kysely's schema builder compiles for SQLite and for PostgreSQL alike. */
import type { Compilable, Kysely, SchemaModule } from 'kysely';
import type { Schema } from '../schema.ts';

export interface Migration {
  /** `0001-initial`: the number orders, the words tell. Never changed once released. */
  name: string;
  /**
   * The migration that a version must know to run on a store with this one: an earlier one where what that added is now relied on, its own
   * name where all older gateways must be ended. Left out where it only adds: then any earlier version runs on, and starts.
   */
  needs?: string;
  /** They run as one unit: all of them or none. To move data, use `INSERT … SELECT` and `UPDATE`. */
  statements(schema: SchemaModule, query: Kysely<Schema>): readonly Compilable[];
}
