/**
 * Files of the state are prepared in workers of their own, apart from those that draw: a PDF that kills its worker, or that must
 * be stopped, harms no other document. The workers start with the first such documents, as many as there are cores.
 */
import { availableParallelism } from 'node:os';
import { moduleBeside } from '../../system/module-beside.ts';
import { ownCopies, transferred } from '../transfer.ts';
import { lossOf, nobodysTurn, type Turn } from '../work-queue.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import { prepareSupplied } from './prepare-supplied.ts';
import type { LostStep, SuppliedOutcome, SuppliedSteps, SuppliedTask } from './supplied-files.ts';

export interface SuppliedPoolOptions {
  /** Default: as many as there are cores. */
  threads?: number;
  /** From the start of a step on one document. Default 10 s. */
  timeoutMs?: number;
  /** Of a thread's own objects; pdfium has a bound of its own. Default 384. */
  maxHeapMegabytes?: number;
}

export interface SuppliedPool {
  /** The files as they are, not yet in base64. Never rejects: what cannot be prepared is left out. */
  prepare(task: SuppliedTask, turn?: Turn): Promise<SuppliedOutcome>;
  /** Finishes what was begun. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** A parsed PDF of ten megabytes may have half a million objects. */
const DEFAULT_HEAP_MEGABYTES = 384;

export function createSuppliedPool(options: SuppliedPoolOptions = {}): SuppliedPool & Pick<WorkerPool, 'report'> {
  const { threads = availableParallelism(), timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const module = moduleBeside(import.meta.url, 'supplied-worker');
  const heapMegabytes = { young: 16, old: options.maxHeapMegabytes ?? DEFAULT_HEAP_MEGABYTES };
  const pool = createWorkerPool({ module, minThreads: 0, maxThreads: threads, timeoutMs, heapMegabytes });

  const step = async <Outcome>(name: string, input: () => object, turn: Turn): Promise<Outcome | LostStep> => {
    try {
      return await pool.run<Outcome>(name, input, turn);
    } catch (error) {
      return { lost: turn.deadline.aborted ? 'late' : (lossOf(error) ?? 'unreadable') };
    }
  };
  const stepsOf = (turn: Turn): SuppliedSteps => ({
    // Whether a file may be handed on at all is asked first, of every document.
    check: (task) => step('check', () => givenAway(task), { ...turn, isFirstStep: true }),
    read: (reading) => step('read', () => reading, turn),
  });
  return {
    prepare: (task, turn = nobodysTurn) => prepareSupplied(task, stepsOf(turn)),
    report: () => pool.report(),
    close: () => pool.close(),
  };
}

function givenAway(task: SuppliedTask): SuppliedTask {
  const files = ownCopies(task.files);
  return transferred({ ...task, files }, Object.values(files));
}
