/**
 * Codes as black and white modules, and those modules as SVG for the templates and as PNG for the reply. Both come from the same
 * modules, so the page and the reply cannot say different things. Quiet zones are included. Barcodes are in `barcodes.ts`.
 */
import { crc32, deflateSync } from 'node:zlib';
// Not the whole package, which also writes PNG and SVG, and loads what that takes.
import QRCode, { type QrContent } from 'qrcode/lib/core/qrcode.js';

export interface CodeModules {
  width: number;
  height: number;
  /** Row by row; 1 is dark. */
  dark: Uint8Array;
}

const QR_QUIET_ZONE = { x: 4, y: 4 };

/**
 * Error correction M: a fifteenth of the symbol may be lost.
 *
 * @param maskPattern without it the best one is sought, which takes most of the time
 */
export function qrModules(content: QrContent, maskPattern?: number): CodeModules {
  const mask = maskPattern === undefined ? {} : { maskPattern };
  const { size, data } = QRCode.create(content, { errorCorrectionLevel: 'M', ...mask }).modules;
  return withQuietZone(
    { width: size, height: size, dark: Uint8Array.from(data, (bit) => (bit ? 1 : 0)) },
    QR_QUIET_ZONE,
  );
}

/** A signature has no pattern, so each mask suits it. */
const SIGNED_MASK = 2;

/** Of the gateway's signed QR: its text has the characters of the alphanumeric mode alone. */
export function signedQrModules(text: string): CodeModules {
  return qrModules([{ data: text, mode: 'alphanumeric' }], SIGNED_MASK);
}

export function withQuietZone(inner: CodeModules, zone: { x: number; y: number }): CodeModules {
  const width = inner.width + 2 * zone.x;
  const height = inner.height + 2 * zone.y;
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < inner.height; y += 1) {
    dark.set(inner.dark.subarray(y * inner.width, (y + 1) * inner.width), (y + zone.y) * width + zone.x);
  }
  return { width, height, dark };
}

/** Rectangles that cover the dark modules: runs of a row, grown over the equal rows below it. */
export function darkRectangles(code: CodeModules): Array<{ x: number; y: number; width: number; height: number }> {
  const rectangles = [];
  for (let y = 0; y < code.height; ) {
    const row = rowOf(code, y);
    let height = 1;
    while (y + height < code.height && Buffer.compare(row, rowOf(code, y + height)) === 0) height += 1;
    for (const run of darkRuns(row)) rectangles.push({ ...run, y, height });
    y += height;
  }
  return rectangles;
}

function rowOf({ dark, width }: CodeModules, y: number): Uint8Array {
  return dark.subarray(y * width, (y + 1) * width);
}

function darkRuns(row: Uint8Array): Array<{ x: number; width: number }> {
  const runs = [];
  for (let x = row.indexOf(1); x >= 0; ) {
    const end = row.indexOf(0, x);
    const width = (end < 0 ? row.length : end) - x;
    runs.push({ x, width });
    x = row.indexOf(1, x + width);
  }
  return runs;
}

/** One unit of the picture is one module. */
export function codeSvg(code: CodeModules): string {
  const size = `viewBox="0 0 ${code.width} ${code.height}" width="${code.width}" height="${code.height}"`;
  const path = darkRectangles(code).map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path.join('')}"/></svg>`;
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A grey PNG of one bit a pixel: every module is a square of whole pixels, so no edge is blurred. */
export function codePng(code: CodeModules, modulePixels: number): Uint8Array {
  const width = code.width * modulePixels;
  const height = code.height * modulePixels;
  const lineBytes = 1 + Math.ceil(width / 8);
  const pixels = new Uint8Array(lineBytes * height);
  for (let y = 0; y < code.height; y += 1) {
    const line = pngLine(rowOf(code, y), modulePixels, lineBytes);
    for (let copy = 0; copy < modulePixels; copy += 1) pixels.set(line, (y * modulePixels + copy) * lineBytes);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

/** Filter byte 0, then white bits with the dark modules cut out. */
function pngLine(row: Uint8Array, modulePixels: number, lineBytes: number): Uint8Array {
  const line = new Uint8Array(lineBytes).fill(0xff, 1);
  for (let x = 0; x < row.length * modulePixels; x += 1) {
    if (row[Math.floor(x / modulePixels)] !== 1) continue;
    const byte = 1 + (x >> 3);
    line[byte] = (line[byte] ?? 0) & ~(0x80 >> (x & 7));
  }
  return line;
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
