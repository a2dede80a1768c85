/** The pixels of the pages of a document → JPEG. */
import sharp from 'sharp';
import { BLOCK_PIXELS } from './stack-jpegs.ts';

/** JPEG */
export interface PageJpegs {
  /** All pages below one another. */
  image: Uint8Array;
  /** Each page by itself, where there are several. */
  pageImages: Uint8Array[] | null;
}

/** Eighteen A4 pages of full width; more pages become smaller. */
const MAX_PIXELS = 40_000_000;
/** JPEG knows no more (ITU-T T.81, B.2.2). */
const MAX_HEIGHT_PIXELS = 65_535;
const JPEG_QUALITY = 82;

/** The width at which all pages are within the bounds of one image. `ratio`: their heights together over the width. */
export function boundedWidth(fullWidth: number, ratio: number, pages: number): number {
  const height = MAX_HEIGHT_PIXELS - pages * BLOCK_PIXELS;
  return Math.floor(Math.min(fullWidth, height / ratio, Math.sqrt(MAX_PIXELS / ratio)));
}

/** @param rgb red, green and blue of each pixel, of all pages. @param heights of the pages */
export async function encodePages(rgb: Uint8Array, width: number, heights: readonly number[]): Promise<PageJpegs> {
  const image = await encodeJpeg(rgb, width);
  if (heights.length === 1) return { image, pageImages: null };
  const pageImages: Uint8Array[] = [];
  let start = 0;
  for (const height of heights) {
    const end = start + width * height * 3;
    pageImages.push(await encodeJpeg(rgb.subarray(start, end), width));
    start = end;
  }
  return { image, pageImages };
}

/** libjpeg-turbo without a second pass for the Huffman tables: half the time of Skia's encoder for two per cent more bytes. */
export async function encodeJpeg(rgb: Uint8Array, width: number): Promise<Uint8Array> {
  return await sharp(rgb, { raw: { width, height: rgb.length / 3 / width, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY, optimiseCoding: false })
    .toBuffer();
}
