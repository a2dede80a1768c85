/** The sandbox's faults in the database. The store's clock decides when a fault has ended. */
import { sql } from 'kysely';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import { insertAudit } from '../../audit/audit-statements.ts';
import type { Database } from '../../storage/database.ts';

/** How the sandbox's state misbehaves while a fault lasts. */
export const sandboxFaults = ['slow', 'silent', 'unavailable', 'garbage'] as const;

export type SandboxFault = (typeof sandboxFaults)[number];

/** In place of a person's HMAC: the fault is for all of them. */
export const EVERYBODY = 'all';

export interface StoredFault {
  /** Whom it is for: `EVERYBODY`, or the keyed HMAC of a person's IIN. */
  subject: string;
  fault: SandboxFault;
  /** Epoch milliseconds by the store's clock. */
  endsAt: number;
  /** Until then, at the moment of the read. */
  remainingMs: number;
}

export function createFaultStore(database: Database) {
  return {
    /** Those that have not ended. */
    async listFaults(): Promise<StoredFault[]> {
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

    /** Takes the place of the subject's fault before, if there is one. */
    async setFault(
      { subject, fault, lifeMs }: { subject: string; fault: SandboxFault; lifeMs: number },
      audit: AuditEntry,
    ): Promise<void> {
      const { query, nowMs } = database;
      const ends = sql<number>`${nowMs} + ${sql.lit(lifeMs)}`;
      const statement = query
        .insertInto('sandbox_faults')
        .values({ subject, fault, ends_at: ends })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet({ fault, ends_at: ends }));
      await database.commit([{ statement }, { statement: insertAudit(database, audit) }]);
    },

    /** False where there is none that has not ended: then nothing was changed. */
    async clearFault(subject: string, audit: AuditEntry): Promise<boolean> {
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

export type FaultStore = ReturnType<typeof createFaultStore>;
