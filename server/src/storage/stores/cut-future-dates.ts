/**
 * What the store's clock dated before it was set back, and what becomes of it. What has a beginning in the store is moved as a whole,
 * so that it begins now and keeps its length; of the rest the end is cut.
 */
import { type Compilable, sql } from 'kysely';
import type { Lengths } from '../../maintenance/maintenance-store.ts';
import type { Database } from '../database.ts';

export function cutFutureDates(
  { query, nowMs }: Database,
  { leaseMs, sessionMs, answerMs, counters }: Lengths,
): Compilable[] {
  const cut = (table: string, end: string, lengthMs: number, where = sql`1 = 1`) =>
    raw(sql`update ${sql.table(table)} set ${sql.ref(end)} = ${nowMs} + ${sql.lit(lengthMs)}
      where ${sql.ref(end)} > ${nowMs} + ${sql.lit(lengthMs)} and ${where}`);
  const move = (table: string, start: string, end: string, where = sql`1 = 1`) =>
    raw(sql`update ${sql.table(table)} set ${sql.ref(end)} = ${sql.ref(end)} - (${sql.ref(start)} - ${nowMs}),
      ${sql.ref(start)} = ${nowMs} where ${sql.ref(start)} > ${nowMs} and ${where}`);
  const raw = (statement: ReturnType<typeof sql>): Compilable => ({ compile: () => statement.compile(query) });
  // An index finds the open ones, which are few.
  const isOpen = sql`expires_at > ${nowMs}`;
  return [
    raw(sql`update maintenance_turns set begun_at = ${nowMs} where begun_at > ${nowMs}`),
    cut('sessions', 'lease_expires_at', leaseMs, isOpen),
    move('sessions', 'otp_sent_at', 'otp_expires_at', isOpen),
    move('sessions', 'created_at', 'expires_at', isOpen),
    cut('quota_reservations', 'ends_at', sessionMs),
    cut('idempotent_calls', 'lease_expires_at', leaseMs),
    cut('idempotent_calls', 'expires_at', answerMs),
    cut('kept_documents', 'expires_at', answerMs),
    move('throttles', 'last_try_at', 'blocked_until', sql`blocked_until > 0`),
    move('cabinet_sessions', 'last_seen_at', 'idle_expires_at'),
    move('mails', 'created_at', 'due_at'),
    ...counters.map(({ prefix, lengthMs }) =>
      cut(
        'limit_counters',
        'window_ends_at',
        lengthMs,
        sql`substr(id, 1, ${sql.lit(prefix.length)}) = ${sql.lit(prefix)}`,
      ),
    ),
  ];
}
