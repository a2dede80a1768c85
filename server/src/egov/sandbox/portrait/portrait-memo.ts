/** Keeps the last portraits: drawing one takes tens of milliseconds, and a person's photo never changes. */
import { LRUCache } from 'lru-cache';

export interface PortraitMemo {
  /** The kept bytes, or those that `draw` gives. Callers share them and must not change them. */
  getOrDraw(key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array>;
  keptBytes(): number;
}

export function createPortraitMemo(maxBytes: number): PortraitMemo {
  const portraits = new LRUCache<string, Uint8Array>({ maxSize: maxBytes, sizeCalculation: ({ length }) => length });
  return {
    async getOrDraw(key, draw) {
      const kept = portraits.get(key);
      if (kept !== undefined) return kept;
      const portrait = await draw();
      portraits.set(key, portrait);
      return portrait;
    },
    keptBytes: () => portraits.calculatedSize,
  };
}
