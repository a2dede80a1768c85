/** The static artwork of the templates as pixels. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { templatesFolder } from '../typst-compiler.ts';
import { sizeOf } from './page-svg.ts';
import { pictureHref } from './picture-href.ts';
import { standIn } from './stand-in.ts';

export interface Artwork {
  /** Its file in `templates/`. */
  name: string;
  /** The values of `xlink:href` in Typst's SVG: of the file, and of what stands in for it. */
  hrefs: string[];
  standIn: Uint8Array;
  canvas: Canvas;
}

/** librsvg rasterises each once, at this many pixels a point; the artwork has no text, so no letter can suffer. */
export async function loadArtwork(pixelsPerPoint: number): Promise<Artwork[]> {
  const artwork: Artwork[] = [];
  for (const file of readdirSync(join(templatesFolder, 'assets')).filter((name) => name.endsWith('.svg'))) {
    const name = `assets/${file}`;
    const svg = readFileSync(join(templatesFolder, name));
    const { data, info } = await sharp(svg, { density: 72 * pixelsPerPoint })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const canvas = createCanvas(info.width, info.height);
    const pixels = new ImageData(new Uint8ClampedArray(data), info.width, info.height);
    canvas.getContext('2d').putImageData(pixels, 0, 0);
    const empty = standIn(name, sizeOf(svg.toString('latin1')));
    artwork.push({ name, hrefs: [pictureHref(svg), pictureHref(empty)], standIn: empty, canvas });
  }
  return artwork;
}
