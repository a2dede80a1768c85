/** What the page image draws for the pictures of a page: the static artwork, the owner's photo and the two codes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { type CodeModules, darkRectangles } from './codes.ts';
import type { FacePhoto } from './face-photo.ts';
import type { Picture } from './page-image.ts';
import { templatesFolder } from './typst-compiler.ts';

/** The value of `xlink:href` that Typst writes for a picture's bytes. */
export function pictureHref(bytes: Uint8Array, mediaType: 'image/svg+xml' | 'image/jpeg'): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/**
 * All artwork of the templates by its href. librsvg rasterises each once, at this many pixels a point; the artwork has no text,
 * so no letter can suffer.
 */
export async function loadArtwork(pixelsPerPoint: number): Promise<Map<string, Picture>> {
  const folder = join(templatesFolder, 'assets');
  const artwork = new Map<string, Picture>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
    const svg = readFileSync(join(folder, name));
    const { data, info } = await sharp(svg, { density: 72 * pixelsPerPoint })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const canvas = canvasOf({ width: info.width, height: info.height, rgba: new Uint8ClampedArray(data) });
    artwork.set(pictureHref(svg, 'image/svg+xml'), drawScaled(canvas));
  }
  return artwork;
}

export function photoPicture(photo: FacePhoto): Picture {
  return drawScaled(canvasOf(photo.pixels));
}

/** Dark modules as rectangles of the canvas; on whole pixels where the template gave the code a fitting size. */
export function codePicture(code: CodeModules): Picture {
  return (context, x, y, size) => {
    context.fillStyle = '#ffffff';
    context.fillRect(x, y, size.width, size.height);
    context.setTransform(size.width / code.width, 0, 0, size.height / code.height, x, y);
    context.fillStyle = '#000000';
    for (const dark of darkRectangles(code)) context.fillRect(dark.x, dark.y, dark.width, dark.height);
  };
}

/** Smoothing costs more than all the text, and a picture of the very size needs none. */
function drawScaled(canvas: Canvas): Picture {
  return (context, x, y, size) => {
    context.imageSmoothingEnabled = canvas.width !== size.width || canvas.height !== size.height;
    context.drawImage(canvas, x, y, size.width, size.height);
  };
}

function canvasOf({ width, height, rgba }: FacePhoto['pixels']): Canvas {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}
