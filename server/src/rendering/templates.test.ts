import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentTypes } from '../documents/catalogue.ts';
import { assetsFolder, drawAssets } from './draw-assets.ts';
import { templateOf } from './draw-page.ts';
import { readFontAdvances } from './font-advances.ts';
import { createTypstCompiler, readTextFonts, templatesFolder } from './typst-compiler.ts';

/** Points, as `header` in `card.typ` has it. */
const BAND_TEXT_WIDTH = 486;

/** The opacity of its right end in `draw-assets.ts`. */
const BAND_LIGHT = 0.16;

const templates = readdirSync(templatesFolder).filter((name) => name.endsWith('.typ'));

test('no template asks the network for a package', () => {
  assert.ok(templates.length > 0);
  for (const name of templates) {
    const source = readFileSync(join(templatesFolder, name), 'utf8');
    for (const [, imported] of source.matchAll(/#?(?:import|include)\s+"([^"]*)"/g))
      assert.ok(templates.includes(imported ?? ''), name);
    assert.doesNotMatch(source, /@[a-z]+\/|eval\(/, name);
  }
});

test('no template lays anything out to measure it', () => {
  for (const name of templates)
    assert.doesNotMatch(readFileSync(join(templatesFolder, name), 'utf8'), /measure\(|layout\(/, name);
});

test('the name of each card fits its band', () => {
  const bold = readTextFonts().map(readFontAdvances)[3] ?? new Map<number, number>();
  const cards = templates.flatMap((name) => {
    const source = readFileSync(join(templatesFolder, name), 'utf8');
    const [, kazakh, second] = /^ {2}name: \("([^"]+)", "([^"]+)"\),$/m.exec(source) ?? [];
    const [, size = '14'] = /^ {2}title-size: (\d+)pt,$/m.exec(source) ?? [];
    return kazakh === undefined ? [] : [{ name: `${kazakh} / ${second}`.toLocaleUpperCase('kk'), size: Number(size) }];
  });
  assert.equal(cards.length, documentTypes.filter(({ layout }) => layout === 'card').length);
  for (const { name, size } of cards) {
    const width = [...name].reduce((sum, letter) => sum + (bold.get(letter.codePointAt(0) ?? 0) ?? Number.NaN), 0);
    assert.ok(size * width <= BAND_TEXT_WIDTH, `${name}: ${size * width} points wide`);
  }
});

test('white letters stand out from the band of every card, also where the light on it is strongest', () => {
  const source = readFileSync(join(templatesFolder, 'card.typ'), 'utf8');
  const [, table = ''] = /#let accents = \((.*?)\n\)/s.exec(source) ?? [];
  const accents = [...table.matchAll(/^ {2}(\w+): rgb\("#(\w{6})"\),$/gm)];
  assert.ok(accents.length >= 11);
  for (const [, name, colour = ''] of accents) {
    const lit = [0, 2, 4].map(
      (at) => Number.parseInt(colour.slice(at, at + 2), 16) * (1 - BAND_LIGHT) + 255 * BAND_LIGHT,
    );
    const contrast = 1.05 / (luminance(lit) + 0.05);
    assert.ok(contrast >= 4.5, `${name}: ${contrast}`);
  }
});

test('the committed artwork is what its script draws', () => {
  const drawn = drawAssets();
  assert.deepEqual(readdirSync(assetsFolder).sort(), Object.keys(drawn).sort());
  for (const [name, svg] of Object.entries(drawn))
    assert.equal(readFileSync(join(assetsFolder, name), 'utf8'), svg, name);
});

test('the artwork has no text: letters are drawn from outlines only', () => {
  for (const svg of Object.values(drawAssets())) assert.doesNotMatch(svg, /<text|<image|<use/);
});

test('every document type has its template', () => {
  for (const type of documentTypes) assert.ok(templates.includes(`${templateOf(type)}.typ`), type.name);
});

test('only templates of the folder can be named', () => {
  const compiler = createTypstCompiler();
  for (const template of ['../x', '/etc/x', '', 'a/b']) {
    assert.throws(() => compiler.svg({ template, files: {} }), /not the name of a template/);
  }
});

/** Relative luminance, as WCAG 2 has it. */
function luminance(rgb: number[]): number {
  const linear = rgb.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}
