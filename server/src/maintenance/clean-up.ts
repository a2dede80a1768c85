/** A clean-up: removes what is old in small batches, so that the requests beside it never wait for a large one. */
import type { MaintenanceTask } from './maintenance.ts';
import type { TaskName } from './task-names.ts';

/**
 * A batch holds up the commits that come after it. So many of the largest rows, the sandbox's messages, cost 2.4 ms of CPU, and 16 ms where
 * the log is written into the file as well; 500 cost 11 and 35.
 */
const BATCH_ROWS = 100;

export function cleanUpTask(name: TaskName, everyMs: number, removeBatch: RemoveBatch): MaintenanceTask {
  return { name, everyMs, run: (signal) => cleanUp(removeBatch, signal) };
}

/** Removes `most` rows at most and gives their number. */
export type RemoveBatch = (most: number) => Promise<number>;

/** Runs until a batch is not full, or until `signal`. May be broken off at any point. */
export async function cleanUp(removeBatch: RemoveBatch, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if ((await removeBatch(BATCH_ROWS)) < BATCH_ROWS) return;
  }
}
