/**
 * Document → PDF, JPEG, QR code and barcode, away from the event loop. This is what `app.ts` wires into the session operations:
 * it has the shape of their port `DocumentRenderer`. A document comes either as data, and is drawn, or with files that the state
 * supplied, and these are checked and completed.
 */
import { availableParallelism } from 'node:os';
import { GatewayError } from '../errors.ts';
import { moduleBeside } from '../system/module-beside.ts';
import type { PlainSheet } from './draw-sheet.ts';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { RenderedFiles, RenderTask } from './render-worker.ts';
import {
  type Drawing,
  drawableOf,
  finishDocument,
  missingOf,
  type RenderableDocument,
  type RenderedDocument,
} from './rendered-document.ts';
import { createSampleCache } from './sample-cache.ts';
import {
  defaultSuppliedLimits,
  noFiles,
  type SuppliedLimits,
  type SuppliedOutcome,
} from './supplied/supplied-files.ts';
import { createSuppliedPool, type SuppliedPool, type SuppliedPoolOptions } from './supplied/supplied-pool.ts';
import { copyOf, transferred } from './transfer.ts';
import { lossOf, nobodysTurn, type Turn } from './work-queue.ts';
import { createWorkerPool, type WorkerPool, type WorkersReport } from './worker-pool.ts';

export interface RendererOptions {
  /** Workers that draw, each one document at a time. Default: one from the first document on, up to as many as there are cores while documents wait. */
  threads?: number;
  /** Samples that may wait for a worker; further ones are refused. Default 64. */
  maxQueue?: number;
  /** From the start of the work on one drawing. Default 20 s. */
  drawTimeoutMs?: number;
  /** Memory for finished samples. 0 disables the cache. Default 32 MiB. */
  sampleCacheBytes?: number;
  /** What a PDF of the state may be. */
  supplied?: Partial<SuppliedLimits>;
  suppliedPool?: SuppliedPoolOptions;
  /** Threads of several renderers, in place of its own. Whoever made them closes them. */
  pools?: RendererPools;
  /** Told what an operator may want to know of a document of the state, in fixed words without any of its content. */
  report?: (documentType: string, note: string) => void;
}

export interface RendererPools {
  drawing: DrawingPool;
  supplied: SuppliedPool;
  close(): Promise<void>;
}

/** Those of a process itself, not lent by another thread. */
export interface OwnRendererPools extends RendererPools {
  report(): Promise<Record<'drawing' | 'supplied', WorkersReport>>;
}

export interface DrawingPool extends Pick<WorkerPool, 'waiting' | 'ready' | 'warmUp' | 'close'> {
  draw(document: DrawableDocument, want: WantedParts, turn: Turn): Promise<RenderedFiles>;
  drawSheet(sheet: PlainSheet): Promise<Uint8Array>;
}

export interface Renderer {
  /**
   * Draws the document, its codes always; or checks and completes the state's own files, and draws only what these lack. It comes
   * after the state has given the document, which it may do only once: so this never rejects and never refuses. What cannot be
   * made by the deadline, or not at all, is left out.
   */
  renderDocument(document: RenderableDocument, want: WantedParts, turn?: Turn): Promise<RenderedDocument>;
  /** Draws a sample for whoever asks. @throws GatewayError `service_unavailable` when closed or when too many documents wait */
  drawSample(document: DrawableDocument, want: WantedParts): Promise<RenderedFiles>;
  /** Draws a sheet of ours for whoever asks. @throws GatewayError `service_unavailable`, also where it cannot be drawn */
  drawSheet(sheet: PlainSheet): Promise<Uint8Array>;
  /** Starts a worker in the background, where none is. A document that finds none starts one by itself, and tells if that fails. */
  warmUp(): void;
  /** Resolves when a worker is ready; starts one where none is. */
  ready(): Promise<void>;
  /** Finishes what was begun. */
  close(): Promise<void>;
}

/**
 * A small young generation makes V8 collect often, and with it the native buffers that hang on its small objects: without this a
 * worker under load keeps tens of megabytes more.
 */
const WORKER_HEAP_MEGABYTES = { young: 4, old: 128 };
const DRAW_TIMEOUT_MS = 20_000;

