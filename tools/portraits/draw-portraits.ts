/**
 * Draws the portraits of the sandbox's people anew: `npm run portraits`. They are committed, so this runs only when the painter or
 * the cast changes. Look at every one of them before you commit it. The gateway knows nothing of this folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { portraitFile, portraitsFolder } from '../../server/src/egov/sandbox/portrait.ts';
import { type CastMember, cast } from './cast.ts';
import { featuresOf } from './features.ts';
import { drawPortraitSvg } from './svg.ts';

const WIDTH = 480;
const HEIGHT = 640;
const JPEG_QUALITY = 82;

mkdirSync(portraitsFolder, { recursive: true });
for (const member of cast) {
  const file = portraitFile(member.sex, member.group, member.number);
  writeFileSync(new URL(file, portraitsFolder), await drawPortrait(member));
}

async function drawPortrait(member: CastMember): Promise<Buffer> {
  const svg = Buffer.from(drawPortraitSvg(featuresOf(member)));
  return await sharp(svg).resize(WIDTH, HEIGHT).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}
