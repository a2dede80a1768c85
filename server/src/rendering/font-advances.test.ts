import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from 'fontkit';
import { readFontAdvances } from './font-advances.ts';
import { readTextFonts } from './typst-compiler.ts';

/** Where a font's map begins and ends, beside its characters. */
const NO_CHARACTERS = [0, 0xffff];

test('characters and their widths are those that another program finds in each style of the font', () => {
  for (const bytes of readTextFonts()) {
    const font = create(bytes);
    const found = font.characterSet.filter((character) => !NO_CHARACTERS.includes(character));
    const expected = found.map((character) => [character, font.glyphForCodePoint(character).advanceWidth / 1000]);
    const advances = [...readFontAdvances(bytes)];
    assert.deepEqual(
      advances.sort(([one], [other]) => one - other),
      expected.sort(([one = 0], [other = 0]) => one - other),
    );
  }
});
