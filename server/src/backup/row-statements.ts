/** The statements that fill a new store with the rows of a backup, and end what was open when it was taken. */
import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { RowPortion } from './read-backup.ts';

export function clearTable(database: Database, table: string): Compilable {
  return statementOf(database, sql`delete from ${sql.table(table)}`);
}

export function insertRows(database: Database, { table, columns, rows }: RowPortion): Compilable {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  return statementOf(database, sql`insert into ${sql.table(table)} (${names}) values ${values}`);
}

/** What becomes of the rows of each table. A new one has to say it here: the type knows all. */
const afterwards: Record<keyof Schema, 'kept' | 'emptied' | 'ended'> = {
  accounts: 'kept',
  api_keys: 'kept',
  audit: 'kept',
  audit_checkpoints: 'kept',
  audit_heads: 'kept',
  audit_log: 'kept',
  cabinet_sessions: 'emptied',
  call_outcomes: 'kept',
  call_types: 'kept',
  calls: 'kept',
  consents: 'ended',
  credentials: 'kept',
  data_keys: 'kept',
  flow_sessions: 'ended',
  flows: 'kept',
  idempotent_calls: 'emptied',
  invitations: 'kept',
  kept_documents: 'emptied',
  kept_results: 'emptied',
  limit_counters: 'kept',
  mails: 'kept',
  maintenance_turns: 'kept',
  memberships: 'kept',
  organizations: 'kept',
  passkey_challenges: 'emptied',
  passkeys: 'kept',
  password_resets: 'emptied',
  plans: 'kept',
  quota_reservations: 'emptied',
  recovery_codes: 'kept',
  sandbox_arms: 'kept',
  sandbox_messages: 'kept',
  sandbox_people: 'kept',
  sessions: 'ended',
  sightings: 'kept',
  sign_ups: 'kept',
  state_times: 'kept',
  subscription_notices: 'kept',
  subscriptions: 'kept',
  throttles: 'kept',
  usage: 'kept',
  webhook_attempts: 'kept',
  webhook_deliveries: 'kept',
  webhook_endpoints: 'kept',
};

/**
 * What was open may have been delivered after the backup was taken, so none of it may go on: sessions end, undelivered, without their
 * citizen, and what a reply could be made of again is gone. So are log-ins and the links that reset a password: they may have been ended since.
 * Webhooks and mails that waited are sent, with the ids that they had: their receivers know what they have had already.
 */
export function endWhatWasOpen(database: Database): Compilable[] {
  const emptied = Object.entries(afterwards).flatMap(([table, what]) => (what === 'emptied' ? [table] : []));
  return [
    endSessions(database),
    endFlowSessions(database),
    endConsents(database),
    ...emptied.map((table) => clearTable(database, table)),
  ];
}

function endSessions({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('sessions')
    .set({
      state: 'requested',
      sealed_subject: '',
      unresolved_codes: '',
      fence: null,
      lease_expires_at: null,
      expires_at: earliest('expires_at', nowMs),
    })
    .where('state', 'in', ['requested', 'approving']);
}

/** As by time: how one stands whose document was asked for is told by the document's session, which may have been delivered. */
function endFlowSessions({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('flow_sessions')
    .set({
      sealed_subject: '',
      hand_over_hash: null,
      request_fence: null,
      expires_at: earliest('expires_at', nowMs),
    })
    .where('ended_at', 'is', null);
}

/** Used or withdrawn since, for all that the backup knows. */
function endConsents({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('consents')
    .set({ expires_at: earliest('expires_at', nowMs) })
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null);
}

function earliest(column: string, nowMs: RawBuilder<number>): RawBuilder<number> {
  return sql<number>`case when ${sql.ref(column)} < ${nowMs} then ${sql.ref(column)} else ${nowMs} end`;
}

function statementOf({ query }: Database, statement: RawBuilder<unknown>): Compilable {
  return { compile: () => statement.compile(query) };
}
