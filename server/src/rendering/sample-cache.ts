/**
 * Finished samples, so that a sandbox that asks for the same synthetic person again costs nothing. Bounded by bytes. A real
 * document passes through: it is drawn anew each time and never kept.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { RenderedFiles } from './render-worker.ts';

export interface SampleCache {
  getOrDraw(
    document: DrawableDocument,
    want: WantedParts,
    draw: (document: DrawableDocument, want: WantedParts) => Promise<RenderedFiles>,
  ): Promise<RenderedFiles>;
  /** Bytes in use. */
  readonly sizeBytes: number;
}

export function createSampleCache(maxBytes: number): SampleCache {
  const files =
    maxBytes > 0 ? new LRUCache<string, RenderedFiles>({ maxSize: maxBytes, sizeCalculation: totalBytes }) : null;
  const drawing = new Map<string, Promise<RenderedFiles>>();
  return {
    async getOrDraw(document, want, draw) {
      if (!document.isSample || files === null) return await draw(document, want);
      const key = keyOf(document, want);
      const kept = files.get(key);
      if (kept !== undefined) return kept;
      // Whoever asks meanwhile waits for the same drawing: many who ask at once for one sample take one place.
      const drawn = drawing.get(key) ?? draw(document, want).finally(() => drawing.delete(key));
      drawing.set(key, drawn);
      files.set(key, await drawn);
      return await drawn;
    },
    get sizeBytes() {
      return files?.calculatedSize ?? 0;
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
