/**
 * Typst's SVG → JPEG: the layer of this layout, and into it letters, codes and photo. Skia's own SVG loader is never used: it cuts
 * descenders, so that Қ prints as К and Ң as Н — a wrong name on an identity document.
 */
import type { CodeModules } from '../codes.ts';
import type { FacePhoto } from '../face-photo.ts';
import { encodeJpeg, type PageJpegs } from '../page-jpegs.ts';
import { stackJpegs } from '../stack-jpegs.ts';
import type { Artwork } from './artwork.ts';
import type { Box, Size } from './geometry.ts';
import { createGlyphMasks, type GlyphMasks, PHASES } from './glyph-masks.ts';
import { unpackPixels } from './packed-pixels.ts';
import { createPageLayers, type PageLayer } from './page-layers.ts';
import { drawCode, drawGlyph, drawPhoto, type PagePixels } from './page-pixels.ts';
import { type PageSvg, type PictureKind, readPageSvg, type SvgPage } from './page-svg.ts';
import { pictureHref } from './picture-href.ts';

/** What is a document's own, each beside the file that Typst had for it. */
export interface OwnPictures {
  /** By name. */
  codes: ReadonlyMap<string, { file: Uint8Array; modules: CodeModules }>;
  photo: { file: Uint8Array; picture: FacePhoto } | null;
}

export interface PageImage {
  /** What may stand in for the artwork, by the names of its files. */
  artworkFiles: Record<string, Uint8Array>;
  /** `fullWidth` pixels wide, or less where there are very many pages. One at a time. */
  draw(svg: string, fullWidth: number, own: OwnPictures): Promise<PageJpegs>;
}

/** Keeps layers, letters and the memory for pixels for the next page, of whichever width. */
export function createPageImage(artwork: readonly Artwork[]): PageImage {
  const layers = createPageLayers(new Map(artwork.map(({ name, canvas }) => [name, canvas])));
  const drawings = artwork.flatMap(({ hrefs, name }) =>
    hrefs.map((href) => [href, { kind: 'artwork', name }] as const),
  );
  const memory = createMemory();
  const masksByScale = new Map<number, GlyphMasks>();
  return {
    artworkFiles: Object.fromEntries(artwork.map(({ name, standIn }) => [name, standIn])),
    async draw(svg, fullWidth, own) {
      const known = new Map<string, { kind: PictureKind; name: string }>([...drawings, ...namesOf(own)]);
      const read = readPageSvg(svg, fullWidth, known);
      const { size, pages } = read;
      const masks = masksByScale.get(read.scale) ?? createGlyphMasks(read.scale);
      if (size.width === fullWidth) masksByScale.set(read.scale, masks);
      masks.trim();
      const pixels = { ...size, rgb: memory.take(size) };
      const jpegs: Uint8Array[] = [];
      for (const page of pages) {
        const layer = layers.find(page.layer, size);
        unpackPixels(layer.pixels, pixels.rgb);
        await drawPhotos(pixels, layer, own.photo);
        drawGlyphs(pixels, page, read, masks);
        drawCodes(pixels, page, own);
        jpegs.push(await encodeJpeg(pixels.rgb, size.width));
      }
      const [only, ...others] = jpegs;
      if (only !== undefined && others.length === 0) return { image: only, pageImages: null };
      return { image: stackJpegs(jpegs), pageImages: jpegs };
    },
  };
}

function namesOf({ codes, photo }: OwnPictures): Array<[string, { kind: PictureKind; name: string }]> {
  const named: Array<[string, { kind: PictureKind; name: string }]> = [];
  for (const [name, { file }] of codes) named.push([pictureHref(file), { kind: 'code', name }]);
  if (photo !== null) named.push([pictureHref(photo.file), { kind: 'photo', name: 'photo' }]);
  return named;
}

async function drawPhotos(page: PagePixels, { photos }: PageLayer, photo: OwnPictures['photo']): Promise<void> {
  for (const { box, shown, cover } of photos) {
    if (photo === null) continue;
    const pixels = await photo.picture.pixels(partOf(photo.picture, box, shown), shown);
    drawPhoto(page, pixels, shown, cover);
  }
}

/** What of the photo shows: one of another shape than its frame is cut off at its sides. */
function partOf({ width, height }: Size, box: Box, shown: Box): Box {
  const perPixel = { x: width / box.width, y: height / box.height };
  const left = Math.floor((shown.left - box.left) * perPixel.x);
  const top = Math.floor((shown.top - box.top) * perPixel.y);
  return {
    left,
    top,
    width: Math.min(width - left, Math.max(1, Math.round(shown.width * perPixel.x))),
    height: Math.min(height - top, Math.max(1, Math.round(shown.height * perPixel.y))),
  };
}

function drawGlyphs(pixels: PagePixels, { glyphs }: SvgPage, { outlineOf }: PageSvg, masks: GlyphMasks): void {
  for (const { outlineId, x, y, colour } of glyphs) {
    const [quartersX, quartersY] = [Math.round(x * PHASES), Math.round(y * PHASES)];
    const [left, top] = [Math.floor(quartersX / PHASES), Math.floor(quartersY / PHASES)];
    const mask = masks.find({ id: outlineId, outlineOf }, quartersX - left * PHASES, quartersY - top * PHASES);
    drawGlyph(pixels, mask, left, top, colour);
  }
}

function drawCodes(pixels: PagePixels, { codes }: SvgPage, own: OwnPictures): void {
  for (const { name, box } of codes) {
    const code = own.codes.get(name);
    if (code !== undefined) drawCode(pixels, code.modules, box);
  }
}

/** The pixels of a page are kept, and the next page is drawn over them: new ones for each would wait for the garbage collector beside the next. */
function createMemory() {
  let kept = new Uint8Array(0);
  return {
    take({ width, height }: Size): Uint8Array {
      const bytes = width * height * 3;
      if (kept.length < bytes) kept = new Uint8Array(bytes);
      return kept.subarray(0, bytes);
    },
  };
}
