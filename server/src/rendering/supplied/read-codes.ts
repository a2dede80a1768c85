/**
 * QR code and barcode of a page, read from its pixels. The QR code is drawn anew from the modules that were read, so that it is
 * the same symbol and crisp; of a barcode the place on the page is cut out.
 */
import sharp from 'sharp';
import { type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { type CodeModules, codePng } from '../codes.ts';
import type { PageRaster } from './rasterise-pdf.ts';
import { zxingLoaded } from './zxing.ts';

export interface PageCodes {
  /** PNG */
  qrcode: Uint8Array | null;
  /** PNG */
  barcode: Uint8Array | null;
}

const QR_MODULE_PIXELS = 10;
const QR_QUIET_ZONE = 4;
/** Of the code's width, left around what is cut out. Of a code of bars only some lines are found, so that more is left there. */
const MARGIN = { stacked: 0.04, bars: 0.1 };
const USUAL_BARCODES = ['PDF417', 'Code128', 'Code39', 'ITF', 'EAN13'] as const;
const BARCODES = [...USUAL_BARCODES, 'DataMatrix', 'Aztec'] as const;

/** Null for what the page does not have, is too small to be read, or is not wanted. */
export async function readCodes(page: PageRaster, wanted: Record<keyof PageCodes, boolean>): Promise<PageCodes> {
  await zxingLoaded;
  const codes: PageCodes = { qrcode: null, barcode: null };
  for (const { part, barcodes, ...options } of searchesOf(page)) {
    const formats = [
      ...(wanted.qrcode && codes.qrcode === null ? (['QRCode'] as const) : []),
      ...(wanted.barcode && codes.barcode === null ? barcodes : []),
    ];
    if (formats.length === 0) break;
    for (const found of await search(part, { ...options, formats })) {
      if (found.symbology === 'QRCode') codes.qrcode ??= qrPng(found);
      else codes.barcode ??= await cutOut(part, found);
    }
  }
  return codes;
}

interface Search {
  part: PageRaster;
  barcodes: readonly (typeof BARCODES)[number][];
  tryRotate: boolean;
  tryDownscale: boolean;
}

/** The cheap ones first: codes stand upright on nearly all documents, and few have the rare barcodes, which take the longest. */
function searchesOf(page: PageRaster): Search[] {
  const upright = { barcodes: USUAL_BARCODES, tryRotate: false, tryDownscale: false };
  return [
    { part: page, ...upright },
    // On a full page the search for one code may be misled by the rest; in a part of the page it is not.
    ...halves(page).map((part) => ({ part, ...upright })),
    { part: page, barcodes: BARCODES, tryRotate: true, tryDownscale: true },
  ];
}

/** Upper, middle and lower half. */
function halves({ width, height, rgba }: PageRaster): PageRaster[] {
  const rows = Math.floor(height / 2);
  return [0, 1, 2].map((step) => {
    const top = Math.floor((height * step) / 4);
    return { width, height: rows, rgba: rgba.subarray(top * width * 4, (top + rows) * width * 4) };
  });
}

type SearchOptions = Pick<ReaderOptions, 'formats' | 'tryRotate' | 'tryDownscale'>;

/** White on black is not looked for: it doubles the time, and no document has it. */
async function search({ width, height, rgba }: PageRaster, options: SearchOptions): Promise<ReadResult[]> {
  const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length);
  const pixels = { width, height, data } as unknown as Parameters<typeof readBarcodes>[0];
  const found = await readBarcodes(pixels, { tryHarder: true, tryInvert: false, maxNumberOfSymbols: 8, ...options });
  return found.filter(({ isValid }) => isValid);
}

function qrPng({ symbol: { data, width, height } }: ReadResult): Uint8Array | null {
  if (width === 0 || height === 0) return null;
  const code: CodeModules = {
    width: width + 2 * QR_QUIET_ZONE,
    height: height + 2 * QR_QUIET_ZONE,
    dark: new Uint8Array((width + 2 * QR_QUIET_ZONE) * (height + 2 * QR_QUIET_ZONE)),
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 255) === 0) code.dark[(y + QR_QUIET_ZONE) * code.width + x + QR_QUIET_ZONE] = 1;
    }
  }
  return codePng(code, QR_MODULE_PIXELS);
}

async function cutOut({ width, height, rgba }: PageRaster, { position, lineCount }: ReadResult): Promise<Uint8Array> {
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const margin = Math.ceil((lineCount > 0 ? MARGIN.bars : MARGIN.stacked) * (Math.max(...xs) - Math.min(...xs)));
  const left = Math.max(0, Math.floor(Math.min(...xs)) - margin);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - margin);
  const right = Math.min(width, Math.ceil(Math.max(...xs)) + margin);
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)) + margin);
  return await sharp(rgba, { raw: { width, height, channels: 4 } })
    .extract({ left, top, width: right - left, height: bottom - top })
    .removeAlpha()
    .png()
    .toBuffer();
}
