/**
 * Looks for a PDF that inflates to more than a document can need, before anything parses it. A parser inflates object streams
 * without asking, so a file of a few kilobytes could fill the memory. Each stream is inflated here with a bound, whatever its
 * dictionary says of it.
 */
import { inflateSync } from 'node:zlib';
import { RefusedPdfError } from './supplied-files.ts';

const MEGABYTE = 1024 * 1024;
/** A scanned A4 page of 600 dpi in colour is 104 MB. */
const MAX_STREAM_BYTES = 128 * MEGABYTE;
const MAX_TOTAL_BYTES = 512 * MEGABYTE;
/** Streams may be packed twice, each time a thousandfold. */
const MAX_LAYERS = 3;
const STREAM = Buffer.from('stream');
const [LINE_FEED, CARRIAGE_RETURN, ZLIB] = [0x0a, 0x0d, 0x08];

/** @throws RefusedPdfError `inflates_too_much` */
export function assertBoundedStreams(pdf: Uint8Array): void {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let total = 0;
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + STREAM.length)) {
    const data = startOfData(bytes, at + STREAM.length);
    if (data === undefined) continue;
    total += inflatedSize(bytes.subarray(data));
    if (total > MAX_TOTAL_BYTES) throw new RefusedPdfError('inflates_too_much');
  }
}

/** Behind the keyword and its end of line; undefined for `endstream` and for the word in a text. */
function startOfData(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === LINE_FEED) return at + 1;
  if (bytes[at] !== CARRIAGE_RETURN) return undefined;
  return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
}

function inflatedSize(data: Buffer): number {
  let packed = data;
  let size = 0;
  for (let layer = 0; layer < MAX_LAYERS && looksLikeZlib(packed); layer += 1) {
    const inflated = inflateBounded(packed);
    if (inflated === undefined) break;
    size += inflated.length;
    packed = inflated;
  }
  return size;
}

/** RFC 1950, 2.2: the method is 8, and both bytes as one number are divisible by 31. */
function looksLikeZlib(data: Buffer): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 0x0f) === ZLIB && (method * 256 + flags) % 31 === 0;
}

/** Undefined where it is no such data after all. What stands behind the data is ignored. */
function inflateBounded(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: MAX_STREAM_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new RefusedPdfError('inflates_too_much');
    return undefined;
  }
}
