/**
 * JPEGs of equal pages → one JPEG of all of them below one another, without a second encoding: what was encoded of a page is a piece of the
 * large one between two restart markers, at which a decoder begins anew (ITU-T T.81, E.1.4). Only our own JPEGs come here, each with
 * the same tables, so anything else is an error.
 */

const MARKER = { restart: 0xd0, endOfImage: 0xd9, startOfScan: 0xda, restartInterval: 0xdd, frame: 0xc0 };

/**
 * Each page begins with a block of its own, and the last row of the page above is repeated up to there. Since the encoder halves the
 * resolution of colours, its blocks are of twice eight pixels.
 */
export const BLOCK_PIXELS = 16;

export function stackJpegs(pages: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = pages.map(readJpeg);
  if (first === undefined) throw new Error('There are no pages');
  if (others.some(({ head }) => !head.equals(first.head))) throw new Error('The pages of the JPEG are not equal');
  const head = Buffer.from(first.head);
  const blockRows = Math.ceil(first.height / BLOCK_PIXELS);
  head.writeUInt16BE(blockRows * BLOCK_PIXELS * others.length + first.height, first.heightAt);
  const interval = Buffer.from([0xff, MARKER.restartInterval, 0, 4, 0, 0]);
  interval.writeUInt16BE(Math.ceil(first.width / BLOCK_PIXELS) * blockRows, 4);
  const scans = others.flatMap(({ scan }, index) => [Buffer.from([0xff, MARKER.restart + (index % 8)]), scan]);
  return Buffer.concat([
    head.subarray(0, first.scanHeadAt),
    interval,
    head.subarray(first.scanHeadAt),
    first.scan,
    ...scans,
    Buffer.from([0xff, MARKER.endOfImage]),
  ]);
}

interface Jpeg {
  /** All before what was encoded. */
  head: Buffer;
  heightAt: number;
  scanHeadAt: number;
  width: number;
  height: number;
  /** What was encoded. */
  scan: Buffer;
}

function readJpeg(jpeg: Uint8Array): Jpeg {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let frameAt = 0;
  for (let at = 2; bytes[at] === 0xff; ) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] === MARKER.frame) frameAt = at;
    if (bytes[at + 1] === MARKER.startOfScan && frameAt > 0) {
      const [heightAt, widthAt] = [frameAt + 5, frameAt + 7];
      const size = { width: bytes.readUInt16BE(widthAt), height: bytes.readUInt16BE(heightAt) };
      return { head: bytes.subarray(0, end), heightAt, scanHeadAt: at, ...size, scan: bytes.subarray(end, -2) };
    }
    at = end;
  }
  throw new Error('The JPEG is not as our encoder writes it');
}
