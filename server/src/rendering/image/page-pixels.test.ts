import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCode, drawGlyph } from './page-pixels.ts';

const page = (width: number, height: number) => ({ width, height, rgb: new Uint8Array(width * height * 3).fill(255) });
const greens = ({ width, rgb }: { width: number; rgb: Uint8Array }) =>
  Array.from({ length: rgb.length / 3 / width }, (_, y) =>
    Array.from({ length: width }, (_, x) => rgb[(y * width + x) * 3 + 1]),
  );

test('a module of whole pixels is black or white to its edge, with nothing drawn outside of the code', () => {
  const code = { width: 3, height: 2, dark: Uint8Array.of(1, 0, 1, 0, 1, 0) };
  const pixels = page(8, 6);
  drawCode(pixels, code, { left: 1, top: 1, width: 6, height: 4 });
  const [dark, light, w] = [0, 255, 255];
  const odd = [w, dark, dark, light, light, dark, dark, w];
  const even = [w, light, light, dark, dark, light, light, w];
  const none = new Array(8).fill(w);
  assert.deepEqual(greens(pixels), [none, odd, odd, even, even, none]);
});

test('where modules are no whole pixels, each pixel is as dark as its part', () => {
  const code = { width: 2, height: 2, dark: Uint8Array.of(1, 0, 0, 1) };
  const pixels = page(3, 3);
  drawCode(pixels, code, { left: 0, top: 0, width: 3, height: 3 });
  const quarters = greens(pixels).map((row) => row.map((green = 0) => Math.round((green / 255) * 4)));
  assert.deepEqual(quarters, [
    [0, 2, 4],
    [2, 2, 2],
    [4, 2, 0],
  ]);
});

test('a letter at the edge of the page is cut there', () => {
  const cover = new Uint8Array(20).fill(255, 3, 19);
  const mask = { left: -2, top: -2, width: 4, height: 4, cover, start: 3 };
  for (const [x, y, dark] of [
    [0, 0, 4],
    [4, 4, 4],
    [-9, 2, 0],
    [2, 99, 0],
    [2, 2, 16],
  ] as const) {
    const pixels = page(4, 4);
    drawGlyph(pixels, mask, x, y, '#000000');
    assert.equal(
      greens(pixels)
        .flat()
        .filter((green) => green === 0).length,
      dark,
      `${x} ${y}`,
    );
  }
});
