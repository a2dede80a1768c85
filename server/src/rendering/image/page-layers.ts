/**
 * What lies below the text of a page, by layout: paper, artwork, panels, lines, and the place of the photo. It is painted by Skia once and
 * kept packed, so that a document costs no canvas. Documents of one type mostly share it; those whose rows grow have one of their own.
 */
import { hash } from 'node:crypto';
import { type Canvas, createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { LRUCache } from 'lru-cache';
import type { Box, Size } from './geometry.ts';
import { createPixelPacker, type PackedPixels } from './packed-pixels.ts';
import type { LayerStep } from './page-svg.ts';

export interface PageLayer {
  /** Black where photos go. */
  pixels: PackedPixels;
  photos: PhotoPlace[];
}

export interface PhotoPlace {
  /** The whole photo, of which a part may be off the page. */
  box: Box;
  /** Where it shows. */
  shown: Box;
  /** How much of the photo shows at each pixel there, 0 to 255: what is clipped, or lies above it, is in the layer. */
  cover: Uint8Array;
}

export interface PageLayers {
  find(steps: readonly LayerStep[], size: Size): PageLayer;
}

const MAX_BYTES = 24 * 1024 * 1024;
/** Read back in strips, so that no second page is in memory. */
const STRIP_ROWS = 128;

/** @param artwork by its name */
export function createPageLayers(artwork: ReadonlyMap<string, Canvas>): PageLayers {
  const layers = new LRUCache<string, PageLayer>({ maxSize: MAX_BYTES, sizeCalculation: bytesOf });
  // Only ever larger: one that is given up waits in native memory for the garbage collector, which does not see it.
  let canvas = createCanvas(1, 1);
  return {
    find(steps, size) {
      const key = hash('sha256', JSON.stringify([size, steps]), 'base64');
      const kept = layers.get(key);
      if (kept !== undefined) return kept;
      const [width, height] = [Math.max(canvas.width, size.width), Math.max(canvas.height, size.height)];
      if (width > canvas.width || height > canvas.height) canvas = createCanvas(width, height);
      const layer = paintLayer(canvas.getContext('2d'), steps, { artwork, size });
      layers.set(key, layer);
      return layer;
    },
  };
}

/** Painted with black photos and again with white ones: the difference is what shows of a photo, whatever clips or covers it. */
function paintLayer(context: SKRSContext2D, steps: readonly LayerStep[], page: PageOfLayer): PageLayer {
  paint(context, steps, { ...page, photo: '#000000' });
  const pixels = pack(context, page.size);
  const places = steps.flatMap((step) => (step.paint === 'photo' ? placeOf(step.box, page.size) : []));
  const black = places.map(({ shown }) => read(context, shown));
  if (places.length > 0) paint(context, steps, { ...page, photo: '#ffffff' });
  const photos = places.map((place, index) => ({
    ...place,
    cover: difference(read(context, place.shown), black[index]),
  }));
  return { pixels, photos };
}

interface PageOfLayer {
  artwork: ReadonlyMap<string, Canvas>;
  size: Size;
}

interface Pictures extends PageOfLayer {
  photo: string;
}

function paint(context: SKRSContext2D, steps: readonly LayerStep[], pictures: Pictures): void {
  const { width, height } = pictures.size;
  context.reset();
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  for (const step of steps) paintStep(context, step, pictures);
}

function paintStep(context: SKRSContext2D, step: LayerStep, pictures: Pictures): void {
  switch (step.paint) {
    case 'clip':
      context.save();
      context.setTransform(...step.matrix);
      context.clip(new Path2D(step.outline));
      break;
    case 'unclip':
      context.restore();
      break;
    case 'fill':
      context.setTransform(...step.matrix);
      context.fillStyle = step.colour;
      context.fill(new Path2D(step.outline), step.rule);
      break;
    case 'stroke':
      context.setTransform(...step.matrix);
      context.strokeStyle = step.colour;
      context.lineWidth = step.width;
      context.stroke(new Path2D(step.outline));
      break;
    case 'photo':
      context.resetTransform();
      context.fillStyle = pictures.photo;
      context.fillRect(step.box.left, step.box.top, step.box.width, step.box.height);
      break;
    case 'artwork':
      paintArtwork(context, step.box, pictures.artwork.get(step.name));
      break;
  }
}

/** Smoothing costs more than all else, and a picture of the very size needs none. */
function paintArtwork(context: SKRSContext2D, { left, top, width, height }: Box, picture: Canvas | undefined): void {
  if (picture === undefined) throw new Error('There is no such artwork');
  context.resetTransform();
  context.imageSmoothingEnabled = picture.width !== width || picture.height !== height;
  context.drawImage(picture, left, top, width, height);
}

function pack(context: SKRSContext2D, { width, height }: Size): PackedPixels {
  const packer = createPixelPacker(width);
  for (let top = 0; top < height; top += STRIP_ROWS) {
    packer.add(read(context, { left: 0, top, width, height: Math.min(STRIP_ROWS, height - top) }));
  }
  return packer.finish();
}

function read(context: SKRSContext2D, { left, top, width, height }: Box): Uint8ClampedArray {
  return context.getImageData(left, top, width, height).data;
}

/** Of green; the other colours have the same. */
function difference(white: Uint8ClampedArray, black: Uint8ClampedArray | undefined): Uint8Array {
  const cover = new Uint8Array(white.length / 4);
  for (let pixel = 0; pixel < cover.length; pixel += 1) {
    cover[pixel] = Math.max(0, (white[pixel * 4 + 1] ?? 0) - (black?.[pixel * 4 + 1] ?? 0));
  }
  return cover;
}

/** A photo of another shape than its frame reaches over it, and perhaps over the edge of the page. */
function placeOf(box: Box, page: Size): Array<Omit<PhotoPlace, 'cover'>> {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const width = Math.min(page.width, box.left + box.width) - left;
  const height = Math.min(page.height, box.top + box.height) - top;
  return width > 0 && height > 0 ? [{ box, shown: { left, top, width, height } }] : [];
}

function bytesOf({ pixels, photos }: PageLayer): number {
  return photos.reduce((sum, { cover }) => sum + cover.length, pixels.runs.byteLength);
}
