/**
 * Finished samples, so that a sandbox that asks for the same synthetic person again costs nothing. Bounded by bytes. A real
 * document passes through: it is drawn anew each time and never kept. So does a sample with a signed QR, of which no two are alike.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { RenderedFiles } from './render-worker.ts';

export interface SampleCache {
  /** Rejects with the deadline's reason when that is over. */
  getOrDraw(document: DrawableDocument, want: WantedParts, deadline: AbortSignal, draw: Draw): Promise<RenderedFiles>;
  /** Bytes in use. */
  readonly sizeBytes: number;
}

/** `deadline`: until when anybody waits for it. */
export type Draw = (document: DrawableDocument, want: WantedParts, deadline: AbortSignal) => Promise<RenderedFiles>;

export function createSampleCache(maxBytes: number): SampleCache {
  const files =
    maxBytes > 0 ? new LRUCache<string, RenderedFiles>({ maxSize: maxBytes, sizeCalculation: totalBytes }) : null;
  const drawings = new Map<string, SharedDrawing>();
  return {
    async getOrDraw(document, want, deadline, draw) {
      const isAlone = !document.isSample || document.signedCode !== undefined;
      if (isAlone || files === null) return await draw(document, want, deadline);
      const key = keyOf(document, want);
      const kept = files.get(key);
      if (kept !== undefined) return kept;
      // Whoever asks meanwhile waits for the same drawing: many who ask at once for one sample take one place.
      deadline.throwIfAborted();
      const begin = () => {
        const isOver = () => {
          if (drawings.get(key) === drawing) drawings.delete(key);
        };
        const drawing = shareDrawing((until) => draw(document, want, until), isOver);
        drawings.set(key, drawing);
        return drawing;
      };
      const drawn = await (drawings.get(key) ?? begin()).wait(deadline);
      files.set(key, drawn);
      return drawn;
    },
    get sizeBytes() {
      return files?.calculatedSize ?? 0;
    },
  };
}

interface SharedDrawing {
  wait(deadline: AbortSignal): Promise<RenderedFiles>;
}

/** Its deadline is that of whoever waits for the longest: nobody loses it because another could not wait. */
function shareDrawing(draw: (deadline: AbortSignal) => Promise<RenderedFiles>, isOver: () => void): SharedDrawing {
  const nobodyWaits = new AbortController();
  const drawn = draw(nobodyWaits.signal);
  drawn.then(isOver, isOver);
  let waiting = 0;
  return {
    async wait(deadline) {
      const over = Promise.withResolvers<never>();
      const giveUp = () => {
        over.reject(deadline.reason);
        waiting -= 1;
        if (waiting > 0) return;
        isOver();
        nobodyWaits.abort(deadline.reason);
      };
      deadline.addEventListener('abort', giveUp, { once: true });
      waiting += 1;
      return await Promise.race([drawn, over.promise]).finally(() => deadline.removeEventListener('abort', giveUp));
    },
  };
}

function keyOf(document: DrawableDocument, { pdf, image }: WantedParts): string {
  const digest = digests.get(document) ?? digestOf(document);
  digests.set(document, digest);
  return `${digest} ${pdf} ${image}`;
}

/** Of documents that were seen: the sandbox gives the same object again and again. */
const digests = new WeakMap<DrawableDocument, string>();

/** SHA-256 over everything that shows in the files. */
function digestOf({ documentType, resultJson, facePhoto }: DrawableDocument): string {
  const hash = createHash('sha256').update(JSON.stringify([documentType, resultJson, facePhoto !== null]));
  return hash.update(facePhoto ?? '').digest('base64');
}

function totalBytes(files: RenderedFiles): number {
  return Object.values(files).reduce((sum: number, file: Uint8Array | null) => sum + (file?.length ?? 0), 0);
}
