/** On each page, however hard its document: no letter lies over another or over a code, and none leaves the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Path2D } from '@napi-rs/canvas';
import { isFull } from '../checks/full-run-test-setup.ts';
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { documentCodes } from '../documents/code-text.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { barcodeModules } from './barcodes.ts';
import { type CodeModules, qrModules, signedQrModules } from './codes.ts';
import { typstPage } from './draw-page.ts';
import { readFontAdvances } from './font-advances.ts';
import { hardDocumentsOf } from './hard-documents-test-setup.ts';
import { type PageSvg, readPageSvg, type SvgPage } from './image/page-svg.ts';
import { pictureHref } from './image/picture-href.ts';
import { filesOf, standInPictures } from './page-pictures.ts';
import { createPrintable } from './printable.ts';
import { longSignedCode } from './rendering-test-setup.ts';
import { createTextFitter } from './text-fits.ts';
import { createTypstCompiler, readTextFonts } from './typst-compiler.ts';

/** Of the smaller letter's ink. Neighbours of one word may touch. */
const TOUCHING = 0.2;
/** Points of the image's width: of a card, and of A4. */
const WIDTH = { card: 600, sheet: 595 };
const MARGIN = 14;

/** In the short run this one is also laid out without the third code, which takes room from all. */
const TWICE = 'the longest names';

const signedCode = signedQrModules(longSignedCode);
const typst = createTypstCompiler();
const fonts = readTextFonts().map(readFontAdvances);
const printable = createPrintable(fonts);
const fitTexts = createTextFitter(fonts);

for (const type of documentTypes) {
  test(`${type.name}: letters lie over nothing, whatever the document says`, () => {
    for (const [name, resultJson] of Object.entries(hardDocumentsOf(type))) {
      for (const signed of isFull || name === TWICE ? [undefined, signedCode] : [signedCode]) {
        const svg = layOut(type, resultJson, signed);
        const codes = signed === undefined ? 2 : 3;
        for (const page of svg.pages) {
          assert.ok(page.glyphs.length > 0 && (page.codes.length === codes || svg.pages.length > 1), name);
          assertApart(lettersOf(svg, page), page, `${type.name}, ${name}, ${codes} codes`, WIDTH[type.layout]);
        }
      }
    }
  });
}

for (const type of documentTypes) {
  test(`${type.name}: however long its texts are, they stay on its pages, and its codes with them`, () => {
    const { common, domain } = type.sample(sampleHolderOf(type));
    const svg = layOut(type, { common, domain: longTextsIn(domain) }, undefined);
    assert.equal(svg.pages.flatMap(({ codes }) => codes).length, 2);
    for (const page of svg.pages) assertWithin(lettersOf(svg, page), svg);
  });
}

test('a text that is set over another one is found', () => {
  const over = typst.svgOfSource(
    '#set page(fill: none)\n#set text(font: "Golos Text")\n#place(dx: 3pt)[Мұхит]\n#place(dy: 2pt)[Қызыл]',
  );
  const read = readPageSvg(over, 595, new Map());
  const [page] = read.pages;
  assert.ok(page);
  assert.throws(() => assertApart(lettersOf(read, page), page, 'both', 595), /over another/);
});

/** Each text with so many letters that a page holds no row of them. */
function longTextsIn(value: unknown): unknown {
  if (typeof value === 'string') return 'Мағжан Жұмабаев ауданы, Полудин ауылдық округі, '.repeat(45);
  if (Array.isArray(value)) return value.map(longTextsIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, longTextsIn(entry)]));
}

function assertWithin(letters: Ink[], { size }: PageSvg): void {
  const lowest = Math.max(0, ...letters.map(({ bottom }) => bottom));
  assert.ok(lowest <= size.height, `a letter ends at ${lowest} of ${size.height}`);
}

interface Ink {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function assertApart(letters: Ink[], { codes }: SvgPage, name: string, width: number): void {
  const sorted = letters.toSorted((one, other) => one.top - other.top);
  for (const [index, letter] of sorted.entries()) {
    assert.ok(letter.left >= MARGIN && letter.right <= width - MARGIN, `${name}: a letter leaves the page`);
    for (const { box } of codes) {
      const code = { left: box.left, top: box.top, right: box.left + box.width, bottom: box.top + box.height };
      assert.ok(shared(letter, code) <= 0, `${name}: a letter over a code at ${letter.left}, ${letter.top}`);
    }
    for (let next = index + 1; (sorted[next]?.top ?? Number.POSITIVE_INFINITY) < letter.bottom; next += 1) {
      const other = sorted[next] ?? letter;
      const smaller = Math.min(areaOf(letter), areaOf(other));
      assert.ok(
        shared(letter, other) <= TOUCHING * smaller,
        `${name}: a letter over another at ${other.left}, ${other.top}`,
      );
    }
  }
}

function areaOf({ left, top, right, bottom }: Ink): number {
  return (right - left) * (bottom - top);
}

function shared(one: Ink, other: Ink): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}

type Bounds = ReturnType<Path2D['computeTightBounds']>;
/** By outline: the same letters are on every page. */
const knownBounds = new Map<string, Bounds>();

function boundsOf(outline: string): Bounds {
  const bounds = knownBounds.get(outline) ?? new Path2D(outline).computeTightBounds();
  knownBounds.set(outline, bounds);
  return bounds;
}

/** Outlines grow upwards. Spaces have no ink. */
function lettersOf({ outlineOf, scale }: PageSvg, { glyphs }: SvgPage): Ink[] {
  return glyphs.flatMap(({ outlineId, x, y }) => {
    const [left, top, right, bottom] = boundsOf(outlineOf(outlineId));
    if (right <= left) return [];
    return [{ left: x + scale * left, right: x + scale * right, top: y - scale * bottom, bottom: y - scale * top }];
  });
}

function layOut(type: DocumentType, resultJson: ResultJson, signed: CodeModules | undefined): PageSvg {
  const reading = readResult(type, resultJson);
  assert.ok(reading.isDrawable);
  const { result } = reading;
  const texts = documentCodes(type.layout, result.common);
  const codes = { texts, qr: qrModules(texts.qrText), barcode: barcodeModules(texts.barcode), signed };
  const view = printable(type.view(result));
  const document = { documentType: type.name, resultJson, facePhoto: null, isSample: true };
  const pictures = standInPictures(codes, null);
  const page = typstPage({ ...document, type, result, codes, view, fits: fitTexts(view) }, filesOf(pictures));
  const svg = typst.svg(page);
  typst.release();
  const ofCodes = [...pictures.codes.values()].map(({ file }) => pictureHref(file));
  const kindOf = (href: string) => (ofCodes.includes(href) ? 'code' : 'artwork');
  const hrefs = [...svg.matchAll(/<image [^>]*xlink:href="([^"]*)"/g)].map(([, href = '']) => href);
  return readPageSvg(svg, WIDTH[type.layout], new Map(hrefs.map((href) => [href, { kind: kindOf(href), name: href }])));
}
