/**
 * The owner's photo. Typst accepts a truncated JPEG in silence and prints the half that it has, so before a page is given away its
 * photo is decoded to the last pixel: for the image in the size in which it shows there, else as small as can be.
 */
import sharp, { type Sharp } from 'sharp';
import type { Box, Size } from './image/geometry.ts';
import { isPlainJpeg } from './plain-jpeg.ts';

export interface FacePhoto extends Size {
  /** JPEG for the PDF: the bytes as they came, or written anew where a PDF/A reader could stumble over them. */
  jpeg: Uint8Array;
  /** A part of it, in another size, as red, green and blue. @throws FacePhotoError */
  pixels(part: Box, size: Size): Promise<Uint8Array>;
  /** Decodes what the pixels did not need. @throws FacePhotoError when the bytes are not one complete JPEG. */
  assertComplete(): Promise<void>;
}

class FacePhotoError extends Error {
  constructor() {
    super('The face photo is not a complete JPEG');
    this.name = 'FacePhotoError';
  }
}

/** Larger photos are scaled down, so that no document grows without bound. */
const MAX_PHOTO_PIXELS = { width: 1200, height: 1600 };
/** A JPEG is read to its end at whatever scale; at an eighth, half of the work is saved. */
const CHECK_PIXELS = { width: 45, height: 60 };
const MAX_INPUT_PIXELS = 40_000_000;

// One document is drawn at a time in a worker; more threads inside it only take from the other workers.
sharp.concurrency(1);
sharp.cache(false);

/** Whether it is complete is known when it was decoded. @throws FacePhotoError when the bytes do not begin as a JPEG. */
export async function readFacePhoto(bytes: Uint8Array): Promise<FacePhoto> {
  return await orFacePhotoError(async () => {
    const source = sharp(bytes, { failOn: 'warning', limitInputPixels: MAX_INPUT_PIXELS });
    const metadata = await source.metadata();
    if (metadata.format !== 'jpeg') throw new FacePhotoError();
    const isSmall = metadata.width <= MAX_PHOTO_PIXELS.width && metadata.height <= MAX_PHOTO_PIXELS.height;
    if (isSmall && isPlainJpeg(metadata)) return createFacePhoto(bytes, metadata);
    const { data, info } = await rewrite(source);
    return createFacePhoto(data, info);
  });
}

function createFacePhoto(jpeg: Uint8Array, { width, height }: Size): FacePhoto {
  const source = () => sharp(jpeg, { failOn: 'warning' });
  let isComplete = false;
  return {
    jpeg,
    width,
    height,
    pixels: (part, size) =>
      orFacePhotoError(async () => {
        const isWhole = part.width === width && part.height === height;
        // A part is cut out of the decoded whole, which then cannot be decoded at a smaller scale.
        const rgb = await decode(isWhole ? source() : source().extract(part), size);
        // The decoder reads from the top, and no further than it must.
        isComplete ||= part.top + part.height === height;
        return rgb;
      }),
    assertComplete: () =>
      orFacePhotoError(async () => {
        if (!isComplete) await decode(source(), CHECK_PIXELS);
      }),
  };
}

/** Lanczos, sharp's own choice, takes a ninth more of this and gives no pixel that the eye can tell from these. */
async function decode(source: Sharp, size: Size): Promise<Uint8Array> {
  return await source
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
}

function rewrite(source: Sharp): Promise<{ data: Uint8Array; info: Size }> {
  return source
    .clone()
    .autoOrient()
    .resize({ ...MAX_PHOTO_PIXELS, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 88 })
    .toBuffer({ resolveWithObject: true });
}

async function orFacePhotoError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch {
    throw new FacePhotoError();
  }
}