export function createRenderer(options: RendererOptions = {}): Renderer {
  const { maxQueue = 64, sampleCacheBytes = 32 * 1024 * 1024, report = () => {} } = options;
  const limits = { ...defaultSuppliedLimits, ...options.supplied };
  const samples = createSampleCache(sampleCacheBytes);
  const pools = options.pools ?? createRendererPools(options);
  const { drawing: pool, supplied } = pools;
  let isClosed = false;

  const drawMissing = async (document: DrawableDocument, missing: WantedParts, turn: Turn): Promise<Drawing> => {
    try {
      const files = await samples.getOrDraw(document, missing, turn.deadline, (what, parts, deadline) =>
        pool.draw(what, parts, { ...turn, deadline }),
      );
      return { files, isLate: false };
    } catch (error) {
      const isLate = turn.deadline.aborted || lossOf(error) !== undefined;
      report(document.documentType, isLate ? 'it was not drawn in time' : 'its data cannot be drawn');
      return { files: nothingDrawn.files, isLate };
    }
  };
  const prepare = async (document: RenderableDocument, want: WantedParts, turn: Turn): Promise<SuppliedOutcome> => {
    const { documentType, facePhoto, files, isSample } = document;
    const given = { ...noFiles, ...files, facePhoto };
    // A sample's photo is ours.
    const foreign = isSample ? { ...given, facePhoto: null } : given;
    if (Object.values(foreign).every((file) => file === null)) return { files: given, changes: [], notes: [] };
    const outcome = await supplied.prepare({ documentType, files: given, want, limits }, turn);
    const notes = outcome.refused ? [`the state's PDF is not handed on: ${outcome.refused}`] : [];
    for (const note of [...outcome.notes, ...notes]) report(documentType, note);
    return outcome;
  };
  const assertRoom = () => {
    if (pool.waiting() >= maxQueue) throw unavailable('too many documents are waiting to be drawn');
  };
  return {
    async renderDocument(document, want, turn = nobodysTurn) {
      for (const note of document.notes ?? []) report(document.documentType, note);
      const prepared = await prepare(document, want, turn);
      const missing = missingOf(document, want, prepared);
      if (missing === undefined) return finishDocument(want, prepared, nothingDrawn);
      return finishDocument(want, prepared, await drawMissing(drawableOf(document, prepared), missing, turn));
    },
    async drawSample(document, want) {
      if (isClosed) throw unavailable('the renderer is closed');
      return await samples.getOrDraw(document, want, nobodysTurn.deadline, async (what, parts, deadline) => {
        assertRoom();
        return await pool.draw(what, parts, { ...nobodysTurn, deadline });
      });
    },
    async drawSheet(sheet) {
      if (isClosed) throw unavailable('the renderer is closed');
      assertRoom();
      return await pool.drawSheet(sheet).catch((error) => {
        throw new GatewayError('service_unavailable', { cause: error });
      });
    },
    warmUp: () => pool.warmUp(),
    ready: () => pool.ready(),
    async close() {
      isClosed = true;
      if (options.pools === undefined) await pools.close();
    },
  };
}

const nothingDrawn: Drawing = { files: { ...noFiles, pageImages: null }, isLate: false };

export function createRendererPools(options: RendererOptions = {}): OwnRendererPools {
  const drawing = createDrawingPool(options);
  const supplied = createSuppliedPool(options.suppliedPool);
  const close = async () => {
    await Promise.all([drawing.close(), supplied.close()]);
  };
  const report = async () => {
    const [drawn, prepared] = await Promise.all([drawing.report(), supplied.report()]);
    return { drawing: drawn, supplied: prepared };
  };
  return { drawing, supplied, report, close };
}

function createDrawingPool({
  threads = availableParallelism(),
  drawTimeoutMs = DRAW_TIMEOUT_MS,
}: RendererOptions): DrawingPool & Pick<WorkerPool, 'report'> {
  const module = moduleBeside(import.meta.url, 'render-worker');
  const heapMegabytes = WORKER_HEAP_MEGABYTES;
  const pool = createWorkerPool({
    module,
    minThreads: 1,
    maxThreads: threads,
    timeoutMs: drawTimeoutMs,
    heapMegabytes,
  });
  return {
    ...pool,
    draw(document: DrawableDocument, { pdf, image }: WantedParts, turn: Turn): Promise<RenderedFiles> {
      const input = () => {
        const task: RenderTask = { document: ownCopy(document), want: { pdf, image } };
        return transferred(task, [task.document.facePhoto]);
      };
      return pool.run('render', input, turn);
    },
    drawSheet: (sheet) => pool.run('renderSheet', () => sheet, nobodysTurn),
  };
}

function unavailable(reason: string): GatewayError {
  return new GatewayError('service_unavailable', { cause: new Error(reason) });
}

/** The photo in memory of its own, which can be given away: the caller keeps his. */
function ownCopy({ documentType, resultJson, facePhoto, isSample, signedCode }: DrawableDocument): DrawableDocument {
  return { documentType, resultJson, facePhoto: copyOf(facePhoto), isSample, signedCode };
}
