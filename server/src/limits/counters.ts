/**
 * Which counters a call uses. The order is that in which the store locks them, the same for all calls: what many calls share
 * comes last, because they wait for each other there.
 */

import { almatyDayOf } from '../calendar/almaty-date.ts';
import type { SubjectMarks } from '../crypto/subject-hmac.ts';
import type { Environment } from '../words/environment.ts';
import type { LimitName, LimitTables } from './limit.ts';
import type { Counter } from './limit-store.ts';

export interface LimitCounter extends Counter {
  limit: LimitName;
  /** True where other organisations use it too. Then its end must not be told: it would say when they did. */
  shared: boolean;
}

/** Who calls, and for whom. */
export interface CountedCall extends SubjectMarks {
  environment: Environment;
  organizationId: string;
}

/** What one code uses, sent for a request or a resend. */
export function codeCounters(call: CountedCall, tables: LimitTables): LimitCounter[] {
  const { environment, organizationId } = call;
  return [
    ...citizenCodeCounters(call, tables),
    ...counter('codes_per_organization', environment, [organizationId], tables),
  ];
}

/** The part of it that is the citizen's. A `false` of the MCDB check uses it too. */
export function citizenCodeCounters(call: CountedCall, tables: LimitTables): LimitCounter[] {
  const { iinHmac, phoneHmac } = call;
  return [
    ...citizenCounter('codes_per_phone', call, phoneHmac, tables),
    ...citizenCounter('codes_per_iin', call, iinHmac, tables),
    ...citizenCounter('own_codes_per_phone', call, phoneHmac, tables),
    ...citizenCounter('own_codes_per_iin', call, iinHmac, tables),
  ];
}

/** What one wrong code uses. */
export function wrongCodeCounters(call: Omit<CountedCall, 'phoneHmac'>, tables: LimitTables): LimitCounter[] {
  return [
    ...citizenCounter('wrong_codes_per_iin', call, call.iinHmac, tables),
    ...citizenCounter('own_wrong_codes_per_iin', call, call.iinHmac, tables),
  ];
}

/**
 * An IIN that the organisation asks for has a mark of its own, with room for one use a day, and is counted with its first use. Both
 * ids are the same on every day.
 */
export function iinOfDayIds({ environment, organizationId, iinHmac }: CountedCall): { mark: string; count: string } {
  const limit = 'iins_per_organization';
  return {
    mark: counterId(environment, limit, [organizationId, iinHmac]),
    count: counterId(environment, limit, [organizationId]),
  };
}

/** What an IIN uses that has no mark yet. */
export function iinOfDayCounters(call: CountedCall, nowMs: number, tables: LimitTables): LimitCounter[] {
  const limit = 'iins_per_organization';
  const ids = iinOfDayIds(call);
  const common = { limit, window: { endsAt: almatyDayOf(nowMs).endsAt }, lockMs: 0, shared: false } as const;
  return [
    { ...common, id: ids.mark, max: 1 },
    { ...common, id: ids.count, max: tables[call.environment].limits[limit].max },
  ];
}

/** What one call of request uses. */
export function requestCounter(environment: Environment, apiKeyId: string, tables: LimitTables): LimitCounter {
  const limit = 'requests_per_key';
  const { max, windowMs } = tables[environment].limits[limit];
  const id = counterId(environment, limit, [apiKeyId]);
  return { id, limit, max, window: { lastsMs: windowMs }, lockMs: 0, shared: false };
}

/** Whose code it is, for the count per key and organisation. */
export interface CountedKey {
  environment: Environment;
  organizationId: string;
  apiKeyId: string;
}

/** A tally only counts: what it counts is judged by `lockGuessingKey`. */
const TALLY_MAX = 1_000_000_000;

/** Counts a code of the key and the organisation. Right and wrong ones have the same windows, by the clock, so that they compare. */
export function codeTallies(
  outcome: 'right' | 'wrong',
  { environment, organizationId, apiKeyId }: CountedKey,
  tables: LimitTables,
): LimitCounter[] {
  const tally = (limit: 'wrong_codes_per_key' | 'wrong_codes_per_organization', of: string): LimitCounter => {
    const { windowMs } = tables[environment].limits[limit];
    const id = counterId(environment, limit, [of, outcome]);
    return { id, limit, max: TALLY_MAX, window: { everyMs: windowMs }, lockMs: 0, shared: false };
  };
  return [tally('wrong_codes_per_key', apiKeyId), tally('wrong_codes_per_organization', organizationId)];
}

/** Used up while the key is locked. */
export function keyLock(
  { environment, apiKeyId }: Pick<CountedKey, 'environment' | 'apiKeyId'>,
  tables: LimitTables,
): LimitCounter {
  const limit = 'wrong_codes_per_key';
  const window = { lastsMs: tables[environment].keyLockMs };
  return { id: counterId(environment, limit, [apiKeyId, 'lock']), limit, max: 1, window, lockMs: 0, shared: false };
}

/** For live keys over all organisations, but where the limit is one of the organisation's own; for test keys within one. */
function citizenCounter(
  limit: LimitName,
  { environment, organizationId }: Pick<CountedCall, 'environment' | 'organizationId'>,
  subjectHmac: string,
  tables: LimitTables,
): LimitCounter[] {
  const shared = environment === 'live' && !limit.startsWith('own_');
  const of = shared ? [subjectHmac] : [organizationId, subjectHmac];
  const { lockMs } = tables[environment];
  return counter(limit, environment, of, tables).map((found) => ({ ...found, shared, lockMs }));
}

/** None where the environment has no such limit. */
function counter(
  limit: LimitName,
  environment: Environment,
  of: readonly string[],
  tables: LimitTables,
): LimitCounter[] {
  const set = tables[environment].limits[limit];
  if (set === undefined) return [];
  const id = counterId(environment, limit, of);
  return [{ id, limit, max: set.max, window: { lastsMs: set.windowMs }, lockMs: 0, shared: false }];
}

function counterId(environment: Environment, limit: LimitName, of: readonly string[]): string {
  return [environment, limit, ...of].join(':');
}
