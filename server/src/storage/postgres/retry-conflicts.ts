/** Repeats a unit of work that PostgreSQL, or a database that speaks like it, gave up because of other units beside it. */
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailableError } from '../database.ts';
import { StaleStatementError } from './statement-names.ts';

/** Serialization failure and deadlock: the transaction was rolled back, and may succeed when it is run again. */
const CONFLICT_STATES = new Set(['40001', '40P01']);
/** With the pauses below, a unit that never gets through is given up after two seconds on average. */
const ATTEMPTS_MAX = 20;
const FIRST_PAUSE_MS = 5;
const PAUSE_MAX_MS = 250;

export async function retryConflicts<Result>(
  attempt: () => Promise<Result>,
  pause: (maxMs: number) => Promise<void> = pauseUpTo,
): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempts >= ATTEMPTS_MAX) throw new StoreUnavailableError('The unit met others at every attempt', error);
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempts, PAUSE_MAX_MS));
    }
  }
}

function isConflict(error: unknown): boolean {
  if (error instanceof StaleStatementError) return true;
  return error instanceof Error && 'code' in error && CONFLICT_STATES.has(String(error.code));
}

/** A random length, or those who met once would meet again. */
async function pauseUpTo(maxMs: number): Promise<void> {
  await wait(Math.random() * maxMs);
}
