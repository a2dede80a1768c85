/** A member of the cast → JPEG, 480 × 640. */
import sharp from 'sharp';
import type { CastMember } from './cast.ts';
import { featuresOf } from './features.ts';
import { drawPortraitSvg } from './svg.ts';

const WIDTH = 480;
const HEIGHT = 640;
const JPEG_QUALITY = 82;

export async function drawPortrait(member: CastMember): Promise<Buffer> {
  const svg = Buffer.from(drawPortraitSvg(featuresOf(member)));
  return await sharp(svg).resize(WIDTH, HEIGHT).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}
