/** The barcode of a document as black and white modules: see `codes.ts`. */
import bwip from 'bwip-js';
import type { DocumentCodes } from '../documents/code-text.ts';
import { type CodeModules, withQuietZone } from './codes.ts';

const PDF417_QUIET_ZONE = { x: 2, y: 2 };
/** At the ends of the bars; above and below them a little white is enough. */
const CODE128_QUIET_ZONE = { x: 10, y: 2 };
/** Sixteen columns are as wide as a card's text at three pixels a module, which are two at 100 dpi. */
const PDF417_COLUMNS = 16;
/** A PDF417 row must be three modules high at least (ISO/IEC 15438). Where there are few rows, higher ones are easier to hit. */
const PDF417_ROW_HEIGHT = { least: 3, most: 5 };
/** Modules; more only where the least height of so many rows needs it. */
const PDF417_HEIGHT = 44;
const CODE128_HEIGHT = 40;

/** PDF417 carries the text as UTF-8 bytes; Code 128 only takes ASCII. */
export function barcodeModules({ symbology, text }: DocumentCodes['barcode']): CodeModules {
  return symbology === 'pdf417' ? pdf417Modules(text) : code128Modules(text);
}

function pdf417Modules(text: string): CodeModules {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const [symbol] = bwip.raw('pdf417', bytes, `binarytext columns=${PDF417_COLUMNS}`);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('No PDF417 symbol was made');
  const { pixs, pixx: width } = symbol;
  const rows = pixs.length / width;
  const { least, most } = PDF417_ROW_HEIGHT;
  const rowHeight = Math.min(most, Math.max(least, Math.floor(PDF417_HEIGHT / rows)));
  const height = rows * rowHeight;
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / rowHeight);
    dark.set(pixs.slice(row * width, (row + 1) * width), y * width);
  }
  return withQuietZone({ width, height, dark }, PDF417_QUIET_ZONE);
}

function code128Modules(text: string): CodeModules {
  const [symbol] = bwip.raw('code128', text, '');
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('No Code 128 symbol was made');
  const row = symbol.sbs.flatMap((width, index) => new Array<number>(width).fill(index % 2 === 0 ? 1 : 0));
  const dark = Uint8Array.from({ length: row.length * CODE128_HEIGHT }, (_, index) => row[index % row.length] ?? 0);
  return withQuietZone({ width: row.length, height: CODE128_HEIGHT, dark }, CODE128_QUIET_ZONE);
}
