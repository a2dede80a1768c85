/** A PDF → one JPEG with all its pages below one another and one of each, as a document that we draw has them. */
import type { PDFiumDocument } from '@hyzyla/pdfium';
import { boundedWidth, encodePages, type PageJpegs } from '../page-jpegs.ts';
import { RefusedPdfError } from './supplied-files.ts';

export interface PageRaster {
  width: number;
  height: number;
  /** Four bytes a pixel. */
  rgba: Uint8Array;
}

const IMAGE_WIDTH_PIXELS = 1200;
/** Points; the upper bound is that of the format (ISO 32000-1, annex C). */
const PAGE_SIDE = { min: 18, max: 14_400 };
const MAX_SIDES_RATIO = 10;

/** Heights of the pages over their widths. @throws RefusedPdfError `page_size` */
export function pageRatios(document: PDFiumDocument): number[] {
  return Array.from({ length: document.getPageCount() }, (_, index) => {
    const { originalWidth: width, originalHeight: height } = document.getPage(index).getOriginalSize();
    const isSane = [width, height].every((side) => side >= PAGE_SIDE.min && side <= PAGE_SIDE.max);
    const ratio = height / width;
    if (!isSane || ratio > MAX_SIDES_RATIO || ratio < 1 / MAX_SIDES_RATIO) throw new RefusedPdfError('page_size');
    return ratio;
  });
}

/** The width at which all pages together keep within the bounds of an image. */
export function imageWidth(ratios: number[]): number {
  return boundedWidth(
    IMAGE_WIDTH_PIXELS,
    ratios.reduce((sum, ratio) => sum + ratio, 0),
    ratios.length,
  );
}

export async function rasterisePage(
  document: PDFiumDocument,
  index: number,
  ratio: number,
  width: number,
): Promise<PageRaster> {
  const page = document.getPage(index);
  const height = Math.max(1, Math.round(width * ratio));
  // Form fields hold what a form was filled with; they are drawn in a pass of their own.
  const drawn = await page.render({ width, height, scale: 1, render: 'bitmap', renderFormFields: true });
  return { width: drawn.width, height: drawn.height, rgba: drawn.data };
}

export type RasterisePage = (index: number, ratio: number, width: number) => Promise<PageRaster>;

/** The last page is kept: that of the codes is most often the first of the image, too. */
export function keepingLastPage(document: PDFiumDocument): RasterisePage {
  let last: { index: number; width: number; page: PageRaster } | undefined;
  return async (index, ratio, width) => {
    if (last?.index === index && last.width === width) return last.page;
    const page = await rasterisePage(document, index, ratio, width);
    last = { index, width, page };
    return page;
  };
}

/** Pages one after the other, so that only one of them is in memory besides the image. */
export async function rasterisePdf(rasterise: RasterisePage, ratios: number[]): Promise<PageJpegs> {
  const width = imageWidth(ratios);
  const heights = ratios.map((ratio) => Math.max(1, Math.round(width * ratio)));
  const height = heights.reduce((sum, one) => sum + one, 0);
  const rgb = new Uint8Array(width * height * 3);
  let offset = 0;
  for (const [index, ratio] of ratios.entries()) {
    const { rgba } = await rasterise(index, ratio, width);
    offset = copyPixels(rgba, rgb, offset);
  }
  return await encodePages(rgb, width, heights);
}

/** Leaves out each fourth byte; returns where the next page begins. */
function copyPixels(rgba: Uint8Array, rgb: Uint8Array, start: number): number {
  let to = start;
  for (let from = 0; from < rgba.length; from += 4) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
    to += 3;
  }
  return to;
}
