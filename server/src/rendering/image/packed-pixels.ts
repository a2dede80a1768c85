/**
 * Pixels as runs of one colour: a page without its text is a fifth of itself so, and back in milliseconds. Each number is how many
 * pixels, in its highest byte, of which blue, green and red; 0 pixels say how often the row above comes again.
 */

export interface PackedPixels {
  width: number;
  runs: Uint32Array;
}

const LONGEST_RUN = 255;

export interface PixelPacker {
  /** Whole rows, each pixel as red, green, blue and alpha; alpha does not count. */
  add(rgba: Uint8ClampedArray): void;
  finish(): PackedPixels;
}

export function createPixelPacker(width: number): PixelPacker {
  let runs = new Uint32Array(1 << 16);
  let count = 0;
  let last: Uint32Array | undefined;
  const push = (length: number, value: number) => {
    runs[count] = ((length << 24) | value) >>> 0;
    count += 1;
  };
  const addRow = (row: Uint32Array) => {
    if (last !== undefined && isSame(row, last)) {
      const before = runs[count - 1] ?? 0;
      if (before >>> 24 === 0) runs[count - 1] = before + 1;
      else push(0, 1);
      return;
    }
    for (let x = 0; x < width; ) {
      const pixel = row[x];
      const start = x;
      while (x < width && x - start < LONGEST_RUN && row[x] === pixel) x += 1;
      push(x - start, (pixel ?? 0) & 0xffffff);
    }
  };
  return {
    add(rgba) {
      const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
      for (let start = 0; start < pixels.length; start += width) {
        if (count + width > runs.length) runs = grown(runs);
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
  const last = rgb.length - 3;
  let at = 0;
  // By index: an iterator over a quarter of a million runs costs half as much again.
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index] ?? 0;
    const length = run >>> 24;
    if (length === 0) {
      for (let copies = run; copies > 0; copies -= 1, at += rowBytes) rgb.copyWithin(at, at - rowBytes, at);
      continue;
    }
    const end = at + length * 3;
    // Four bytes at once, of which the next pixel overwrites the fourth: half the time of three single ones.
    for (const stop = Math.min(end, last); at < stop; at += 3) view.setUint32(at, run, true);
    for (; at < end; at += 1) rgb[at] = run >> (8 * (at - last));
  }
}

function isSame(row: Uint32Array, other: Uint32Array): boolean {
  for (let x = 0; x < row.length; x += 1) if (row[x] !== other[x]) return false;
  return true;
}

function grown(runs: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(runs.length * 2);
  larger.set(runs);
  return larger;
}
