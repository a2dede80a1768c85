/** What reads the request log works with. */
import type { RequestLogStore } from './request-log-store.ts';
import type { UsageStore } from './usage-store.ts';

export interface RequestLogContext {
  store: RequestLogStore;
  usage: UsageStore;
  /** Writes what this process has collected: so whoever has just made a call finds it. */
  flush(): Promise<void>;
}
