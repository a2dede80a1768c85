/** One JPEG of several pages: each pixel is what it is in the page's own JPEG, but for the first and the last row, whose colours are blended with the neighbours'. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { encodeJpeg } from './page-jpegs.ts';
import { stackJpegs } from './stack-jpegs.ts';

const WIDTH = 90;
const ROW = WIDTH * 3;
const HEIGHT = 40;
const STACKED_HEIGHT = 48;

test('the pages stand below one another, pixel for pixel, however many', async () => {
  const pages = await Promise.all(Array.from({ length: 11 }, (_, index) => pageOf(index, WIDTH, HEIGHT)));
  const { data, info } = await decoded(stackJpegs(pages));
  assert.deepEqual([info.width, info.height], [WIDTH, 10 * STACKED_HEIGHT + HEIGHT]);
  for (const [index, page] of pages.entries()) {
    const alone = (await decoded(page)).data;
    const rows = (picture: Buffer, top: number) => picture.subarray((top + 1) * ROW, (top + HEIGHT - 1) * ROW);
    assert.ok(rows(data, index * STACKED_HEIGHT).equals(rows(alone, 0)), `page ${index}`);
  }
});

test('pages of different sizes, and what is no JPEG, are refused', async () => {
  const page = await pageOf(0, WIDTH, HEIGHT);
  const other = await pageOf(1, WIDTH, HEIGHT + 1);
  assert.throws(() => stackJpegs([page, other]), /not equal/);
  assert.throws(() => stackJpegs([page, Buffer.from('no picture')]), /not as our encoder/);
  assert.throws(() => stackJpegs([]), /no pages/);
});

/** Noise, so that no two blocks are equal. */
async function pageOf(seed: number, width: number, height: number): Promise<Uint8Array> {
  const value = (index: number) => ((index + 1) * (seed + 7) * 2654435761) % 251;
  return await encodeJpeg(
    Uint8Array.from({ length: width * height * 3 }, (_, index) => value(index)),
    width,
  );
}

async function decoded(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
  return { data, info };
}
