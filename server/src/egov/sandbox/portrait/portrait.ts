/**
 * The photo of a synthetic person: a drawn portrait in passport style, the same for the same IIN every time. Nobody is depicted.
 * `features.ts` chooses the features, `svg.ts` draws them; this file makes the JPEG. The age on the photo follows from the birth
 * date and the fixed day in `age.ts`.
 */
import sharp from 'sharp';
import type { Sex } from '../../../citizens/iin.ts';
import { choosePortraitFeatures } from './features.ts';
import { createPortraitMemo } from './portrait-memo.ts';
import { drawPortraitSvg } from './svg.ts';

export interface PortraitSubject {
  /** Seeds the features. */
  iin: string;
  sex: Sex;
  /** `YYYY-MM-DD` */
  birthday: string;
}

const WIDTH = 480;
const HEIGHT = 640;
const JPEG_QUALITY = 88;

const portraits = createPortraitMemo(16 * 1024 * 1024);

/** JPEG, 480 × 640. Callers share the bytes and must not change them. */
export async function drawPortrait(subject: PortraitSubject): Promise<Uint8Array> {
  const { iin, sex, birthday } = subject;
  return await portraits.getOrDraw(`${iin} ${sex} ${birthday}`, async () => {
    const svg = drawPortraitSvg(choosePortraitFeatures(subject));
    const jpeg = await sharp(Buffer.from(svg)).resize(WIDTH, HEIGHT).jpeg({ quality: JPEG_QUALITY }).toBuffer();
    // A copy: sharp's buffer may be a small view into a large one.
    return new Uint8Array(jpeg);
  });
}
