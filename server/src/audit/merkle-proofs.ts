/** Proofs over Merkle trees: that a leaf is in one (RFC 9162, section 2.1.3), and that one continues another (2.1.4). */
import { nodeHash } from './merkle-hash.ts';

export interface InclusionClaim {
  leaf: string;
  index: number;
  size: number;
  root: string;
  proof: readonly string[];
}

/** RFC 9162, section 2.1.3.2. */
export function includesLeaf({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (index >= size) return false;
  let [place, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    const isRight = isOdd(place) || place === last;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    // Levels at which this edge of the tree has no sibling are passed over.
    while (isRight && !isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash === root;
}

export interface ConsistencyClaim {
  first: { size: number; root: string };
  second: { size: number; root: string };
  proof: readonly string[];
}

/** RFC 9162, section 2.1.4.2: true where the first tree's leaves are the beginning of the second's. */
export function continuesTree({ first, second, proof }: ConsistencyClaim): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && first.root === second.root;
  if (first.size === 0) return proof.length === 0;
  const [start, ...rest] = isPowerOf2(first.size) ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [place, last] = [first.size - 1, second.size - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [firstRoot, secondRoot] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      firstRoot = nodeHash(hash, firstRoot);
      secondRoot = nodeHash(hash, secondRoot);
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    } else {
      secondRoot = nodeHash(secondRoot, hash);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && firstRoot === first.root && secondRoot === second.root;
}

/** The root of the subtree over the leaves from `start` to before `end`. */
export type SubtreeRoot = (start: number, end: number) => Promise<string>;

/** PROOF(first, D[second]) of RFC 9162, section 2.1.4.1. Asks for few subtrees, which together cover each leaf at most once. */
export async function consistencyProof(first: number, second: number, rootOver: SubtreeRoot): Promise<string[]> {
  if (first === 0 || first === second) return [];
  return subProof(first, 0, second, true, rootOver);
}

/** `known` says that the subtree is the whole first tree, whose root the verifier has. */
async function subProof(
  size: number,
  start: number,
  end: number,
  known: boolean,
  rootOver: SubtreeRoot,
): Promise<string[]> {
  if (size === end - start) return known ? [] : [await rootOver(start, end)];
  const middle = start + largestPowerOf2Below(end - start);
  return size <= middle - start
    ? [...(await subProof(size, start, middle, known, rootOver)), await rootOver(middle, end)]
    : [...(await subProof(size - (middle - start), middle, end, false, rootOver)), await rootOver(start, middle)];
}

function largestPowerOf2Below(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Not by bit operators: they end at 32 bits. */
const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);
const isPowerOf2 = (value: number) => Number.isInteger(Math.log2(value));
