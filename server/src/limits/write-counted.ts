/** writeCounted: a write that may be made only so often. Each counts with its own commit; one that is refused counts nothing. */
import { GatewayError } from '../errors.ts';
import type { Counter, LimitStore } from './limit-store.ts';

/**
 * @param write with the counter in its unit; undefined where nothing was written
 * @returns undefined where nothing was written for another reason than the counter
 * @throws GatewayError `too_many_calls` with the seconds to wait
 */
export async function writeCounted<Written>(
  counter: Counter,
  limits: Pick<LimitStore, 'readCounters'>,
  write: (counters: readonly Counter[]) => Promise<Written | undefined>,
): Promise<Written | undefined> {
  const written = await write([counter]);
  if (written !== undefined) return written;
  const { uses, nowMs } = await limits.readCounters([counter.id]);
  const use = uses.get(counter.id);
  if (use === undefined || use.used < counter.max) return undefined;
  throw new GatewayError('too_many_calls', { extras: { retry_after: Math.ceil((use.windowEndsAt - nowMs) / 1_000) } });
}
