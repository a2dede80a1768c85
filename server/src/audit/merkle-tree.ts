/**
 * A Merkle tree of RFC 6962 that is kept whole in memory, whose leaves may change, and that gives inclusion proofs. It is for
 * few leaves: one for each organisation.
 */
import { EMPTY_ROOT, nodeHash } from './merkle-hash.ts';

export function createMerkleTree(leaves: Iterable<string> = []) {
  // Each level has the hashes of pairs of the one below; a last one without a partner moves up as it is. This is the tree that
  // the RFC describes from above.
  const levels: string[][] = [[]];
  const levelAt = (height: number): string[] => {
    levels[height] ??= [];
    return levels[height];
  };

  function setLeaf(index: number, hash: string): void {
    levelAt(0)[index] = hash;
    let place = index;
    for (let height = 0; levelAt(height).length > 1; height += 1) {
      place = Math.floor(place / 2);
      const [left = '', right] = levelAt(height).slice(2 * place, 2 * place + 2);
      levelAt(height + 1)[place] = right === undefined ? left : nodeHash(left, right);
    }
  }

  function inclusionProof(index: number): string[] {
    const proof: string[] = [];
    let place = index;
    for (const level of levels) {
      const sibling = level[place % 2 === 0 ? place + 1 : place - 1];
      if (sibling !== undefined) proof.push(sibling);
      place = Math.floor(place / 2);
    }
    return proof;
  }

  for (const hash of leaves) setLeaf(levelAt(0).length, hash);
  return {
    /** Sets a leaf, or appends one where the index is the tree's size. */
    setLeaf,
    size: (): number => levelAt(0).length,
    root: (): string => levels.at(-1)?.[0] ?? EMPTY_ROOT,
    /** PATH(index, leaves) of RFC 6962, section 2.1.1: from the leaf upwards. */
    inclusionProof,
  };
}

export type MerkleTree = ReturnType<typeof createMerkleTree>;
