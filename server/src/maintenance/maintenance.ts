/**
 * The work beside the requests: clean-ups, retention, sealing. Every process looks for work; the store gives each turn of a task to
 * one of them. A task that dies has its next turn as usual, so each must bear being broken off, and two turns at once.
 */
import type { MaintenanceStore } from './maintenance-store.ts';
import type { TaskName } from './task-names.ts';

export interface MaintenanceTask {
  name: TaskName;
  everyMs: number;
  /** The signal comes when the gateway is to stop: the work may end early, and goes on at its next turn. */
  run(signal: AbortSignal): Promise<void>;
}

export interface MaintenanceContext {
  store: Pick<MaintenanceStore, 'claimTurn'>;
  /** Told of every turn that failed. */
  onFailure(task: TaskName, error: unknown): void;
}

/** Looks for due tasks as often as the most frequent of them wants. */
export function startMaintenance(tasks: readonly MaintenanceTask[], context: MaintenanceContext) {
  let underWay: Promise<void> = Promise.resolve();
  const stopping = new AbortController();
  const runDueTasks = () => {
    underWay = underWay.then(() => runEach(tasks, context, stopping.signal));
    return underWay;
  };
  const timer = setInterval(runDueTasks, Math.min(...tasks.map(({ everyMs }) => everyMs)));
  timer.unref();
  return {
    /** Gives every task that is due its turn now. Resolves when the work is done. */
    runDueTasks,
    /** Begins no further turn, tells the one under way to stop, and waits for it. */
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await underWay;
    },
  };
}

async function runEach(
  tasks: readonly MaintenanceTask[],
  { store, onFailure }: MaintenanceContext,
  signal: AbortSignal,
): Promise<void> {
  for (const { name, everyMs, run } of tasks) {
    if (signal.aborted) return;
    try {
      if (await store.claimTurn({ task: name, everyMs })) await run(signal);
    } catch (error) {
      onFailure(name, error);
    }
  }
}
