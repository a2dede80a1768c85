import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendLeaves, emptyFrontier, rootOf } from './frontier.ts';
import { leafHash } from './merkle-hash.ts';
import { consistencyProof, continuesTree, includesLeaf } from './merkle-proofs.ts';
import { createMerkleTree } from './merkle-tree.ts';
import { consistencyProofs, inclusionProofs, leafContents, roots } from './merkle-vectors.ts';

/** The contents are all of one-byte characters in UTF-8. */
const reference = leafContents.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('latin1')));
const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
const rootOver = (leaves: string[]) => rootOf(appendLeaves(emptyFrontier, leaves));
const proofOver = (leaves: string[], first: number) =>
  consistencyProof(first, leaves.length, async (start, end) => rootOver(leaves.slice(start, end)));

test('the roots of the reference vectors, by the frontier, by the tree, and however the leaves come in portions', () => {
  roots.forEach((root, size) => {
    const leaves = reference.slice(0, size);
    assert.equal(rootOver(leaves), root);
    assert.equal(createMerkleTree(leaves).root(), root);
    for (let cut = 0; cut <= size; cut += 1) {
      const portions = appendLeaves(appendLeaves(emptyFrontier, leaves.slice(0, cut)), leaves.slice(cut));
      assert.deepEqual(portions, appendLeaves(emptyFrontier, leaves));
    }
  });
});

test('the inclusion proofs of the reference vectors are made and accepted', () => {
  for (const { index, size, proof } of inclusionProofs) {
    assert.deepEqual(createMerkleTree(reference.slice(0, size)).inclusionProof(index), proof);
    const claim = { leaf: reference[index] ?? '', index, size, root: roots[size] ?? '', proof };
    assert.equal(includesLeaf(claim), true);
    assert.equal(includesLeaf({ ...claim, leaf: leafHash('another') }), false);
    assert.equal(includesLeaf({ ...claim, index: index + 1 }), false);
  }
});

test('the consistency proofs of the reference vectors are made and accepted', async () => {
  for (const { first, second, proof } of consistencyProofs) {
    assert.deepEqual(await proofOver(reference.slice(0, second), first), proof);
    const sizes = {
      first: { size: first, root: roots[first] ?? '' },
      second: { size: second, root: roots[second] ?? '' },
    };
    assert.equal(continuesTree({ ...sizes, proof }), true);
    assert.equal(continuesTree({ ...sizes, first: { size: first, root: leafHash('another') }, proof }), false);
  }
});

test('a tree whose leaves were changed in any order is the tree of its leaves', () => {
  const changes = fc.array(fc.tuple(fc.nat(40), fc.nat()), { maxLength: 60 });
  fc.assert(
    fc.property(changes, (list) => {
      const leaves: string[] = [];
      const tree = createMerkleTree();
      for (const [place, value] of list) {
        const index = Math.min(place, leaves.length);
        leaves[index] = leafHash(String(value));
        tree.setLeaf(index, leaves[index]);
      }
      assert.equal(tree.root(), rootOver(leaves));
      leaves.forEach((leaf, index) => {
        const proof = tree.inclusionProof(index);
        assert.ok(includesLeaf({ leaf, index, size: leaves.length, root: tree.root(), proof }));
      });
    }),
  );
});

test('an inclusion proof holds for no other place, size or hash', () => {
  const [size, index] = [11, 6];
  const leaves = leavesOf(size);
  const tree = createMerkleTree(leaves);
  const claim = { leaf: leaves[index] ?? '', index, size, root: tree.root(), proof: tree.inclusionProof(index) };
  assert.ok(includesLeaf(claim));
  for (let other = 0; other <= size; other += 1) {
    if (other !== index) assert.equal(includesLeaf({ ...claim, index: other }), false, `index ${other}`);
  }
  claim.proof.forEach((_, at) => {
    assert.equal(includesLeaf({ ...claim, proof: claim.proof.toSpliced(at, 1) }), false);
    assert.equal(includesLeaf({ ...claim, proof: claim.proof.with(at, leafHash('x')) }), false);
  });
  assert.equal(includesLeaf({ ...claim, proof: [...claim.proof, leafHash('x')] }), false);
});

test('each earlier tree is proved consistent, and one in which a single early leaf differs is not', async () => {
  for (const second of [1, 2, 3, 7, 8, 13, 16, 21]) {
    const leaves = leavesOf(second);
    for (let first = 1; first <= second; first += 1) {
      const proof = await proofOver(leaves, first);
      const claim = {
        first: { size: first, root: rootOver(leaves.slice(0, first)) },
        second: { size: second, root: rootOver(leaves) },
        proof,
      };
      assert.ok(continuesTree(claim), `${first} of ${second}`);
      const forged = leaves.with(first - 1, leafHash('forged'));
      const forgedClaim = {
        ...claim,
        second: { size: second, root: rootOver(forged) },
        proof: await proofOver(forged, first),
      };
      assert.equal(continuesTree(forgedClaim), false, `${first} of ${second}, forged`);
    }
  }
});
