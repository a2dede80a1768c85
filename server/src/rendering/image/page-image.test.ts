import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { readFacePhoto } from '../face-photo.ts';
import { readJpeg } from '../rendering-test-setup.ts';
import { createPageImage, type OwnPictures } from './page-image.ts';
import { pictureHref } from './picture-href.ts';

const nothing: OwnPictures = { codes: new Map(), photo: null };
/** What Typst had for a picture. */
const file = Buffer.from('<svg/>');
const ofPage = (body: string) => `<g>${body}</g>`;
const page = (body: string, definitions = '') =>
  `<svg viewBox="0 0 100 50">${ofPage(body)}${definitions && `<defs>${definitions}</defs>`}</svg>`;
const artwork = [{ hrefs: ['data:paper'], name: 'paper', canvas: filled('#ffff00'), standIn: new Uint8Array() }];
const pageImage = createPageImage(artwork);

function filled(colour: string) {
  const canvas = createCanvas(4, 4);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 4, 4);
  return canvas;
}

async function pixelsOf(svg: string, own = nothing): Promise<(x: number, y: number) => number[]> {
  const { width, rgb } = await readJpeg((await pageImage.draw(svg, 200, own)).image);
  return (x, y) => [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

const isNear = (actual: number[], expected: number[]) =>
  actual.every((part, index) => Math.abs(part - (expected[index] ?? 0)) < 12);

const red = [255, 0, 0];
const green = [0, 255, 0];
const blue = [0, 0, 255];
const white = [255, 255, 255];
const black = [0, 0, 0];

test('the page is white and scaled to the width of the image', async () => {
  const { width, height, rgb } = await readJpeg((await pageImage.draw(page(''), 200, nothing)).image);
  assert.deepEqual([width, height], [200, 100]);
  assert.ok(rgb.every((part) => part > 250));
});

test('shapes, glyphs, nested transforms and clips land where they belong', async () => {
  const shape = await pixelsOf(
    page('<g transform="matrix(1 0 0 1 50 0)"><path d="M0 0H20V20H0Z" fill="#ff0000"/></g>'),
  );
  assert.ok(isNear(shape(120, 20), red));
  assert.ok(isNear(shape(160, 20), white));
  const glyph = await pixelsOf(
    page(
      '<g transform="matrix(1 0 0 -1 10 40)"><use xlink:href="#g1" x="5" y="0" fill="#0000ff"/></g>',
      '<symbol id="g1"><path d="M0 0H20V20H0Z"/></symbol>',
    ),
  );
  assert.deepEqual([glyph(50, 60), glyph(36, 60), glyph(64, 60)].map(isBlue), [true, true, true]);
  assert.deepEqual([glyph(26, 60), glyph(74, 60), glyph(50, 34), glyph(50, 84)].map(isBlue), [
    false,
    false,
    false,
    false,
  ]);
  const clipped = await pixelsOf(
    page(
      '<g clip-path="url(#c1)"><path d="M0 0H100V50H0Z" fill="#00ff00"/></g><path d="M80 0H100V50H80Z" fill="#000000"/>',
      '<clipPath id="c1"><path d="M0 0H30V50H0Z"/></clipPath>',
    ),
  );
  assert.ok(isNear(clipped(30, 50), green));
  assert.ok(isNear(clipped(100, 50), white));
  assert.ok(isNear(clipped(180, 50), black));
});

const isBlue = (pixel: number[]) => isNear(pixel, blue);

test('text that is turned or clipped is drawn as well', async () => {
  const outline =
    '<symbol id="g1"><path d="M0 0H20V10H0Z"/></symbol><clipPath id="c1"><path d="M0 0H20V50H0Z"/></clipPath>';
  const use = '<use xlink:href="#g1" x="0" y="0" fill="#0000ff"/>';
  const turned = await pixelsOf(page(`<g transform="matrix(0 -1 -1 0 50 40)">${use}</g>`, outline));
  assert.deepEqual([turned(90, 60), turned(110, 60), turned(90, 20)].map(isBlue), [true, false, false]);
  const clipped = await pixelsOf(
    page(`<g clip-path="url(#c1)"><g transform="matrix(1 0 0 -1 10 40)">${use}</g></g>`, outline),
  );
  assert.deepEqual([clipped(30, 70), clipped(50, 70)].map(isBlue), [true, false]);
});

test('a letter is as dark as its part of the pixel, in its colour and over what lies below', async () => {
  const half = '<symbol id="g1"><path d="M0 0H20.25V20H0Z"/></symbol>';
  const below = '<path d="M0 0H100V50H0Z" fill="#ff0000"/>';
  const letter = (fill: string) =>
    page(`${below}<g transform="matrix(1 0 0 -1 10 40)"><use xlink:href="#g1" x="0" y="0" fill="${fill}"/></g>`, half);
  const solid = await pixelsOf(letter('#0000ff'));
  assert.ok(isBlue(solid(40, 60)));
  const through = await pixelsOf(letter('#0000ff80'));
  assert.ok(isNear(through(40, 60), [127, 0, 128]), String(through(40, 60)));
});

test('nothing of the last page stays on the next, and the same page has the same bytes, whatever was drawn between', async () => {
  const first = await pageImage.draw(page('<path d="M0 0H100V50H0Z" fill="#000000"/>'), 200, nothing);
  assert.ok(isNear((await pixelsOf(page('')))(100, 50), white));
  assert.deepEqual(await pageImage.draw(page('<path d="M0 0H100V50H0Z" fill="#000000"/>'), 200, nothing), first);
});

test('several pages are below one another, each with its own', async () => {
  const second = '<g transform="matrix(1 0 0 1 0 50)"><path d="M0 0H50V50H0Z" fill="#0000ff"/></g>';
  const svg = `<svg viewBox="0 0 100 100"><g><path d="M0 0H50V50H0Z" fill="#ff0000"/></g>${second}</svg>`;
  const { image, pageImages } = await pageImage.draw(svg, 200, nothing);
  const { width, height } = await readJpeg(image);
  assert.deepEqual([width, height], [200, 212], 'the second begins with a block of its own');
  const pixel = await pixelsOf(svg);
  assert.deepEqual([pixel(40, 40), pixel(40, 152)].map(isBlue), [false, true]);
  assert.ok(isNear(pixel(40, 40), red) && isNear(pixel(140, 40), white) && isNear(pixel(140, 152), white));
  const pages = await Promise.all((pageImages ?? []).map(readJpeg));
  assert.deepEqual(
    pages.map(({ width, height, rgb }) => [
      width,
      height,
      isBlue([...rgb.subarray((40 * 200 + 40) * 3, (40 * 200 + 41) * 3)]),
    ]),
    [
      [200, 100, false],
      [200, 100, true],
    ],
  );
  assert.equal((await pageImage.draw(page(''), 200, nothing)).pageImages, null);
  await assert.rejects(pageImage.draw(svg.replace('0 50)', '0 40)'), 200, nothing), /different heights/);
});

test('more pages than an image of full width can hold become smaller', async () => {
  const heights = Array.from({ length: 12 }, (_, index) => index * 4000);
  const pages = heights.map(
    (top) => `<g transform="matrix(1 0 0 1 0 ${top})"><path d="M0 0H50V4000H0Z" fill="#ff0000"/></g>`,
  );
  const svg = `<svg viewBox="0 0 100 48000">${pages.join('')}</svg>`;
  const { image, pageImages } = await pageImage.draw(svg, 200, nothing);
  const whole = await readJpeg(image);
  assert.deepEqual([whole.width, whole.height], [136, 12 * 5440]);
  const last = await readJpeg(pageImages?.at(-1) ?? new Uint8Array());
  assert.deepEqual([pageImages?.length, last.width, last.height], [12, 136, 5440]);
  assert.ok(isNear([...last.rgb.subarray(0, 3)], red));
  const { width } = await readJpeg((await pageImage.draw(page(''), 200, nothing)).image);
  assert.equal(width, 200, 'others are as wide as before');
});

test('of a photo there shows what its clip and what lies above it leave', async () => {
  const body = (image: string) =>
    `<g clip-path="url(#c1)">${image}</g><path d="M0 0H100V10H0Z" fill="#00ff0080"/><path d="M60 20H70V30H60Z" fill="#000000"/>`;
  const clip = '<clipPath id="c1"><path d="M20 0H80V50H20Z"/></clipPath>';
  // Wider than its frame and than the page.
  const image = `<image transform="matrix(1 0 0 1 -50 0)" xlink:href="${pictureHref(file)}" width="200" height="50"/>`;
  const left = Uint8Array.from(
    { length: 40 * 10 * 3 },
    (_, at) => (Math.floor(at / 3) % 40 < 20 ? red : blue)[at % 3] ?? 0,
  );
  const picture = await readFacePhoto(
    await sharp(left, { raw: { width: 40, height: 10, channels: 3 } })
      .jpeg()
      .toBuffer(),
  );
  const own = { ...nothing, photo: { file, picture } };
  const pixel = await pixelsOf(page(body(image), clip), own);
  assert.ok(isNear(pixel(30, 60), white), 'outside of the clip');
  assert.ok(isNear(pixel(60, 60), red) && isNear(pixel(150, 80), blue), 'the photo');
  assert.ok(isNear(pixel(60, 10), [127, 128, 0]), 'under what is half transparent');
  assert.ok(isNear(pixel(130, 50), black), 'under what is not');
});

test('a document without a photo leaves no trace of one on the next layer', async () => {
  const pixel = await pixelsOf(page('<image xlink:href="data:paper" width="100" height="50"/>'));
  assert.ok(isNear(pixel(100, 50), [255, 255, 0]));
});

test('what the reader does not know is an error, never a gap on a document', async () => {
  const unknown = [
    '<circle r="4"/>',
    '<text>К</text>',
    '<image xlink:href="data:x" width="1" height="1"/>',
    '<use xlink:href="#nowhere" x="0" y="0" fill="#000000"/>',
    '<path d="M0 0H1" fill="url(#gradient)"/>',
    '<path d="M0 0H1" fill="#12"/>',
    '<g transform="rotate(4)"></g>',
    '<g mask="url(#m)"></g>',
    '<path d="M0 0H1" fill="#000000" filter="url(#f)"/>',
    '<g opacity=".5"></g>',
    '<g>',
    '</g></g>',
  ];
  for (const body of unknown) await assert.rejects(pageImage.draw(page(body), 200, nothing), body);
  await assert.rejects(pageImage.draw('<svg></svg>', 200, nothing));
  const outside = '<svg viewBox="0 0 100 50"><path d="M0 0H1" fill="#000000"/></svg>';
  await assert.rejects(pageImage.draw(outside, 200, nothing), /outside of its pages/);
  const modules = { width: 1, height: 1, dark: new Uint8Array(1) };
  const code = { ...nothing, codes: new Map([['qr.svg', { file, modules }]]) };
  const clipped = `<g clip-path="url(#c)"><image xlink:href="${pictureHref(file)}" width="10" height="10"/></g>`;
  const clip = '<clipPath id="c"><path d="M0 0H1"/></clipPath>';
  await assert.rejects(pageImage.draw(page(clipped, clip), 200, code), /clipped/);
});
