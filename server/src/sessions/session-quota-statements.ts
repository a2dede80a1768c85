/**
 * The quota in the unit that claims an attempt. A unit of the quota is a row that belongs to the session, and no number to be
 * counted back: a release deletes it, a delivery deletes it beside the document that it counts, a claim after a lease that ran out
 * has it still, and with the end of the session it counts no more. Only organisations with a quota have such rows.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { type Database, mustAffect, type UnitStatement } from '../storage/database.ts';
import { holdOrganization } from '../storage/hold-organization.ts';
import { type ListValues, prepareShapes, type StatementSource } from '../storage/prepared-statement.ts';
import type { AttemptClaim } from './session-writes.ts';

/** Of a session: 1 where its approve takes a unit, 0 where it is one of a test key, or a subscription without a quota runs. */
export function takesUnit(nowMs: Database['nowMs']): RawBuilder<number> {
  return sql<number>`case when ${takesNoUnit(nowMs)} then 0 else 1 end`;
}

export function takesNoUnit(nowMs: Database['nowMs']): RawBuilder<SqlBool> {
  return sql<SqlBool>`(sessions.environment <> 'live' or exists (
    select 1 from subscriptions where subscriptions.organization_id = sessions.organization_id
      and technology = 'e_document' and active = 1 and starts_at <= ${nowMs} and ends_at > ${nowMs} and quota is null and trial = 0))`;
}

/**
 * Reserves a unit, as the first part of a claim; none for a claim without a quota. Claims of one organisation pass one after the
 * other here, so that each sees what those before it have reserved.
 */
export function reserveUnit(database: Database, { idHash, reserve, rules }: AttemptClaim): UnitStatement[] {
  if (reserve === undefined) return [];
  const { organizationId, expiresAt, quotas } = reserve;
  const turn = holdOrganization(database, organizationId);
  const values = { organizationId, idHash, leaseMs: rules.leaseMs, expiresAt };
  const items = quotas.map(({ subscriptionId, from, to }) => {
    return { subscriptionId, fromDay: almatyIsoDate(from), toDay: almatyIsoDate(to - 1) };
  });
  return [mustAffect(turn), mustAffect(insertReservation(quotas.length)(database, { ...values, items }))];
}

/** Where one of the subscriptions runs still and has a unit that is neither delivered nor reserved for another session. */
const insertReservation = prepareShapes((quotas: number, source: StatementSource<ReservationValues>) => {
  const { query, nowMs, value } = source;
  const each = [sql`1 = 0`, ...Array.from({ length: quotas }, (_, n) => hasUnitLeft(n, source))];
  // An approve may go on beyond the end of its session.
  const leaseEndsAt = sql`${nowMs} + ${value('leaseMs')}`;
  const expiresAt = sql`cast(${value('expiresAt')} as bigint)`;
  const endsAt = sql`case when ${expiresAt} > ${leaseEndsAt} then ${expiresAt} else ${leaseEndsAt} end`;
  const insert = sql`
    insert into quota_reservations (organization_id, id_hash, ends_at)
    select ${value('organizationId')}, ${value('idHash')}, ${endsAt}
    where exists (select 1 from subscriptions where organization_id = ${value('organizationId')}
      and technology = 'e_document' and active = 1 and starts_at <= ${nowMs} and ends_at > ${nowMs}
      and (${sql.join(each, sql` or `)}))
    on conflict (organization_id, id_hash) do update set ends_at = excluded.ends_at`;
  return { compile: () => insert.compile(query) };
});

interface ReservationValues extends ListValues {
  organizationId: string;
  idHash: string;
  leaseMs: number;
  expiresAt: number;
}

function hasUnitLeft(n: number, { nowMs, value, itemValue }: StatementSource<ReservationValues>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(subscriptions.id = ${itemValue(n, 'subscriptionId')} and quota > (
    select count(*) from quota_reservations as others where others.organization_id = ${value('organizationId')}
      and others.id_hash <> ${value('idHash')} and others.ends_at > ${nowMs}
  ) + (
    select coalesce(sum(delivered), 0) from usage where usage.organization_id = ${value('organizationId')}
      and environment = 'live' and usage.technology = 'e_document'
      and day >= ${itemValue(n, 'fromDay')} and day <= ${itemValue(n, 'toDay')}))`;
}

/** The unit is free again, or has become a delivered document. Nothing where the claim took none. */
export function endReservation(
  { query }: Database,
  { idHash, reservedFor }: { idHash: string; reservedFor?: string | undefined },
): UnitStatement[] {
  if (reservedFor === undefined) return [];
  const statement = query
    .deleteFrom('quota_reservations')
    .where('organization_id', '=', reservedFor)
    .where('id_hash', '=', idHash);
  return [statement];
}
