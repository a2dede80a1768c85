/** A store as it was at one moment, read while gateways go on writing it. `whole-store.ts` gives it. */
import type { Database } from './database.ts';

export interface Snapshot {
  /** It only reads. */
  database: Database;
  /** All rows of a table, so many at a time that memory does not matter. */
  rows(table: string, columns: readonly string[]): AsyncIterable<readonly unknown[][]>;
}
