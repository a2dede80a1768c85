/** What each part of the storage contract works with. */
import type { Database } from './database.ts';

export type OpenDatabase = (options: { nowMs?: () => number }) => Promise<Database>;

export interface ContractSubject {
  /** Two gateways on the same data, both with the clock below. */
  first: Database;
  second: Database;
  /** The store's time, for a test to move. */
  clock: { nowMs: number };
  open: OpenDatabase;
}
