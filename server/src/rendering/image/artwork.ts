/** The static artwork of the templates as pixels. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { templatesFolder } from '../typst-compiler.ts';
import { pictureHref } from './picture-href.ts';

export interface Artwork {
  /** The value of `xlink:href` in Typst's SVG. */
  href: string;
  name: string;
  canvas: Canvas;
}

/** librsvg rasterises each once, at this many pixels a point; the artwork has no text, so no letter can suffer. */
export async function loadArtwork(pixelsPerPoint: number): Promise<Artwork[]> {
  const folder = join(templatesFolder, 'assets');
  const artwork: Artwork[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
    const svg = readFileSync(join(folder, name));
    const { data, info } = await sharp(svg, { density: 72 * pixelsPerPoint })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const canvas = createCanvas(info.width, info.height);
    const pixels = new ImageData(new Uint8ClampedArray(data), info.width, info.height);
    canvas.getContext('2d').putImageData(pixels, 0, 0);
    artwork.push({ href: pictureHref(svg, 'image/svg+xml'), name, canvas });
  }
  return artwork;
}
