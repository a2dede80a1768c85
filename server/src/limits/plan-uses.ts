/**
 * What a call will use of its limits, once it is known that nothing is used up. The caller writes the uses together with what it
 * does. Where that write is refused, another call was faster: it plans again, and is then told which limit it was.
 */
import type { AlmatyDay } from '../calendar/almaty-date.ts';
import type { Environment } from '../words/environment.ts';
import { assertWithinLimits } from './assert-within-limits.ts';
import {
  type CountedCall,
  type CountedKey,
  citizenCodeCounters,
  codeCounters,
  codeTallies,
  iinOfDayCounters,
  iinOfDayIds,
  keyLock,
  type LimitCounter,
  requestCounter,
  wrongCodeCounters,
} from './counters.ts';
import type { LimitTables } from './limit.ts';
import type { CounterUse } from './limit-store.ts';
import type { Limits } from './limits.ts';

/** Who calls, and for which citizen. */
export interface CitizenCall extends CountedKey, CountedCall {}

/**
 * What a request uses.
 * @throws GatewayError `rate_limited`, `too_many_citizens`, `too_many_codes`, `subject_locked`
 */
export function planRequest(call: CitizenCall, limits: Limits): Promise<LimitCounter[]> {
  return planCall(call, codeCounters, limits);
}

/**
 * What an MCDB check uses: the same, but for the codes of the organisation, as none is sent.
 * @throws GatewayError `rate_limited`, `too_many_citizens`, `subject_locked`
 */
export function planMcdbCheck(call: CitizenCall, limits: Limits): Promise<LimitCounter[]> {
  return planCall(call, citizenCodeCounters, limits);
}

/**
 * What a call uses that asks for nobody's document yet.
 * @throws GatewayError `rate_limited`
 */
export async function planCallOfKey(key: CountedKey, limits: Limits): Promise<LimitCounter[]> {
  const counters = [requestCounter(key.environment, key.apiKeyId, limits.tables)];
  const checked = [keyLock(key, limits.tables), ...counters];
  assertWithinLimits(checked, key.environment, await limits.store.readCounters(idsOf(checked)), limits);
  return counters;
}

/** What a request uses where nothing is read before: the write itself has to refuse what `planRequest` would. */
export interface UnreadUses {
  uses: readonly LimitCounter[];
  /** Where one of these is used up, no code is sent. */
  locks: readonly LimitCounter[];
  /** The mark of an IIN that is counted for the day; undefined where the uses count it. */
  inUse: string | undefined;
}

/** @param isCounted of the IIN's mark: whether it is there for this day */
export function planUnreadRequest(
  call: CitizenCall,
  isCounted: (mark: string) => boolean,
  day: AlmatyDay,
  { tables }: Limits,
): UnreadUses {
  const { mark } = iinOfDayIds(call);
  const inUse = isCounted(mark) ? mark : undefined;
  const newIin = inUse === undefined ? iinOfDayCounters(call, day.startsAt, tables) : [];
  const requests = requestCounter(call.environment, call.apiKeyId, tables);
  return { uses: [...codeCounters(call, tables), ...newIin, requests], locks: locksOf(call, tables), inUse };
}

async function planCall(
  call: CitizenCall,
  codeCountersOf: typeof codeCounters,
  limits: Limits,
): Promise<LimitCounter[]> {
  const { tables, store } = limits;
  const locks = locksOf(call, tables);
  const codes = codeCountersOf(call, tables);
  const requests = requestCounter(call.environment, call.apiKeyId, tables);
  const iinOfDay = iinOfDayIds(call);
  const read = await store.readCounters([...idsOf([...locks, ...codes, requests]), iinOfDay.mark, iinOfDay.count]);
  // The day is that of the store's clock.
  const newIin = read.uses.has(iinOfDay.mark) ? [] : iinOfDayCounters(call, read.nowMs, tables);
  const uses = [...codes, ...newIin, requests];
  assertWithinLimits([...locks, ...uses], call.environment, read, limits);
  return uses;
}

/**
 * What a resend uses.
 * @throws GatewayError `too_many_codes`, `subject_locked`
 */
export async function planResend(call: CitizenCall, limits: Limits): Promise<LimitCounter[]> {
  const codes = codeCounters(call, limits.tables);
  const counters = [...wrongCodeCounters(call, limits.tables), ...codes, keyLock(call, limits.tables)];
  assertWithinLimits(counters, call.environment, await limits.store.readCounters(idsOf(counters)), limits);
  return codes;
}

/** What an approve uses, by how it ends, and what refuses it. */
export interface ApproveUses {
  /** Where it is used up, no code is tried. */
  keyLock: LimitCounter;
  /** Held while a code is tried: those of the citizen. */
  held: readonly LimitCounter[];
  wrongCode: readonly LimitCounter[];
  rightCode: readonly LimitCounter[];
}

export function planApprove(call: Omit<CitizenCall, 'phoneHmac'>, { tables }: Limits): ApproveUses {
  const held = wrongCodeCounters(call, tables);
  return {
    keyLock: keyLock(call, tables),
    held,
    wrongCode: [...held, ...codeTallies('wrong', call, tables)],
    rightCode: codeTallies('right', call, tables),
  };
}

/** Of the uses that were written those which count a code. */
export function codeUsesOf(uses: readonly CounterUse[], counters: readonly LimitCounter[]): CounterUse[] {
  const codes = new Set(counters.filter(({ limit }) => limit.includes('codes_per_')).map(({ id }) => id));
  return uses.filter(({ id }) => codes.has(id));
}

/**
 * Also against the codes that are being tried in other sessions of the citizen: each of them may be wrong. Who is refused because of
 * these may call again after `repeatAfterMs`.
 * @throws GatewayError `subject_locked`, `rate_limited`
 */
export async function assertCodeMayBeTried(
  uses: ApproveUses,
  environment: Environment,
  repeatAfterMs: number,
  limits: Limits,
): Promise<void> {
  const locks = [...uses.held, uses.keyLock];
  const { nowMs, uses: stored } = await limits.store.readCounters(idsOf(locks));
  assertWithinLimits(locks, environment, { nowMs, uses: stored }, limits);
  const windowEndsAt = nowMs + repeatAfterMs;
  const withHeld = [...stored.values()].map((use) => ({ ...use, used: use.used + use.held, windowEndsAt }));
  const read = { nowMs, uses: new Map(withHeld.map((use) => [use.id, use])) };
  assertWithinLimits(uses.held, environment, read, limits);
}

/** Where one of these is used up, no code is sent. */
function locksOf(call: CitizenCall, tables: LimitTables): LimitCounter[] {
  return [...wrongCodeCounters(call, tables), keyLock(call, tables)];
}

function idsOf(counters: readonly LimitCounter[]): string[] {
  return counters.map(({ id }) => id);
}
