/** The statements behind `session-store.ts`: each condition on a session stands in the one write that depends on it. */
import { type Compilable, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AlmatyDay } from '../calendar/almaty-date.ts';
import { textOfAsk } from '../claims/ask.ts';
import { isInUse, noneIsUsedUp, usedUpValues } from '../limits/limit-store.ts';
import type { Database } from '../storage/database.ts';
import {
  type ListValues,
  prepareShapes,
  prepareStatement,
  type StatementSource,
} from '../storage/prepared-statement.ts';
import type { Schema } from '../storage/schema.ts';
import { isHeard } from '../webhooks/webhook-event-statements.ts';
import type { RequestedSession, SessionRules } from './session.ts';
import { mayGoOn } from './session-access-statements.ts';
import { takesNoUnit, takesUnit } from './session-quota-statements.ts';
import type { AttemptClaim, AttemptRelease, NewSession, ResendClaim, UnreadAdmission } from './session-writes.ts';

export function insertRequested(
  database: Database,
  session: NewSession,
  { otpTtlMs, sessionTtlMs }: SessionRules,
): Compilable {
  return insertSessionRow(database, { ...session, ask: textOfAsk(session.ask), otpTtlMs, sessionTtlMs });
}

type NewSessionRow = Omit<NewSession, 'ask'> & { ask: string | null } & Pick<SessionRules, 'otpTtlMs' | 'sessionTtlMs'>;

/** Affects no row where the organisation is suspended: so a suspension that is committed refuses every later admission. */
const insertSessionRow = prepareStatement(({ query, nowMs, value }: StatementSource<NewSessionRow>) =>
  query
    .insertInto('sessions')
    .columns([
      ...(['id_hash', 'organization_id', 'api_key_id', 'environment', 'document_type', 'egov_request_id'] as const),
      ...([
        'client_reference',
        'ask',
        'encrypted_subject',
        'state',
        'attempts_used',
        'unresolved_codes',
        'resends_used',
      ] as const),
      ...(['created_at', 'otp_sent_at', 'otp_expires_at', 'expires_at'] as const),
    ])
    .expression(
      query
        .selectFrom('organizations')
        .select([
          value('idHash').as('id_hash'),
          'organizations.id as organization_id',
          value('apiKeyId').as('api_key_id'),
          value('environment').as('environment'),
          value('documentType').as('document_type'),
          value('egovRequestId').as('egov_request_id'),
          value('clientReference').as('client_reference'),
          value('ask').as('ask'),
          value('encryptedSubject').as('encrypted_subject'),
          sql.lit('requested').as('state'),
          sql.lit(0).as('attempts_used'),
          sql.lit('').as('unresolved_codes'),
          sql.lit(0).as('resends_used'),
          nowMs.as('created_at'),
          nowMs.as('otp_sent_at'),
          sql<number>`${nowMs} + ${value('otpTtlMs')}`.as('otp_expires_at'),
          sql<number>`${nowMs} + ${value('sessionTtlMs')}`.as('expires_at'),
        ])
        .where('organizations.id', '=', value('organizationId'))
        .where('organizations.suspended_at', 'is', null),
    )
    .returningAll(),
);

/** The session that was just inserted, where the conditions of `UnreadAdmission` hold for it, and its approve takes no unit of a quota. */
export function selectAdmitted(
  database: Database,
  { session, allowedIpRanges, unlessUsedUp, day, inUse, aheadMs }: UnreadAdmission,
): Compilable {
  const { startsAt, endsAt } = day;
  const values = { idHash: session.idHash, ipRanges: JSON.stringify(allowedIpRanges), startsAt, endsAt, aheadMs };
  const shape = `${unlessUsedUp.length} ${inUse === undefined ? 'all' : 'but one'}`;
  return selectAdmittedOf(shape)(database, { ...values, ...usedUpValues(unlessUsedUp), inUse: inUse ?? '' });
}

/** The shape: how many counters, and whether `all` that the request uses are counted, or all `but one`. */
const selectAdmittedOf = prepareShapes((shape: string, source: StatementSource<ListValues & AdmittedValues>) => {
  const { query, nowMs, value } = source;
  const [counters, ...counted] = shape.split(' ');
  return query
    .selectFrom('sessions')
    .select('id_hash')
    .where('id_hash', '=', value('idHash'))
    .where(mayGoOn(nowMs, value('ipRanges')))
    .where(takesNoUnit(nowMs))
    .where('created_at', '>=', value('startsAt'))
    .where('created_at', '<', value('endsAt'))
    .where(hasSandboxClock(value('aheadMs')))
    .where(noneIsUsedUp(Number(counters), source))
    .$if(counted.length > 1, (select) => select.where(isInUse(value('inUse'), nowMs)));
});

