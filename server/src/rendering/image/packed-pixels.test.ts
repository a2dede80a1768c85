import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPixelPacker, unpackPixels } from './packed-pixels.ts';

/** Rows of letters, each letter a colour of its own. */
function packed(rows: string[], rowsAtOnce: number) {
  const width = rows[0]?.length ?? 0;
  const packer = createPixelPacker(width);
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    const letters = [...rows.slice(first, first + rowsAtOnce).join('')];
    packer.add(Uint8ClampedArray.from(letters.flatMap((letter) => [...colourOf(letter), 255])));
  }
  return packer.finish();
}

const colourOf = (letter: string) => [letter.charCodeAt(0), letter.charCodeAt(0) * 2, 255 - letter.charCodeAt(0)];

test('what is packed comes back to the last byte: runs, single pixels, and what is as in the row above', () => {
  const wide = [`a${'b'.repeat(600)}`, `a${'b'.repeat(600)}`, `c${'d'.repeat(255)}${'e'.repeat(345)}`];
  const fine = 'abcdefgh'.repeat(8);
  const mixed = [`${fine}${fine}`, `${fine}zzzz${fine.slice(4)}`, `zyzyzy${fine.slice(6)}zzzzzz${fine.slice(6)}`];
  for (const rows of [
    ['a'],
    ['aab', 'aab', 'abb', 'abb', 'abb', 'ccc'],
    mixed,
    [...mixed, ...mixed].toReversed(),
    wide,
    [...wide, ...wide],
  ]) {
    for (const rowsAtOnce of [1, 2, 9]) {
      const pixels = new Uint8Array(rows.join('').length * 3);
      unpackPixels(packed(rows, rowsAtOnce), pixels);
      assert.deepEqual([...pixels], [...rows.join('')].flatMap(colourOf));
    }
  }
});

test('only its own pixels are written, also where other pixels follow in memory', () => {
  const memory = new Uint8Array(12).fill(7);
  unpackPixels(packed(['ab'], 1), memory.subarray(3, 9));
  assert.deepEqual([...memory], [7, 7, 7, ...colourOf('a'), ...colourOf('b'), 7, 7, 7]);
});

test('a page of one colour is a few numbers', () => {
  const rows = new Array(100).fill('p'.repeat(1240));
  assert.ok(packed(rows, 128).runs.length < 10);
});
