import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from 'fontkit';
import { readPrintableCharacters } from './printable-characters.ts';
import { readTextFonts } from './typst-compiler.ts';

test('the characters that we take for printable are those of each style of the font', () => {
  const printable = [...readPrintableCharacters()];
  for (const font of readTextFonts()) {
    const inFont = new Set(create(font).characterSet);
    assert.deepEqual(
      printable,
      [...inFont].sort((one, other) => one - other),
    );
  }
});
