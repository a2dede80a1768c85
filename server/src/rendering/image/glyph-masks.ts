/**
 * Letters as what they cover of each pixel: drawn by Skia once, and from then on blended into the page. A letter stands where the
 * layout has it, to a quarter of a pixel.
 */
import { type Canvas, createCanvas, Path2D } from '@napi-rs/canvas';
import type { OutlineOf } from './page-svg.ts';

export interface GlyphMask {
  /** Of its first pixel, from the pixel in which the letter stands. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0 to 255, row by row, from `start` on. */
  cover: Uint8Array;
  start: number;
}

export interface GlyphMasks {
  /** @param phaseX in quarters of a pixel, as `phaseY` */
  find(glyph: { id: string; outlineOf: OutlineOf }, phaseX: number, phaseY: number): GlyphMask;
  /** Gives memory back where there is much in use. Not while a page is drawn. */
  trim(): void;
}

export const PHASES = 4;
const MAX_BYTES = 8 * 1024 * 1024;
/** Of a letter, beside its pixels: its outline and the objects around it. */
const OVERHEAD_BYTES = 1024;
/**
 * Masks lie one behind the other in memory: a piece for each would be thousands of objects for the garbage collector, and the letters of
 * one text far apart for the processor.
 */
const PIECE_BYTES = 128 * 1024;

interface Glyph {
  path: Path2D;
  masks: Array<GlyphMask | undefined>;
}

/** @param scale pixels a point */
export function createGlyphMasks(scale: number): GlyphMasks {
  const glyphs = new Map<string, Glyph>();
  const pad = createPad();
  let piece = new Uint8Array(0);
  let used = 0;
  let bytes = 0;
  const store = (drawn: DrawnMask): GlyphMask => {
    const { length } = drawn.cover;
    if (used + length > piece.length) {
      piece = new Uint8Array(Math.max(PIECE_BYTES, length));
      used = 0;
    }
    const mask = { ...drawn, cover: piece, start: used };
    piece.set(drawn.cover, used);
    used += length;
    bytes += length;
    return mask;
  };
  return {
    find({ id, outlineOf }, phaseX, phaseY) {
      let glyph = glyphs.get(id);
      if (glyph === undefined) {
        glyph = { path: new Path2D(outlineOf(id)), masks: new Array(PHASES * PHASES) };
        // The id is a piece of the SVG, which it would keep in memory as a whole.
        glyphs.set(ownCopy(id), glyph);
        bytes += OVERHEAD_BYTES;
      }
      const phase = phaseY * PHASES + phaseX;
      let mask = glyph.masks[phase];
      if (mask === undefined) {
        mask = store(drawMask(glyph.path, scale, { x: phaseX / PHASES, y: phaseY / PHASES }, pad));
        glyph.masks[phase] = mask;
      }
      return mask;
    },
    trim() {
      if (bytes <= MAX_BYTES) return;
      glyphs.clear();
      bytes = 0;
    },
  };
}

/** In memory of its own. */
type DrawnMask = Omit<GlyphMask, 'start'>;

interface Pad {
  /** At least so large, and empty. */
  cleared(width: number, height: number): Canvas;
}

function createPad(): Pad {
  let canvas = createCanvas(128, 128);
  return {
    cleared(width, height) {
      const [wider, higher] = [Math.max(canvas.width, width), Math.max(canvas.height, height)];
      if (wider > canvas.width || higher > canvas.height) canvas = createCanvas(wider, higher);
      canvas.getContext('2d').reset();
      return canvas;
    },
  };
}

function drawMask(path: Path2D, scale: number, phase: { x: number; y: number }, pad: Pad): DrawnMask {
  const [x0, y0, x1, y1] = path.getBounds();
  const [left, top] = [Math.floor(x0 * scale + phase.x), Math.floor(phase.y - y1 * scale)];
  const width = Math.ceil(x1 * scale + phase.x) - left;
  const height = Math.ceil(phase.y - y0 * scale) - top;
  if (width <= 0 || height <= 0) return { left: 0, top: 0, width: 0, height: 0, cover: new Uint8Array(0) };
  const context = pad.cleared(width, height).getContext('2d');
  context.setTransform(scale, 0, 0, -scale, phase.x - left, phase.y - top);
  context.fill(path);
  const { data } = context.getImageData(0, 0, width, height);
  const cover = new Uint8Array(width * height);
  for (let pixel = 0; pixel < cover.length; pixel += 1) cover[pixel] = data[pixel * 4 + 3] ?? 0;
  return { left, top, width, height, cover };
}

function ownCopy(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
