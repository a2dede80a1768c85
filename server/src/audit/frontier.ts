/**
 * The right edge of a growing Merkle tree: the roots of its largest whole subtrees, one for each 1 in the binary form of its
 * size, the largest first. It is all that is needed to append leaves and to know the root, however large the tree is.
 */
import { EMPTY_ROOT, nodeHash } from './merkle-hash.ts';

export interface Frontier {
  /** The number of leaves. */
  size: number;
  /** Hex. */
  peaks: readonly string[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** @param leaves their hashes, in order */
export function appendLeaves(frontier: Frontier, leaves: Iterable<string>): Frontier {
  const peaks = [...frontier.peaks];
  let { size } = frontier;
  for (const leaf of leaves) {
    let peak = leaf;
    // Two subtrees of one size become one of the next size, as in adding 1 to a binary number.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) peak = nodeHash(peaks.pop() ?? '', peak);
    peaks.push(peak);
    size += 1;
  }
  return { size, peaks };
}

export function rootOf({ peaks }: Frontier): string {
  return peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right));
}
