/**
 * How much is done: `QUJAT_TORTURE=full` runs the counts that the guarantees are stated for (`npm run torture`); without it each
 * test runs a short version of itself, as part of `npm test`. Every test says which counts it ran with.
 */
import type { TestContext } from 'node:test';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';

export { isFull };

/** Why a variant with several threads is left out of `npm test`. */
export const threadsInFullRun = 'npm run torture does it with four threads; e2e/threads.test.ts with two';

/** Takes the count of this run and tells it. */
export function count(t: TestContext, what: string, { short, full }: { short: number; full: number }): number {
  const value = isFull ? full : short;
  t.diagnostic(`${value} ${what} (${isFull ? 'the full run' : `short; npm run torture does ${full}`})`);
  return value;
}
