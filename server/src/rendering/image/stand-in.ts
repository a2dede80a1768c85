/**
 * A picture of a size and nothing more. Where an image alone is drawn, Typst gets these in place of artwork, codes and photo: it only has to say
 * where each goes, and need neither read what they show nor write it into its SVG.
 */
import type { Size } from './geometry.ts';

/** SVG. */
export function standIn(name: string, { width, height }: Size): Uint8Array {
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" id="${name}" ${size}/>`);
}
