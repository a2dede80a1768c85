import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFontAdvances } from './font-advances.ts';
import { createPrintable } from './printable.ts';
import { readTextFonts } from './typst-compiler.ts';

const fonts = readTextFonts().map(readFontAdvances);

test('only characters of the font come through, without their marks or as a question mark, at any depth', () => {
  const printable = createPrintable(fonts);
  const view = { name: 'Қаңбақ Ĉу😀', list: [{ word: '漢字' }, 'Ң'], count: 3, none: null };
  assert.deepEqual(printable(view), { name: 'Қаңбақ Cу?', list: [{ word: '??' }, 'Ң'], count: 3, none: null });
});

test('what is printable is so in small letters too, in which templates write some values', () => {
  const [font] = fonts;
  for (const character of font?.keys() ?? []) {
    const text = String.fromCodePoint(character);
    for (const small of text.toLowerCase()) assert.ok(font?.has(small.codePointAt(0) ?? 0), `${text}: ${small}`);
  }
});
