import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomPiece } from './random-piece.ts';

test('pieces are as long as asked for, and none is given twice', () => {
  const lengths = [12, 16, 32, 8 * 1024, 1, 8 * 1024 + 1, 100_000];
  assert.deepEqual(
    lengths.map((length) => randomPiece(length).length),
    lengths,
  );
  const pieces = Array.from({ length: 5_000 }, () => randomPiece(12).toString('hex'));
  assert.equal(new Set(pieces).size, pieces.length);
});

test('a piece that was given does not change any more', () => {
  const piece = randomPiece(16);
  const given = Buffer.from(piece);
  for (let bytes = 0; bytes < 20_000; bytes += 16) randomPiece(16);
  assert.deepEqual(piece, given);
});
