/** Random bytes for small things, such as ids and nonces: to ask the system for each alone costs ten times as much. */
import { randomFillSync } from 'node:crypto';

const BLOCK_BYTES = 8 * 1024;

const block = Buffer.alloc(BLOCK_BYTES);
let used = BLOCK_BYTES;

/** Cryptographically strong. Each byte of the block is given once, and is gone from it then. */
export function randomPiece(length: number): Buffer {
  if (length > BLOCK_BYTES) return randomFillSync(Buffer.alloc(length));
  if (used + length > BLOCK_BYTES) {
    randomFillSync(block);
    used = 0;
  }
  const end = used + length;
  const piece = Buffer.from(block.subarray(used, end));
  block.fill(0, used, end);
  used = end;
  return piece;
}
