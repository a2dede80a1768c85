/** Choices that look random and follow from a seed alone: the same person gets the same face on every machine. */
import { createHash } from 'node:crypto';

export interface Draw {
  between(minimum: number, maximum: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** Endless numbers from a seed: four bytes of SHA-256 each. */
export function createDraw(seed: string): Draw {
  let count = 0;
  const next = (): number => {
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
  return {
    between: (minimum, maximum) => minimum + (maximum - minimum) * next(),
    oneOf(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Nothing to choose from');
      return item;
    },
  };
}
