/** A task that works in small batches, as a clean-up does, so that the requests beside it never wait for a large one. */
import type { MaintenanceTask } from './maintenance.ts';
import type { TaskName } from './task-names.ts';

/**
 * A batch holds up the commits that come after it. So many of the largest rows, the sandbox's messages, cost 2.4 ms of CPU, and 16 ms where
 * the log is written into the file as well; 500 cost 11 and 35.
 */
const BATCH_ROWS = 100;

export function taskInBatches(name: TaskName, everyMs: number, workBatch: WorkBatch): MaintenanceTask {
  return { name, everyMs, run: (signal) => workInBatches(workBatch, signal) };
}

/** Removes or changes `most` rows at most and gives their number. */
export type WorkBatch = (most: number) => Promise<number>;

/** Runs until a batch is not full, or until `signal`. May be broken off at any point. */
export async function workInBatches(workBatch: WorkBatch, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if ((await workBatch(BATCH_ROWS)) < BATCH_ROWS) return;
  }
}
