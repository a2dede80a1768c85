/** The pixels of one page, red, green and blue, and what of a document is drawn into them: letters, codes, photo. */
import type { CodeModules } from '../codes.ts';
import type { Box, Size } from './geometry.ts';
import type { GlyphMask } from './glyph-masks.ts';

export interface PagePixels extends Size {
  rgb: Uint8Array;
}

/** @param colour `#rrggbb` or `#rrggbbaa` */
export function drawGlyph(page: PagePixels, mask: GlyphMask, x: number, y: number, colour: string): void {
  const { rgb, width } = page;
  const [red, green, blue, alpha] = channelsOf(colour);
  const [left, top] = [x + mask.left, y + mask.top];
  const [firstX, lastX] = [Math.max(0, -left), Math.min(mask.width, width - left)];
  const [firstY, lastY] = [Math.max(0, -top), Math.min(mask.height, page.height - top)];
  for (let row = firstY; row < lastY; row += 1) {
    let at = ((top + row) * width + left + firstX) * 3;
    const start = mask.start + row * mask.width;
    for (let from = start + firstX; from < start + lastX; from += 1, at += 3) {
      const cover = mask.cover[from] ?? 0;
      if (cover === 0) continue;
      const over = alpha === 255 ? cover : by255(cover * alpha);
      const under = 255 - over;
      rgb[at] = by255(red * over + (rgb[at] ?? 0) * under);
      rgb[at + 1] = by255(green * over + (rgb[at + 1] ?? 0) * under);
      rgb[at + 2] = by255(blue * over + (rgb[at + 2] ?? 0) * under);
    }
  }
}

/** Each pixel is as dark as its part that dark modules cover, which is all or nothing where a module is a whole number of pixels. */
export function drawCode({ rgb, width }: PagePixels, code: CodeModules, box: Box): void {
  const perPixel = { x: code.width / box.width, y: code.height / box.height };
  const cover = new Float64Array(code.width);
  let last = -1;
  for (let y = 0; y < box.height; y += 1) {
    const [from, to] = [y * perPixel.y, (y + 1) * perPixel.y];
    const module = Math.floor(from + NEARLY);
    const at = ((box.top + y) * width + box.left) * 3;
    const isWithin = to <= module + 1 + NEARLY;
    if (isWithin && last >= 0 && areEqualRows(code, module, last))
      rgb.copyWithin(at, at - width * 3, at - (width - box.width) * 3);
    else {
      coverOfRows(code, from, to, cover);
      for (let x = 0; x < box.width; x += 1) {
        const dark = sumOver(cover, x * perPixel.x, (x + 1) * perPixel.x) / (perPixel.x * perPixel.y);
        const grey = Math.round(255 * (1 - dark));
        rgb[at + x * 3] = grey;
        rgb[at + x * 3 + 1] = grey;
        rgb[at + x * 3 + 2] = grey;
      }
    }
    last = isWithin ? module : -1;
  }
}

/** @param cover how much of the photo shows at each pixel of the box, 0 to 255 */
export function drawPhoto({ rgb, width }: PagePixels, photo: Uint8Array, box: Box, cover: Uint8Array): void {
  for (let y = 0; y < box.height; y += 1) {
    let at = ((box.top + y) * width + box.left) * 3;
    for (let pixel = y * box.width; pixel < (y + 1) * box.width; pixel += 1, at += 3) {
      const shows = (cover[pixel] ?? 0) / 255;
      rgb[at] = (rgb[at] ?? 0) + (photo[pixel * 3] ?? 0) * shows + 0.5;
      rgb[at + 1] = (rgb[at + 1] ?? 0) + (photo[pixel * 3 + 1] ?? 0) * shows + 0.5;
      rgb[at + 2] = (rgb[at + 2] ?? 0) + (photo[pixel * 3 + 2] ?? 0) * shows + 0.5;
    }
  }
}

/** A product of two bytes, divided by 255 and rounded, without a division. */
function by255(product: number): number {
  return (product + 128 + ((product + 128) >> 8)) >> 8;
}

/** Fractions of a module that only rounding has made. */
const NEARLY = 1e-9;

/** A bar of a barcode goes through several rows. */
function areEqualRows({ dark, width }: CodeModules, one: number, other: number): boolean {
  if (one === other) return true;
  for (let x = 0; x < width; x += 1) if (dark[one * width + x] !== dark[other * width + x]) return false;
  return true;
}

/** How much of each module's column is dark between two heights. */
function coverOfRows({ dark, width }: CodeModules, from: number, to: number, cover: Float64Array): void {
  cover.fill(0);
  for (let row = Math.floor(from + NEARLY); row < to - NEARLY; row += 1) {
    const part = Math.min(to, row + 1) - Math.max(from, row);
    for (let x = 0; x < width; x += 1) cover[x] = (cover[x] ?? 0) + (dark[row * width + x] ?? 0) * part;
  }
}

function sumOver(cover: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let x = Math.floor(from + NEARLY); x < to - NEARLY; x += 1) {
    sum += (cover[x] ?? 0) * (Math.min(to, x + 1) - Math.max(from, x));
  }
  return sum;
}

function channelsOf(colour: string): [red: number, green: number, blue: number, alpha: number] {
  const value = Number.parseInt(colour.slice(1, 7), 16);
  const alpha = colour.length > 7 ? Number.parseInt(colour.slice(7), 16) : 255;
  return [value >> 16, (value >> 8) & 255, value & 255, alpha];
}
