/**
 * The owner's photo, checked before it is printed: Typst accepts a truncated JPEG in silence and prints the half that it has.
 * The photo is therefore decoded to its last pixel first.
 */
import sharp, { type Sharp } from 'sharp';
import { isPlainJpeg } from './plain-jpeg.ts';

export interface FacePhoto {
  /** JPEG for the PDF: the bytes as they came, or written anew where a PDF/A reader could stumble over them. */
  jpeg: Uint8Array;
  /** The same picture as red, green and blue, no larger than the image needs it. */
  pixels: { width: number; height: number; rgb: Uint8Array };
}

class FacePhotoError extends Error {
  constructor() {
    super('The face photo is not a complete JPEG');
    this.name = 'FacePhotoError';
  }
}

/** Larger photos are scaled down, so that no document grows without bound. */
const MAX_PHOTO_PIXELS = { width: 1200, height: 1600 };
const IMAGE_PIXELS = { width: 600, height: 800 };
/** A JPEG is read to its end at whatever scale; at an eighth, half of the work is saved. */
const CHECK_PIXELS = { width: 45, height: 60 };
const MAX_INPUT_PIXELS = 40_000_000;

// One document is drawn at a time in a worker; more threads inside it only take from the other workers.
sharp.concurrency(1);
sharp.cache(false);

/** `isShown`: whether its pixels are wanted. @throws FacePhotoError when the bytes are not one complete JPEG. */
export async function readFacePhoto(bytes: Uint8Array, isShown: boolean): Promise<FacePhoto> {
  try {
    const source = sharp(bytes, { failOn: 'warning', limitInputPixels: MAX_INPUT_PIXELS });
    const metadata = await source.metadata();
    if (metadata.format !== 'jpeg') throw new FacePhotoError();
    const isSmall = metadata.width <= MAX_PHOTO_PIXELS.width && metadata.height <= MAX_PHOTO_PIXELS.height;
    const jpeg = isSmall && isPlainJpeg(metadata) ? bytes : await rewrite(source);
    return { jpeg, pixels: await decode(jpeg, isShown ? IMAGE_PIXELS : CHECK_PIXELS) };
  } catch {
    throw new FacePhotoError();
  }
}

function rewrite(source: Sharp): Promise<Uint8Array> {
  return source
    .clone()
    .autoOrient()
    .resize({ ...MAX_PHOTO_PIXELS, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 88 })
    .toBuffer();
}

async function decode(jpeg: Uint8Array, largest: { width: number; height: number }): Promise<FacePhoto['pixels']> {
  const { data, info } = await sharp(jpeg, { failOn: 'warning' })
    .resize({ ...largest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
