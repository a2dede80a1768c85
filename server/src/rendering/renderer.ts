/**
 * Document → PDF, JPEG, QR code and barcode, away from the event loop. This is what `app.ts` wires into the session operations:
 * it has the shape of their port `DocumentRenderer`. A document comes either as data, and is drawn, or with files that the state
 * supplied, and these are checked and completed.
 */
import { Piscina } from 'piscina';
import { GatewayError } from '../errors.ts';
import { bytesOfBase64 } from './base64-bytes.ts';
import type { DrawableDocument, WantedParts } from './draw-document.ts';
import type { RenderedFiles, RenderTask } from './render-worker.ts';
import { createSampleCache } from './sample-cache.ts';
import { defaultSuppliedLimits, type PreparedFiles, type SuppliedLimits } from './supplied/supplied-files.ts';
import { createSuppliedPool, type SuppliedPoolOptions } from './supplied/supplied-pool.ts';
import { transferred } from './transfer.ts';

/** A `StateDocument` is one. */
export interface RenderableDocument extends DrawableDocument {
  /** What the state supplied itself, unchecked; none where it gives data only. */
  files?: StateFiles | null;
  /** What is known of these files already, for the report. */
  notes?: readonly string[];
}

type StateFiles = Record<'pdf' | 'image' | 'qrcode' | 'barcode', Uint8Array | null>;

export interface RendererOptions {
  /** Workers; each draws one document at a time. Default 1. */
  threads?: number;
  /** Documents that may wait for a worker; further ones are refused. Default 64. */
  maxQueue?: number;
  /** Memory for finished samples. 0 switches the cache off. Default 32 MiB. */
  sampleCacheBytes?: number;
  /** What a PDF of the state may be. */
  supplied?: Partial<SuppliedLimits>;
  suppliedPool?: SuppliedPoolOptions;
  /** Told what an operator may want to know of a document of the state, in fixed words without any of its content. */
  report?: (documentType: string, note: string) => void;
}

export interface Renderer {
  /**
   * Draws the document, its codes always; or checks and completes the state's own files, and draws only what these lack.
   * @throws GatewayError `service_unavailable` when closed or when too many documents wait, `government_service_error` where a
   * wanted file of the state may not be handed on; any other error is a defect of the document or ours.
   */
  renderDocument(document: RenderableDocument, want: WantedParts): Promise<PreparedFiles>;
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
  const { threads = 1, maxQueue = 64, sampleCacheBytes = 32 * 1024 * 1024, report = () => {} } = options;
  const limits = { ...defaultSuppliedLimits, ...options.supplied };
  const samples = createSampleCache(sampleCacheBytes);
  const supplied = createSuppliedPool(options.suppliedPool);
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
  const prepare = async ({ documentType, facePhoto }: RenderableDocument, files: StateFiles, want: WantedParts) => {
    if (facePhoto === null && Object.values(files).every((file) => file === null)) return noFiles;
    const outcome = await supplied.prepare({ documentType, files: { ...files, facePhoto }, want, limits });
    if ('refused' in outcome) throw refused(outcome.refused);
    for (const note of outcome.notes) report(documentType, note);
    return outcome.files;
  };
  const completed = async (document: RenderableDocument, files: StateFiles, want: WantedParts) => {
    const prepared = await prepare(document, files, want);
    const missing = { pdf: want.pdf && prepared.pdf === null, image: want.image && prepared.image === null };
    const hasFile = files.pdf !== null || files.image !== null;
    if (hasFile && !missing.pdf && !missing.image) return prepared;
    const facePhoto = prepared.facePhoto && bytesOfBase64(prepared.facePhoto);
    // Numbers that came as their own text cannot go into another thread as such.
    const resultJson = JSON.parse(JSON.stringify(document.resultJson));
    const drawn = await draw({ ...document, resultJson, facePhoto }, missing).catch((error: unknown) => {
      if (error instanceof GatewayError) throw error;
      report(document.documentType, 'the state gave no file, and its data cannot be drawn');
      return noFiles;
    });
    return firstOfEach(prepared, drawn);
  };
  return {
    async renderDocument(document, want) {
      if (closing !== undefined) throw unavailable('the renderer is closed');
      for (const note of document.notes ?? []) report(document.documentType, note);
      if (document.files) return await completed(document, document.files, want);
      return await samples.getOrDraw(document, want, draw);
    },
    async ready() {
      await Promise.all(Array.from({ length: threads }, () => workers.run(undefined, { name: 'warmUp' })));
    },
    close() {
      closing ??= Promise.all([workers.close(), supplied.close()]).then(() => undefined);
      return closing;
    },
  };
}

const noFiles: PreparedFiles = { pdf: null, image: null, facePhoto: null, qrcode: null, barcode: null };

/** The state's own before ours. */
function firstOfEach(one: PreparedFiles, other: PreparedFiles): PreparedFiles {
  return {
    pdf: one.pdf ?? other.pdf,
    image: one.image ?? other.image,
    facePhoto: one.facePhoto,
    qrcode: one.qrcode ?? other.qrcode,
    barcode: one.barcode ?? other.barcode,
  };
}

function unavailable(reason: string): GatewayError {
  return new GatewayError('service_unavailable', { cause: new Error(reason) });
}

function refused(refusal: string): GatewayError {
  return new GatewayError('government_service_error', { cause: new Error(`the state's PDF is refused: ${refusal}`) });
}

/** The photo in memory of its own, which can be given away: the caller keeps his. */
function ownCopy(document: DrawableDocument): DrawableDocument {
  const { documentType, resultJson, facePhoto, isSample } = document;
  return { documentType, resultJson, facePhoto: facePhoto === null ? null : new Uint8Array(facePhoto), isSample };
}
