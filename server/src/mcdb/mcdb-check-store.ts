/** The MCDB check's two commits: nothing of a check is stored but its uses of the limits and its audit rows. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type Counter, type CounterUse, consumeCounters, giveBackUses, usesOf } from '../limits/limit-store.ts';
import type { Database } from '../storage/database.ts';

export type McdbCheckStore = ReturnType<typeof createMcdbCheckStore>;

export function createMcdbCheckStore(database: Database) {
  return {
    /** Uses each counter once: all of them, or none where one is used up (undefined). */
    async beginCheck(counters: readonly Counter[], audit: AuditEntry): Promise<readonly CounterUse[] | undefined> {
      const results = await database.commit([insertAudit(database, audit), ...consumeCounters(database, counters)]);
      return results && usesOf(results.at(-1));
    },

    async endCheck(unused: readonly CounterUse[], audit: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, audit), ...giveBackUses(database, unused)]);
    },
  };
}
