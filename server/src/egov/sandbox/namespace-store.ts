/**
 * What an organisation's sandbox has as a whole, in the database: its clock, and the way back to an empty one.
 *
 * The clock is a number: how far it is ahead of the store's. What is stored keeps the store's time. So a clock that moves makes
 * the organisation's open test sessions, SMS and armed scenarios older by as much, and no statement of a call has to know of it.
 */
import { sql } from 'kysely';
import { DAY_MS } from '../../clock.ts';
import { type Database, mustAffect, tryCommit } from '../../storage/database.ts';

export interface SandboxClock {
  /** The store's, epoch milliseconds. */
  nowMs: number;
  aheadMs: number;
}

/** Behind the end of every subscription. */
export const MAX_AHEAD_MS = 100 * 365 * DAY_MS;

export function createNamespaceStore(database: Database) {
  return {
    async readClock(organizationId: string): Promise<SandboxClock> {
      const row = await database.query
        .selectFrom('organizations')
        .select(['sandbox_ahead_ms', database.nowMs.as('now_ms')])
        .where('id', '=', organizationId)
        .executeTakeFirstOrThrow();
      return { nowMs: row.now_ms, aheadMs: row.sandbox_ahead_ms ?? 0 };
    },

    /** False where it would be more than `MAX_AHEAD_MS` ahead: then nothing was changed. */
    async moveClock({ organizationId, byMs }: { organizationId: string; byMs: number }): Promise<boolean> {
      const { query } = database;
      const by = sql.lit(byMs);
      const clock = query
        .updateTable('organizations')
        .set({ sandbox_ahead_ms: sql<number>`coalesce(sandbox_ahead_ms, 0) + ${by}` })
        .where('id', '=', organizationId)
        .where(sql<boolean>`coalesce(sandbox_ahead_ms, 0) + ${by} <= ${sql.lit(MAX_AHEAD_MS)}`);
      const messages = query
        .updateTable('sandbox_messages')
        .set({ sent_at: sql<number>`sent_at - ${by}` })
        .where('organization_id', '=', organizationId);
      const arms = query
        .updateTable('sandbox_arms')
        .set({ ends_at: sql<number>`ends_at - ${by}` })
        .where('organization_id', '=', organizationId);
      const older = [ageSessions, ageFlowSessions, ageConsents].map((age) => age(database, organizationId, byMs));
      const statements = [...older, messages, arms];
      return tryCommit(database, [mustAffect(clock), ...statements]);
    },

    /** What has become older stays so. */
    async resetClock(organizationId: string): Promise<void> {
      await database.commit([setBack(database, organizationId)]);
    },

    /** No SMS, nothing armed, and the store's time; where `people` says so, nobody whom it has added. Sessions stay. */
    async resetNamespace(organizationId: string, { people }: { people: boolean }): Promise<void> {
      const tables = ['sandbox_messages', 'sandbox_arms', ...(people ? (['sandbox_people'] as const) : [])] as const;
      const emptied = tables.map((table) =>
        database.query.deleteFrom(table).where('organization_id', '=', organizationId),
      );
      await database.commit([setBack(database, organizationId), ...emptied]);
    },
  };
}

export type NamespaceStore = ReturnType<typeof createNamespaceStore>;

/** Those that have not ended. A lease is that of a call which runs: it takes the time that it takes. */
function ageSessions({ query, nowMs }: Database, organizationId: string, byMs: number) {
  const older = (column: 'created_at' | 'otp_sent_at' | 'otp_expires_at' | 'expires_at') =>
    sql<number>`${sql.ref(column)} - ${sql.lit(byMs)}`;
  return (
    query
      .updateTable('sessions')
      .set({
        created_at: older('created_at'),
        otp_sent_at: older('otp_sent_at'),
        otp_expires_at: older('otp_expires_at'),
        expires_at: older('expires_at'),
      })
      .where('organization_id', '=', organizationId)
      // Written out, as the index has it.
      .where(sql<boolean>`environment = 'test'`)
      .where('expires_at', '>', nowMs)
  );
}

function ageFlowSessions({ query, nowMs }: Database, organizationId: string, byMs: number) {
  const older = (column: 'created_at' | 'expires_at' | 'hand_over_expires_at') =>
    sql<number>`${sql.ref(column)} - ${sql.lit(byMs)}`;
  return query
    .updateTable('flow_sessions')
    .set({
      created_at: older('created_at'),
      expires_at: older('expires_at'),
      hand_over_expires_at: older('hand_over_expires_at'),
    })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`environment = 'test'`)
    .where('expires_at', '>', nowMs);
}

function ageConsents({ query, nowMs }: Database, organizationId: string, byMs: number) {
  const older = (column: 'given_at' | 'expires_at') => sql<number>`${sql.ref(column)} - ${sql.lit(byMs)}`;
  return query
    .updateTable('consents')
    .set({ given_at: older('given_at'), expires_at: older('expires_at') })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`environment = 'test'`)
    .where('expires_at', '>', nowMs);
}

function setBack({ query }: Database, organizationId: string) {
  return query.updateTable('organizations').set({ sandbox_ahead_ms: null }).where('id', '=', organizationId);
}
