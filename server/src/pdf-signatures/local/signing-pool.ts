/**
 * PDFs are signed in workers of their own: an authority for timestamps that is slow holds up no document that is drawn, and no request.
 * The workers start with the first PDF that is signed.
 */
import { availableParallelism } from 'node:os';
import { copyOf, transferred } from '../../rendering/transfer.ts';
import type { Turn } from '../../rendering/work-queue.ts';
import { createWorkerPool } from '../../rendering/worker-pool.ts';
import { moduleBeside } from '../../system/module-beside.ts';
import type { PdfSignature } from '../pdf-signer.ts';
import type { SigningTask } from './sign-with-key.ts';

/** An authority that does not answer takes three seconds of it. */
const TIMEOUT_MS = 8_000;
const HEAP_MEGABYTES = { young: 16, old: 256 };

export function createSigningPool(timeoutMs = TIMEOUT_MS) {
  const pool = createWorkerPool({
    module: moduleBeside(import.meta.url, 'signing-worker'),
    minThreads: 0,
    maxThreads: availableParallelism(),
    timeoutMs,
    heapMegabytes: HEAP_MEGABYTES,
  });
  return {
    /** The key goes along, so that threads which share the pool share no key. */
    sign: (task: SigningTask, turn: Turn): Promise<PdfSignature> => pool.run('sign', () => givenAway(task), turn),
    /** Finishes what was begun. */
    close: (): Promise<void> => pool.close(),
  };
}

export type SigningPool = ReturnType<typeof createSigningPool>;

function givenAway(task: SigningTask): SigningTask {
  const pdf = copyOf(task.pdf) ?? task.pdf;
  return transferred({ ...task, pdf }, [pdf]);
}
