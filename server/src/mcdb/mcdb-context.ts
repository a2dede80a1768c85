/** What the MCDB check works with: what the session operations do, and its own store. */
import type { SessionContext } from '../sessions/session-context.ts';
import type { McdbCheckStore } from './mcdb-check-store.ts';

export interface McdbContext extends SessionContext {
  mcdbChecks: McdbCheckStore;
}
