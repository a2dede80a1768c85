/**
 * What must hold of the key that opened a session, and of its organisation, at each further step. It is a condition of the very
 * write that takes the step: a cut-off that is committed reaches every process at once. `assertMayGoOn` says the same in words.
 */
import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';

type OfSession = ExpressionBuilder<Schema, 'sessions'>;

/** @param ipRanges JSON: the ranges against which the caller's address was checked, which must still be the key's */
export function mayGoOn(nowMs: Database['nowMs'], ipRanges: RawBuilder<string>) {
  return (session: OfSession) =>
    session.and([keyIsUsable(session, nowMs, ipRanges), isOpen(session), isSubscribed(session, nowMs)]);
}

function keyIsUsable(
  session: OfSession,
  nowMs: Database['nowMs'],
  ipRanges: RawBuilder<string>,
): ExpressionWrapper<Schema, 'sessions', SqlBool> {
  return session.exists(
    session
      .selectFrom('api_keys')
      .select('api_keys.id')
      .whereRef('api_keys.id', '=', 'sessions.api_key_id')
      .where('api_keys.revoked_at', 'is', null)
      .where((key) => key.or([key('api_keys.expires_at', 'is', null), key('api_keys.expires_at', '>', nowMs)]))
      .where('api_keys.allowed_ip_ranges', '=', ipRanges),
  );
}

function isOpen(session: OfSession): ExpressionWrapper<Schema, 'sessions', SqlBool> {
  return session.exists(
    session
      .selectFrom('organizations')
      .select('organizations.id')
      .whereRef('organizations.id', '=', 'sessions.organization_id')
      .where('organizations.suspended_at', 'is', null),
  );
}

function isSubscribed(session: OfSession, nowMs: Database['nowMs']): ExpressionWrapper<Schema, 'sessions', SqlBool> {
  const running = session
    .selectFrom('subscriptions')
    .select('subscriptions.id')
    .whereRef('subscriptions.organization_id', '=', 'sessions.organization_id')
    .where('subscriptions.technology', '=', 'e_document')
    .where('subscriptions.active', '=', 1)
    .where('subscriptions.starts_at', '<=', sandboxNow(nowMs))
    .where('subscriptions.ends_at', '>', sandboxNow(nowMs))
    .where((each) => each.or([each('sessions.environment', '=', 'test'), each('subscriptions.trial', '=', 0)]))
    .where((each) => each.or([each('subscriptions.claims_only', '=', 0), each('sessions.ask', 'is not', null)]))
    .limit(1);
  // Not `exists`: PostgreSQL would make a join of that, and look for the subscriptions of all organisations first.
  return session(running, 'is not', null);
}

/** For a test session, what the clock of its organisation's sandbox shows. */
function sandboxNow(nowMs: Database['nowMs']): RawBuilder<number> {
  return sql<number>`${nowMs} + case when sessions.environment = 'test' then
    (select coalesce(sandbox_ahead_ms, 0) from organizations where organizations.id = sessions.organization_id) else 0 end`;
}
