/** What the operations of the limits work with; `app.ts` puts it together once. */
import type { Environment } from '../words/environment.ts';
import type { CountedKey } from './counters.ts';
import type { LimitName, LimitTables } from './limit.ts';
import type { LimitStore } from './limit-store.ts';

export interface Limits {
  store: LimitStore;
  tables: LimitTables;
  /** Told of every call that a limit refused. */
  countLimited(limit: LimitName, environment: Environment): void;
  /** Told once of every lock of a key that tried out codes. */
  onKeyLocked(key: CountedKey): Promise<void>;
}
