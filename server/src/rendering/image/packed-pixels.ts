/**
 * Pixels in less room: a page without its text is a fifth of itself so, and back in a millisecond. A number is a run of one colour: how
 * many pixels, in its highest byte, of which blue, green and red. Two of these lengths mean something else.
 */

export interface PackedPixels {
  width: number;
  runs: Uint32Array;
}

/** So many pixels as the lower bytes say come again as they are in the row above. */
const COPY = 0;
/** So many pixels as the lower bytes say follow, each a number. */
const SINGLE = 255;
const LONGEST_RUN = 254;
const SHORTEST_RUN = 8;
const SHORTEST_COPY = 32;
/** Four pixels are three numbers. */
const WIDE_BYTES = 12;

export interface PixelPacker {
  /** Whole rows, each pixel as red, green, blue and alpha; alpha does not count. */
  add(rgba: Uint8ClampedArray): void;
  finish(): PackedPixels;
}

export function createPixelPacker(width: number): PixelPacker {
  let runs = new Uint32Array(1 << 16);
  let count = 0;
  let last: Uint32Array | undefined;
  /** The copy, or the single pixels, that may go on. */
  let open: { kind: number; at: number } | undefined;
  const push = (length: number, value: number) => {
    runs[count] = ((length << 24) | value) >>> 0;
    count += 1;
  };
  const extend = (kind: number, pixels: number) => {
    if (open?.kind !== kind) {
      open = { kind, at: count };
      push(kind, 0);
    }
    runs[open.at] = (runs[open.at] ?? 0) + pixels;
  };
  const addRow = (row: Uint32Array) => {
    for (let x = 0; x < width; ) {
      const copied = last === undefined ? 0 : equalPixels(row, last, x);
      if (copied >= Math.min(SHORTEST_COPY, width)) {
        extend(COPY, copied);
        x += copied;
        continue;
      }
      const run = runLength(row, x);
      const colour = (row[x] ?? 0) & 0xffffff;
      if (run >= SHORTEST_RUN) {
        open = undefined;
        push(run, colour);
        x += run;
      } else {
        extend(SINGLE, 1);
        push(0, colour);
        x += 1;
      }
    }
  };
  return {
    add(rgba) {
      const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
      for (let start = 0; start < pixels.length; start += width) {
        if (count + 2 * width > runs.length) runs = grown(runs);
        const row = pixels.subarray(start, start + width);
        addRow(row);
        last = row;
      }
    },
    finish: () => ({ width, runs: runs.slice(0, count) }),
  };
}

/** Writes red, green and blue of all pixels. */
export function unpackPixels({ width, runs }: PackedPixels, rgb: Uint8Array): void {
  const rowBytes = width * 3;
  const view = new DataView(rgb.buffer, rgb.byteOffset, rgb.length);
  const last = rgb.length - WIDE_BYTES;
  let at = 0;
  // By index and in one loop: an iterator over a quarter of a million runs, or a call for each, costs half as much again.
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index] ?? 0;
    const length = run >>> 24;
    const value = run & 0xffffff;
    if (length === COPY) {
      // Row by row, since the row above may come from this same copy.
      const end = at + value * 3;
      for (; at < end; at += rowBytes) rgb.copyWithin(at, at - rowBytes, Math.min(at, end - rowBytes));
      at = end;
    } else if (length === SINGLE) {
      // The fourth byte is the next pixel's, which overwrites it.
      for (const end = index + value; index < end; at += 3) {
        index += 1;
        if (at < last) view.setUint32(at, runs[index] ?? 0, true);
        else writePixel(view, at, runs[index] ?? 0);
      }
    } else {
      const end = at + length * 3;
      const first = value | (value << 24);
      const second = (value >>> 8) | (value << 16);
      const third = (value >>> 16) | (value << 8);
      for (const stop = Math.min(end, last); at < stop; at += WIDE_BYTES) {
        view.setUint32(at, first, true);
        view.setUint32(at + 4, second, true);
        view.setUint32(at + 8, third, true);
      }
      for (; at < end; at += 3) writePixel(view, at, value);
      at = end;
    }
  }
}

function writePixel(view: DataView, at: number, colour: number): void {
  view.setUint16(at, colour & 0xffff, true);
  view.setUint8(at + 2, colour >> 16);
}

function runLength(row: Uint32Array, from: number): number {
  const stop = Math.min(row.length, from + LONGEST_RUN);
  let x = from;
  while (x < stop && row[x] === row[from]) x += 1;
  return x - from;
}

function equalPixels(row: Uint32Array, other: Uint32Array, from: number): number {
  let x = from;
  while (x < row.length && row[x] === other[x]) x += 1;
  return x - from;
}

function grown(runs: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(runs.length * 2);
  larger.set(runs);
  return larger;
}
