/** writeWithinLimits: plans what a call uses and writes it, anew where another call was faster. */
import { GatewayError } from '../errors.ts';
import type { LimitCounter } from './counters.ts';

/** Concurrent calls may use up between reading and writing what was free; a second reading then says which limit it was. */
const TRIES_MAX = 20;

/**
 * @param plan throws where a limit is used up
 * @param write undefined where a limit was used up meanwhile: then nothing was written
 */
export async function writeWithinLimits<Written>(
  plan: () => Promise<readonly LimitCounter[]>,
  write: (counters: readonly LimitCounter[]) => Promise<Written | undefined>,
): Promise<Written> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const written = await write(await plan());
    if (written !== undefined) return written;
  }
  throw new GatewayError('service_unavailable', { cause: new Error('the limits were contended for too long') });
}
