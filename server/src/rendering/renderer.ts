/**
 * Document → PDF, JPEG, QR code and barcode, away from the event loop. This is what `app.ts` wires into the session operations:
 * it has the shape of their port `DocumentRenderer`.
 */
import { Piscina } from 'piscina';
import { GatewayError } from '../errors.ts';
import type { DrawableDocument, WantedParts } from './draw-document.ts';
import type { RenderedFiles, RenderTask } from './render-worker.ts';
import { createSampleCache } from './sample-cache.ts';
import { transferred } from './transfer.ts';

export interface RendererOptions {
  /** Workers; each draws one document at a time. Default 1. */
  threads?: number;
  /** Documents that may wait for a worker; further ones are refused. Default 64. */
  maxQueue?: number;
  /** Memory for finished samples. 0 switches the cache off. Default 32 MiB. */
  sampleCacheBytes?: number;
}

export interface Renderer {
  /**
   * Draws the document, its codes always.
   * @throws GatewayError `service_unavailable` when closed or when too many documents wait; any other error is a defect of the
   * document or ours.
   */
  renderDocument(document: DrawableDocument, want: WantedParts): Promise<RenderedFiles>;
  /** Resolves when the workers are ready. The first document waits for that by itself. */
  ready(): Promise<void>;
  /** Finishes what was begun and refuses what comes. */
  close(): Promise<void>;
}

/**
 * A small young generation makes V8 collect often, and with it the native buffers that hang on its small objects: without this a
 * worker under load keeps tens of megabytes more.
 */
const WORKER_HEAP_LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

export function createRenderer(options: RendererOptions = {}): Renderer {
  const { threads = 1, maxQueue = 64, sampleCacheBytes = 32 * 1024 * 1024 } = options;
  const samples = createSampleCache(sampleCacheBytes);
  const workers = new Piscina({
    filename: new URL('render-worker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    maxQueue,
    // Its waiting in `Atomics.wait` would keep the worker's event loop from turning, and native memory from being freed.
    atomics: 'disabled',
    resourceLimits: WORKER_HEAP_LIMITS,
  });
  let closing: Promise<void> | undefined;

  const draw = async (document: DrawableDocument, want: WantedParts): Promise<RenderedFiles> => {
    if (workers.queueSize >= maxQueue) throw unavailable('too many documents are waiting to be drawn');
    const task: RenderTask = { document: ownCopy(document), want: { pdf: want.pdf, image: want.image } };
    return await workers.run(transferred(task, [task.document.facePhoto]), { name: 'render' });
  };
  return {
    async renderDocument(document, want) {
      if (closing !== undefined) throw unavailable('the renderer is closed');
      return await samples.getOrDraw(document, want, draw);
    },
    async ready() {
      await Promise.all(Array.from({ length: threads }, () => workers.run(undefined, { name: 'warmUp' })));
    },
    close() {
      closing ??= workers.close();
      return closing;
    },
  };
}

function unavailable(reason: string): GatewayError {
  return new GatewayError('service_unavailable', { cause: new Error(reason) });
}

/** The photo in memory of its own, which can be given away: the caller keeps his. */
function ownCopy(document: DrawableDocument): DrawableDocument {
  const { documentType, resultJson, facePhoto, isSample } = document;
  return { documentType, resultJson, facePhoto: facePhoto === null ? null : new Uint8Array(facePhoto), isSample };
}
