/**
 * The photo of a synthetic person: a drawn portrait in passport style, the same for the same IIN every time. Nobody is depicted.
 * `features.ts` chooses the features, `svg.ts` draws them; this file makes the JPEG and keeps the last ones.
 */
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import type { Sex } from '../../../citizens/iin.ts';
import { choosePortraitFeatures } from './features.ts';
import { drawPortraitSvg } from './svg.ts';

export interface PortraitSubject {
  /** Seeds the features. */
  iin: string;
  sex: Sex;
  /** `YYYY-MM-DD` */
  birthDate: string;
}

const WIDTH = 480;
const HEIGHT = 640;
const JPEG_QUALITY = 90;
const MAX_CACHE_BYTES = 16 * 1024 * 1024;

const portraits = new LRUCache<string, Uint8Array>({
  maxSize: MAX_CACHE_BYTES,
  sizeCalculation: (jpeg) => jpeg.length,
});

/** JPEG, 480 × 640. Callers share the bytes and must not change them. */
export async function drawPortrait(subject: PortraitSubject): Promise<Uint8Array> {
  const key = `${subject.iin} ${subject.sex} ${subject.birthDate}`;
  const kept = portraits.get(key);
  if (kept !== undefined) return kept;
  const svg = drawPortraitSvg(choosePortraitFeatures(subject));
  const jpeg = await sharp(Buffer.from(svg)).resize(WIDTH, HEIGHT).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  // A copy: sharp's buffer may be a small view into a large one.
  const portrait = new Uint8Array(jpeg);
  portraits.set(key, portrait);
  return portrait;
}
