/**
 * The work beside the requests: sweeps, retention, sealing. Every process looks for work; the store gives each turn of a task to
 * one of them. A task that dies has its next turn as usual, so each must bear being broken off, and two turns at once.
 */
import type { MaintenanceStore } from './maintenance-store.ts';

export interface MaintenanceTask {
  /** Its name in the store and in the log: `forget_answers`. */
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

export interface MaintenanceDependencies {
  store: MaintenanceStore;
  /** Told of every turn that failed. */
  onFailure(task: string, error: unknown): void;
}

export interface Maintenance {
  /** Gives every task that is due its turn now. Resolves when the work is done. */
  runDueTasks(): Promise<void>;
  /** Begins no further turn, and waits for the one under way. */
  close(): Promise<void>;
}

/** Looks for due tasks as often as the most frequent of them wants. */
export function startMaintenance(
  tasks: readonly MaintenanceTask[],
  dependencies: MaintenanceDependencies,
): Maintenance {
  let underWay: Promise<void> = Promise.resolve();
  const runDueTasks = () => {
    underWay = underWay.then(() => runEach(tasks, dependencies));
    return underWay;
  };
  const timer = setInterval(runDueTasks, Math.min(...tasks.map(({ everyMs }) => everyMs)));
  timer.unref();
  return {
    runDueTasks,
    close: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function runEach(
  tasks: readonly MaintenanceTask[],
  { store, onFailure }: MaintenanceDependencies,
): Promise<void> {
  for (const { name, everyMs, run } of tasks) {
    try {
      if (await store.claimTurn({ task: name, everyMs })) await run();
    } catch (error) {
      onFailure(name, error);
    }
  }
}
