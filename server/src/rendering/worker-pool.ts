/**
 * Work in threads, one piece at a time in each, by turns. The threads start with the first piece. A
 * thread that dies costs the piece that it had in hand and no other, and the next piece gets a new thread.
 */
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { createWorkQueue, type Turn } from './work-queue.ts';

export interface WorkerPoolOptions {
  /** The module that the threads run. It exports the steps, and `warmUp`, which does nothing. */
  module: URL;
  /** That are kept when there is no work, once there was some. */
  minThreads: number;
  maxThreads: number;
  /** From the start of one piece of work. */
  timeoutMs: number;
  /** Of a thread's own objects, young and old. */
  heapMegabytes: { young: number; old: number };
}

export interface WorkerPool {
  /** `input` is made when the piece's turn has come. @throws what `lossOf` explains, or what the work itself threw */
  run<Outcome>(step: string, input: () => object, turn: Turn): Promise<Outcome>;
  /** How many pieces wait for a thread. */
  waiting(): number;
  /** Starts the threads, where they are not, and resolves when one is ready. */
  ready(): Promise<void>;
  /** Starts the threads, where there is none, and waits for nothing. */
  warmUp(): void;
  report(): Promise<WorkersReport>;
  /** Finishes what was begun. */
  close(): Promise<void>;
}

export interface WorkersReport {
  waiting: number;
  threads: number;
  /** Of each thread that answers: memory of its own objects and of the buffers that hang on them. What native code holds belongs to the process alone. */
  threadBytes: number[];
}

/** Skia draws no text here, and on some machines there are hundreds of megabytes of fonts. */
const WITHOUT_SYSTEM_FONTS = { DISABLE_SYSTEM_FONTS_LOAD: '1' };
/** A thread beyond the least number gives its memory back. */
const IDLE_TIMEOUT_MS = 60_000;
/** A thread that is in native code for longer does not answer, and its report is left out. */
const REPORT_TIMEOUT_MS = 500;

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { maxThreads, timeoutMs } = options;
  // The wait is here and not in Piscina, so that the time of a piece begins when its work does.
  const queue = createWorkQueue(maxThreads);
  let threads: Threads | undefined;
  /** Until it is ready, the start that was for nobody: the first to need a thread waits for that one, and starts no other. */
  let warming: Promise<void> | undefined;
  let isClosed = false;
  const started = (): Threads => {
    if (threads === undefined && isClosed) throw new Error('the pool is closed');
    threads ??= startThreads(options);
    return threads;
  };
  const ready = async (): Promise<void> => {
    const start = warming ?? started().ready();
    warming = undefined;
    await start;
  };
  return {
    run: (step, input, turn) =>
      queue.run(async () => {
        await ready();
        return await started().workers.run(input(), { name: step, signal: AbortSignal.timeout(timeoutMs) });
      }, turn),
    waiting: () => queue.waiting(),
    ready,
    warmUp() {
      if (isClosed || (threads !== undefined && threads.workers.threads.length > 0)) return;
      const start = started().ready();
      const isOver = () => {
        if (warming === start) warming = undefined;
      };
      warming = start;
      start.then(isOver, isOver);
    },
    report: async () => ({
      waiting: queue.waiting(),
      threads: threads?.workers.threads.length ?? 0,
      threadBytes: await readThreadBytes(threads?.workers.threads ?? []),
    }),
    async close() {
      await queue.idle();
      isClosed = true;
      await threads?.workers.close();
    },
  };
}

async function readThreadBytes(threads: Worker[]): Promise<number[]> {
  const late = setTimeout(REPORT_TIMEOUT_MS, undefined, { ref: false });
  // One that ends meanwhile does not answer either.
  const asked = threads.map((thread) => Promise.race([thread.getHeapStatistics().catch(() => undefined), late]));
  const told = await Promise.all(asked);
  return told.flatMap((heap) => (heap === undefined ? [] : [heap.total_physical_size + heap.external_memory]));
}

interface Threads {
  workers: Piscina;
  ready(): Promise<void>;
}

function startThreads({ module, minThreads, maxThreads, heapMegabytes }: WorkerPoolOptions): Threads {
  const workers = new Piscina({
    filename: module.href,
    minThreads,
    maxThreads,
    idleTimeout: IDLE_TIMEOUT_MS,
    // Its waiting in `Atomics.wait` would keep the worker's event loop from turning, and native memory from being freed.
    atomics: 'disabled',
    env: { ...process.env, ...WITHOUT_SYSTEM_FONTS },
    resourceLimits: { maxYoungGenerationSizeMb: heapMegabytes.young, maxOldGenerationSizeMb: heapMegabytes.old },
  });
  return { workers, ready: createStart(workers) };
}

/**
 * Of a thread that dies with nothing in hand, as at its start, Piscina tells by an event alone: without a listener that would end
 * the process, and what waits for the thread would wait for ever.
 */
function createStart(workers: Piscina): () => Promise<void> {
  const starts = new Set<AbortController>();
  workers.on('error', (error) => {
    for (const start of starts) start.abort(error);
  });
  return async () => {
    const start = new AbortController();
    starts.add(start);
    try {
      await workers.run(undefined, { name: 'warmUp', signal: start.signal });
    } catch (error) {
      throw start.signal.aborted ? start.signal.reason : error;
    } finally {
      starts.delete(start);
    }
  };
}
