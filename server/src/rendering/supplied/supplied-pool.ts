/**
 * Files of the state are prepared in a thread of their own, apart from the one that draws: a PDF that kills its worker, or that
 * must be stopped, harms no other document. The thread starts with the first such document.
 */
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { Piscina } from 'piscina';
import { GatewayError } from '../../errors.ts';
import { transferred } from '../transfer.ts';
import type { SuppliedFiles, SuppliedOutcome, SuppliedTask } from './supplied-files.ts';

export interface SuppliedPoolOptions {
  /** Documents that may wait. Default 16. */
  maxQueue?: number;
  /** From the start of the work on one document. Default 10 s. */
  timeoutMs?: number;
  /** Of the thread's own objects; pdfium has a bound of its own. Default 384. */
  maxHeapMegabytes?: number;
}

export interface SuppliedPool {
  /** The files as base64. @throws GatewayError `service_unavailable` when closed or when too many documents wait */
  prepare(task: SuppliedTask): Promise<SuppliedOutcome>;
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** A parsed PDF of ten megabytes may have half a million objects. */
const DEFAULT_HEAP_MEGABYTES = 384;
/** An idle thread gives its memory back. */
const IDLE_TIMEOUT_MS = 60_000;

export function createSuppliedPool(options: SuppliedPoolOptions = {}): SuppliedPool {
  const { maxQueue = 16, timeoutMs = DEFAULT_TIMEOUT_MS, maxHeapMegabytes = DEFAULT_HEAP_MEGABYTES } = options;
  const workers = new Piscina({
    filename: new URL('supplied-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_TIMEOUT_MS,
    atomics: 'disabled',
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: maxHeapMegabytes },
  });
  // The wait is here and not in the pool, so that a document's time begins when its work does.
  const oneAtATime = bulkhead(1, maxQueue);
  let closed = false;

  const work = async (task: SuppliedTask): Promise<SuppliedOutcome> => {
    const own = { ...task, files: ownCopies(task.files) };
    const given = transferred(own, Object.values(own.files));
    try {
      // The time of the document does not begin before its thread is there.
      await workers.run(undefined, { name: 'warmUp' });
      return await workers.run(given, { name: 'prepare', signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      const refused = refusalOfLostWorker(error);
      if (refused === undefined) throw error;
      return { refused };
    }
  };
  return {
    async prepare(task) {
      if (closed) throw unavailable('the renderer is closed');
      try {
        return await oneAtATime.execute(() => work(task));
      } catch (error) {
        if (error instanceof BulkheadRejectedError) throw unavailable('too many documents are waiting');
        throw error;
      }
    },
    async close() {
      closed = true;
      await workers.close();
    },
  };
}

function refusalOfLostWorker(error: unknown): 'too_much_time' | 'too_much_memory' | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return 'too_much_time';
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_much_memory' : undefined;
}

function unavailable(reason: string): GatewayError {
  return new GatewayError('service_unavailable', { cause: new Error(reason) });
}

/** In memory that can be given away: the caller keeps his. */
function ownCopies(files: SuppliedFiles): SuppliedFiles {
  const copy = (bytes: Uint8Array | null) => (bytes === null ? null : new Uint8Array(bytes));
  return {
    pdf: copy(files.pdf),
    image: copy(files.image),
    facePhoto: copy(files.facePhoto),
    qrcode: copy(files.qrcode),
    barcode: copy(files.barcode),
  };
}
