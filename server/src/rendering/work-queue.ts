/** Where documents wait for a worker: so many are at work at a time, and of those that wait the most urgent is next. */
import PQueue from 'p-queue';

export interface Turn {
  /** The higher number goes first; equal ones in the order in which they came. */
  urgency: number;
  /** Until when the caller waits. */
  deadline: AbortSignal;
}

/** For a caller who waits as long as it takes. */
export const noDeadline = new AbortController().signal;

export interface WorkQueue {
  /**
   * Rejects with the deadline's reason when that is over. Work that has not begun by then is never begun; what has begun keeps its
   * place until it ends, so that never more is at work than was said.
   */
  run<Result>(work: () => Promise<Result>, turn: Turn): Promise<Result>;
  /** How much waits. */
  waiting(): number;
  /** Resolves when nothing waits and nothing is at work. */
  idle(): Promise<void>;
}

export function createWorkQueue(concurrency: number): WorkQueue {
  const queue = new PQueue({ concurrency });
  return {
    async run(work, { urgency, deadline }) {
      deadline.throwIfAborted();
      const wait = new AbortController();
      let begun = false;
      const placed = queue.add(
        () => {
          begun = true;
          return work();
        },
        { priority: urgency, signal: wait.signal },
      );
      const over = Promise.withResolvers<never>();
      const onOver = () => {
        if (!begun) wait.abort(deadline.reason);
        over.reject(deadline.reason);
      };
      deadline.addEventListener('abort', onOver, { once: true });
      try {
        return await Promise.race([placed, over.promise]);
      } finally {
        deadline.removeEventListener('abort', onOver);
      }
    },
    waiting: () => queue.size,
    idle: () => queue.onIdle(),
  };
}

/** Why a worker was lost in the middle of its work; undefined for any other error, which the work itself has thrown. */
export function lossOf(error: unknown): 'too_much_time' | 'too_much_memory' | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return 'too_much_time';
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_much_memory' : undefined;
}
