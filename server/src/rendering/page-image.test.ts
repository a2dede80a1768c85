import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPageImage } from './page-image.ts';
import { readJpeg } from './rendering-test-setup.ts';

const page = (body: string, definitions = '') => `<svg viewBox="0 0 100 50">${body}${definitions}</svg>`;
const pageImage = createPageImage(200);

async function pixel(svg: string, x: number, y: number): Promise<number[]> {
  const { width, rgb } = await readJpeg(await pageImage.draw(svg, new Map()));
  return [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

const isNear = (actual: number[], expected: number[]) =>
  actual.every((part, index) => Math.abs(part - (expected[index] ?? 0)) < 12);

test('the page is white and scaled to the width of the image', async () => {
  const { width, height, rgb } = await readJpeg(await pageImage.draw(page(''), new Map()));
  assert.deepEqual([width, height], [200, 100]);
  assert.ok(rgb.every((part) => part > 250));
});

test('shapes, glyphs, nested transforms and clips land where they belong', async () => {
  const shape = '<g transform="matrix(1 0 0 1 50 0)"><path d="M0 0H20V20H0Z" fill="#ff0000"/></g>';
  assert.ok(isNear(await pixel(page(shape), 120, 20), [255, 0, 0]));
  assert.ok(isNear(await pixel(page(shape), 160, 20), [255, 255, 255]));
  const glyph = '<g transform="matrix(1 0 0 -1 10 40)"><use xlink:href="#g1" x="5" y="0" fill="#0000ff"/></g>';
  const outline = '<defs id="glyph"><symbol id="g1"><path d="M0 0H20V20H0Z"/></symbol></defs>';
  assert.ok(isNear(await pixel(page(glyph, outline), 50, 60), [0, 0, 255]));
  const clipped =
    '<g clip-path="url(#c1)"><path d="M0 0H100V50H0Z" fill="#00ff00"/></g><path d="M80 0H100V50H80Z" fill="#000000"/>';
  const clip = '<defs id="clip-path"><clipPath id="c1"><path d="M0 0H30V50H0Z"/></clipPath></defs>';
  assert.ok(isNear(await pixel(page(clipped, clip), 30, 50), [0, 255, 0]));
  assert.ok(isNear(await pixel(page(clipped, clip), 100, 50), [255, 255, 255]));
  assert.ok(isNear(await pixel(page(clipped, clip), 180, 50), [0, 0, 0]));
});

test('nothing of the last page stays on the next', async () => {
  await pageImage.draw(page('<path d="M0 0H100V50H0Z" fill="#000000"/>'), new Map());
  assert.ok(isNear(await pixel(page(''), 100, 50), [255, 255, 255]));
});

test('what the walk does not know is an error, never a gap on a document', async () => {
  const unknown = [
    '<circle r="4"/>',
    '<text>К</text>',
    '<image xlink:href="data:x" width="1" height="1"/>',
    '<use xlink:href="#nowhere" x="0" y="0" fill="#000000"/>',
    '<path d="M0 0H1" fill="url(#gradient)"/>',
    '<g transform="rotate(4)"></g>',
    '<g>',
    '</g>',
  ];
  for (const body of unknown) await assert.rejects(pageImage.draw(page(body), new Map()), body);
  await assert.rejects(pageImage.draw('<svg></svg>', new Map()));
});
