/** The sandbox's faults in the database: behind `egov/sandbox/fault-store.ts`. */
import { sql } from 'kysely';
import type { FaultStore, SandboxFault } from '../../egov/sandbox/fault-store.ts';
import type { Database } from '../database.ts';
import { insertAudit } from './audit-statement.ts';

export function createFaultStore(database: Database): FaultStore {
  return {
    async listFaults() {
      const { query, nowMs } = database;
      const rows = await query
        .selectFrom('sandbox_faults')
        .selectAll()
        .select(sql<number>`ends_at - ${nowMs}`.as('remaining_ms'))
        .where(sql<boolean>`ends_at > ${nowMs}`)
        .orderBy('subject')
        .execute();
      return rows.map(({ subject, fault, ends_at: endsAt, remaining_ms: remainingMs }) => {
        return { subject, fault: fault as SandboxFault, endsAt, remainingMs };
      });
    },

    async setFault({ subject, fault, lifeMs }, audit) {
      const { query, nowMs } = database;
      const ends = sql<number>`${nowMs} + ${sql.lit(lifeMs)}`;
      const statement = query
        .insertInto('sandbox_faults')
        .values({ subject, fault, ends_at: ends })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet({ fault, ends_at: ends }));
      await database.commit([{ statement }, { statement: insertAudit(database, audit) }]);
    },

    async clearFault(subject, audit) {
      const { query, nowMs } = database;
      const statement = query
        .deleteFrom('sandbox_faults')
        .where('subject', '=', subject)
        .where(sql<boolean>`ends_at > ${nowMs}`);
      const results = await database.commit([
        { statement, mustAffect: true },
        { statement: insertAudit(database, audit) },
      ]);
      return results !== undefined;
    },
  };
}
