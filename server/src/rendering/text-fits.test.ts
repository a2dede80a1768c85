import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentTypes } from '../documents/catalogue.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { readFontAdvances } from './font-advances.ts';
import { longNames } from './rendering-test-setup.ts';
import { createTextFitter } from './text-fits.ts';
import { createTypstCompiler, readTextFonts, templatesFolder } from './typst-compiler.ts';

const WEIGHTS = [500, 600, 700];
const fitTexts = createTextFitter(readTextFonts().map(readFontAdvances));

/** Of every type, for a person with the longest names and places. */
function longTexts(): string[] {
  const views = documentTypes.map((type) => type.view(type.sample({ ...sampleHolderOf(type), ...longNames })));
  return Object.keys(fitTexts(views)).filter((text) => text.length > 24);
}

test('a text has as many lines as its fit says, where the column is just so wide', () => {
  const typst = createTypstCompiler();
  const texts = longTexts();
  assert.ok(texts.length > 100);
  for (const [index, text] of texts.entries()) {
    const style = index % WEIGHTS.length;
    const [, ...widths] = fitTexts([text])[text]?.[style] ?? [];
    assert.ok(widths.length > 0);
    for (const [lines, width] of widths.entries()) {
      const laidOut = linesOf(typst.svgOfSource(column(text, WEIGHTS[style] ?? 0, width)));
      assert.ok(laidOut >= 1 && laidOut <= lines + 1, `${text}: ${laidOut} lines in ${width} em, not ${lines + 1}`);
    }
  }
});

test('and more lines where it is clearly narrower', () => {
  const typst = createTypstCompiler();
  for (const text of ['НАЗАРБАЕВА НҰРМҰХАММЕДҒАЛИХАНҚЫЗЫ', 'село Полудино, улица Конституции Казахстана']) {
    const [, ...widths] = fitTexts([text])[text]?.[2] ?? [];
    for (const [lines, width] of widths.slice(0, -1).entries())
      assert.ok(linesOf(typst.svgOfSource(column(text, 700, 0.9 * width))) > lines + 1, text);
  }
});

test('no letter and no figure is wider than the templates take each to be that they do not look up', () => {
  const template = readFileSync(join(templatesFolder, 'text-fit.typ'), 'utf8');
  const widest = (name: string) => Number(new RegExp(`^#let ${name} = (.+)$`, 'm').exec(template)?.[1]);
  for (const letter of readTextFonts().flatMap((font) => [...readFontAdvances(font).keys()])) {
    const text = String.fromCodePoint(letter);
    const most = widest(/[0-9]/.test(text) ? 'widest-figure' : 'widest-letter');
    for (const [, width = Number.NaN] of fitTexts([text])[text] ?? []) assert.ok(width <= most, `${text}: ${width} em`);
  }
});

test('every text of a document has its fit, also one that is spelled like a property of each object', () => {
  const view = { names: ['__proto__', 'constructor'], more: { nested: { empty: '' } }, number: 7, nothing: null };
  assert.deepEqual(Object.keys(fitTexts(view)).sort(), ['', '__proto__', 'constructor']);
});

function column(text: string, weight: number, widthEm: number): string {
  return `#set page(width: auto, height: auto)
#set text(font: "Golos Text", size: 10pt, weight: ${weight}, number-width: "tabular", hyphenate: false)
#block(width: ${10 * widthEm}pt, ${JSON.stringify(text)})`;
}

/** Each line is a baseline of its own. */
function linesOf(svg: string): number {
  return new Set(svg.match(/(?<=class="typst-text" transform="matrix\(1 0 0 -1 \S+ )[^)]+/g)).size;
}