interface AdmittedValues {
  idHash: string;
  ipRanges: string;
  startsAt: number;
  endsAt: number;
  inUse: string;
  aheadMs: number;
}

/** Of a test session: the clock of its organisation's sandbox is so much ahead, as its caller will be told. */
function hasSandboxClock(aheadMs: RawBuilder<number>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(sessions.environment <> 'test' or exists (select 1 from organizations
    where organizations.id = sessions.organization_id and coalesce(sandbox_ahead_ms, 0) = cast(${aheadMs} as bigint)))`;
}

/** The session with what its key may do, and whether its approve takes a unit of a quota. */
export const selectSession = prepareStatement(({ query, nowMs, value }: StatementSource<{ idHash: string }>) =>
  query
    .selectFrom('sessions')
    .leftJoin('api_keys', 'api_keys.id', 'sessions.api_key_id')
    .selectAll('sessions')
    .select([
      'api_keys.revoked_at as key_revoked_at',
      'api_keys.expires_at as key_expires_at',
      'api_keys.allowed_ip_ranges as key_allowed_ip_ranges',
      takesUnit(nowMs).as('takes_unit'),
      nowMs.as('now_ms'),
    ])
    .where('id_hash', '=', value('idHash')),
);

export function takeLease(
  database: Database,
  { idHash, fence, code, rules, allowedIpRanges, reserve, unlessUsedUp = [] }: AttemptClaim,
): Compilable {
  const { leaseMs, maxAttempts } = rules;
  const ipRanges = JSON.stringify(allowedIpRanges);
  const values = { idHash, fence, codeHash: code.hash, leaseMs, maxAttempts, ipRanges };
  const unit = reserve === undefined ? 'free' : 'reserved';
  const shape = `${unlessUsedUp.length} ${unit} ${code.isRepeated ? 'repeated' : 'new'}`;
  return takeLeaseOf(shape)(database, { ...values, ...usedUpValues(unlessUsedUp) });
}

interface LeaseValues {
  idHash: string;
  fence: string;
  codeHash: string;
  leaseMs: number;
  maxAttempts: number;
  ipRanges: string;
}

type Lease = LeaseValues & ListValues;

/**
 * The conditions are those of `assertAwaitingCode` and `assertMayGoOn`, in one statement: of any number of concurrent claims one wins.
 * The shape: how many counters, whether the claim has `reserved` a unit of a quota or is `free` of one, and whether the code is `new`.
 */
const takeLeaseOf = prepareShapes((shape: string, source: StatementSource<Lease>) => {
  const { query, nowMs, value } = source;
  const [counters, unit, code] = shape.split(' ');
  const isUnresolved = sql<SqlBool>`unresolved_codes like '%' || cast(${value('codeHash')} as text) || '%'`;
  return query
    .updateTable('sessions')
    .set({
      state: 'approving',
      fence: value('fence'),
      lease_expires_at: sql`${nowMs} + ${value('leaseMs')}`,
      ...(code === 'new' && {
        attempts_used: sql`attempts_used + 1`,
        unresolved_codes: sql`unresolved_codes || cast(${value('codeHash')} as text) || ' '`,
      }),
    })
    .where('id_hash', '=', value('idHash'))
    .where(awaitsCode(nowMs))
    .$if(code === 'repeated', (update) => update.where(isUnresolved))
    .$if(code === 'new', (update) =>
      update
        .where('attempts_used', '<', value('maxAttempts'))
        .where('otp_expires_at', '>', nowMs)
        .where(sql<SqlBool>`not ${isUnresolved}`),
    )
    .where('expires_at', '>', nowMs)
    .where(mayGoOn(nowMs, value('ipRanges')))
    .$if(unit === 'free', (update) => update.where(takesNoUnit(nowMs)))
    .$if(Number(counters) > 0, (update) => update.where(noneIsUsedUp(Number(counters), source)))
    .returningAll();
});

/** The conditions are those of `assertMayResend` and `assertMayGoOn`. */
export function takeResend({ query, nowMs }: Database, { idHash, rules, allowedIpRanges }: ResendClaim): Compilable {
  return query
    .updateTable('sessions')
    .set({
      state: 'requested',
      fence: null,
      lease_expires_at: null,
      resends_used: sql`resends_used + 1`,
      otp_sent_at: nowMs,
      otp_expires_at: sql`${nowMs} + ${rules.otpTtlMs}`,
    })
    .where('id_hash', '=', idHash)
    .where(awaitsCode(nowMs))
    .where('attempts_used', '<', rules.maxAttempts)
    .where('resends_used', '<', rules.maxResends)
    .where(sql<boolean>`otp_sent_at + ${rules.resendAfterMs} <= ${nowMs}`)
    .where('expires_at', '>', nowMs)
    .where(mayGoOn(nowMs, sql`${JSON.stringify(allowedIpRanges)}`))
    .returningAll();
}

/** `requested`, or `approving` with a lease that has run out. */
function awaitsCode(nowMs: Database['nowMs']) {
  return (where: ExpressionBuilder<Schema, 'sessions'>) =>
    where.or([
      where('state', '=', 'requested'),
      where.and([where('state', '=', 'approving'), where('lease_expires_at', '<=', nowMs)]),
    ]);
}

export function giveResendBack({ query }: Database, before: RequestedSession, claimed: RequestedSession): Compilable {
  return query
    .updateTable('sessions')
    .set({
      resends_used: before.resendsUsed,
      otp_sent_at: before.otpSentAt,
      otp_expires_at: before.otpExpiresAt,
    })
    .where('id_hash', '=', claimed.idHash)
    .where('resends_used', '=', claimed.resendsUsed)
    .where('otp_sent_at', '=', claimed.otpSentAt);
}

export function giveLeaseBack({ query }: Database, release: AttemptRelease): Compilable {
  return query
    .updateTable('sessions')
    .set({ ...attemptAfter(release), fence: null, lease_expires_at: null })
    .where('id_hash', '=', release.idHash)
    .where('state', '=', 'approving')
    .where('fence', '=', release.fence);
}

/**
 * Ends a session that waits for a code, as its time does. Affects no row where an approve holds it, or it has ended. An approve that is
 * past its lease loses its fence: what the state gives it yet is not delivered.
 */
export function endAwaiting({ query, nowMs }: Database, idHash: string): Compilable {
  return query
    .updateTable('sessions')
    .set({
      state: 'requested',
      fence: null,
      lease_expires_at: null,
      expires_at: nowMs,
      encrypted_subject: '',
      unresolved_codes: '',
    })
    .where('id_hash', '=', idHash)
    .where(awaitsCode(nowMs))
    .where('expires_at', '>', nowMs);
}

/** What the release makes of the attempt and its code. A session is not locked while one of its codes may be tried again. */
function attemptAfter({ attempt, code, rules }: AttemptRelease) {
  const others = sql<string>`replace(unresolved_codes, ${`${code.hash} `}, '')`;
  if (attempt === 'spent') {
    const isLocked = sql<SqlBool>`attempts_used >= ${rules.maxAttempts} and ${others} = ''`;
    return {
      state: sql<string>`case when ${isLocked} then 'locked' else 'requested' end`,
      encrypted_subject: sql<string>`case when ${isLocked} then '' else encrypted_subject end`,
      unresolved_codes: others,
    };
  }
  // A repeated code was counted, and became unresolved, with an attempt before.
  if (attempt === 'unresolved' || code.isRepeated) return { state: 'requested' };
  return { state: 'requested', attempts_used: sql<number>`attempts_used - 1`, unresolved_codes: others };
}

export function closeAsDelivered(
  database: Database,
  { hearing, ...session }: { idHash: string; fence: string; hearing: Hearing },
): Compilable {
  return closeAsDeliveredOf(hearing)(database, session);
}

/** Whether webhooks are told of it: then the unit has the event; or nobody wants it, which is a condition then; or it is not asked. */
export type Hearing = 'heard' | 'unheard' | 'unasked';

const closeAsDeliveredOf = prepareShapes(
  (hearing: Hearing, { query, nowMs, value }: StatementSource<{ idHash: string; fence: string }>) =>
    query
      .updateTable('sessions')
      .set({
        state: 'delivered',
        encrypted_subject: '',
        unresolved_codes: '',
        fence: null,
        lease_expires_at: null,
        delivered_at: nowMs,
      })
      .where('id_hash', '=', value('idHash'))
      .where('state', '=', 'approving')
      .where('fence', '=', value('fence'))
      .$if(hearing === 'unheard', (update) =>
        update.where(sql<SqlBool>`not ${isHeard('document.delivered', 'sessions')}`),
      ),
);

/** What is metered is what the session says, whatever the caller says; nothing where it was not delivered on this day. */
export const countDelivery = prepareStatement(({ query, value }: StatementSource<AlmatyDay & { idHash: string }>) =>
  query
    .insertInto('usage')
    .columns(['organization_id', 'environment', 'technology', 'document_type', 'day', 'delivered'])
    .expression((from) =>
      from
        .selectFrom('sessions')
        .select((select) => [
          'organization_id',
          'environment',
          select.val('e_document').as('technology'),
          'document_type',
          value('date').as('day'),
          select.lit(1).as('delivered'),
        ])
        .where('id_hash', '=', value('idHash'))
        .where('delivered_at', '>=', value('startsAt'))
        .where('delivered_at', '<', value('endsAt')),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'environment', 'technology', 'document_type', 'day'])
        .doUpdateSet({ delivered: sql`usage.delivered + 1` }),
    ),
);
