/** assertWithinLimits: refuses a call for the first counter that is used up. */

import { type ErrorCode, GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { LimitCounter } from './counters.ts';
import type { LimitName } from './limit.ts';
import type { CounterUse } from './limit-store.ts';
import type { Limits } from './limits.ts';

const errorOfLimit: Record<LimitName, ErrorCode> = {
  requests_per_key: 'rate_limited',
  codes_per_organization: 'too_many_codes',
  iins_per_organization: 'too_many_citizens',
  codes_per_phone: 'subject_locked',
  codes_per_iin: 'subject_locked',
  wrong_codes_per_iin: 'subject_locked',
  wrong_codes_per_key: 'rate_limited',
  wrong_codes_per_organization: 'rate_limited',
  own_codes_per_phone: 'subject_locked',
  own_codes_per_iin: 'subject_locked',
  own_wrong_codes_per_iin: 'subject_locked',
};

/** The counters as `LimitStore.readCounters` found them. */
export interface CountersRead {
  uses: ReadonlyMap<string, CounterUse>;
  nowMs: number;
}

/**
 * The last of the counters is looked at first: the caller's own stand behind those that it shares with others, so that a caller
 * who has used up both is told of its own.
 * @throws GatewayError `rate_limited`, `too_many_codes`, `too_many_citizens`, `subject_locked`, with the seconds to wait
 */
export function assertWithinLimits(
  counters: readonly LimitCounter[],
  environment: Environment,
  read: CountersRead,
  limits: Limits,
): void {
  const counter = counters.findLast((candidate) => isUsedUp(candidate, read));
  if (counter === undefined) return;
  limits.countLimited(counter.limit, environment);
  const waitMs = counter.shared
    ? longestWaitMs(counter)
    : (read.uses.get(counter.id)?.windowEndsAt ?? read.nowMs) - read.nowMs;
  const extras = { retry_after: Math.ceil(waitMs / 1000) };
  throw new GatewayError(errorOfLimit[counter.limit], { extras });
}

function isUsedUp({ id, max }: LimitCounter, { uses }: CountersRead): boolean {
  return (uses.get(id)?.used ?? 0) >= max;
}

/** The same at every moment: it tells nothing of when the others came. */
function longestWaitMs({ window, lockMs }: LimitCounter): number {
  return Math.max(lockMs, 'lastsMs' in window ? window.lastsMs : 0);
}
