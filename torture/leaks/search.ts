/** Searches bytes for thousands of needles in one pass: each needle is found by its first four bytes. */
import type { Needle } from './needles.ts';

export type Search = (bytes: Uint8Array) => Needle[];

const FILTER_BITS = 16;

/** The needles that occur, each once. */
export function createSearch(needles: readonly Needle[]): Search {
  const byStart = new Map<number, Needle[]>();
  const filter = new Uint8Array(2 ** FILTER_BITS);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
    filter[mixed(start)] = 1;
  }
  return (bytes) => {
    const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = new Set<Needle>();
    let window = 0;
    for (let end = 0; end < hay.length; end++) {
      window = ((window << 8) | (hay[end] ?? 0)) >>> 0;
      if (filter[mixed(window)] === 0) continue;
      for (const needle of byStart.get(window) ?? []) if (standsAt(hay, end - 3, needle)) found.add(needle);
    }
    return [...found];
  };
}

function mixed(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

function standsAt(hay: Buffer, start: number, { bytes, alone }: Needle): boolean {
  if (start < 0 || hay.compare(bytes, 0, bytes.length, start, Math.min(hay.length, start + bytes.length)) !== 0)
    return false;
  return !alone || !(isWord(hay[start - 1]) || isWord(hay[start + bytes.length]));
}

/** A letter, a digit, or the point of a number. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[\w.]/.test(String.fromCharCode(byte));
}
