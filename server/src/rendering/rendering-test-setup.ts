/** What the tests of rendering share: documents to draw, and independent programs that read what was drawn. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ResultJson } from '../documents/document-type.ts';
import { identityCard } from '../documents/identity-card.ts';
import type { SamplePerson } from '../documents/sample-person.ts';
import type { DrawableDocument } from './drawable-document.ts';

const testPerson: SamplePerson = {
  iin: '900101300017',
  lastName: 'Әбдіғаппарұлы',
  firstName: 'Һүсейін',
  middleName: 'Қаңбақөлұлы',
  sex: 'male',
  birthday: '1990-01-01',
  birthPlace: 'Маңғыстау облысы/Мангистауская область',
  nationality: 'Қазақ/Казах',
  citizenship: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН',
  address: 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА',
  children: [],
};

export const longNames: Partial<SamplePerson> = {
  lastName: 'Әбдіғаппарұлы-Құдайбергенова',
  firstName: 'Мұхаммедғалиханнұрсұлтанхайролла',
  middleName: 'Нұрмұхаммедғалиханқызыһүсейінова',
  birthPlace:
    'Солтүстік Қазақстан облысы, Мағжан Жұмабаев ауданы, Полудин ауылдық округі, Қарағанды ауылы/' +
    'Северо-Казахстанская область, район Магжана Жумабаева, Полудинский сельский округ, село Караганды',
  nationality: 'Қарақалпақ/Каракалпачка',
};

/** A picture with enough detail to be larger than a few bytes. */
export const testPhoto: Uint8Array = await sharp({
  create: {
    width: 360,
    height: 480,
    channels: 3,
    background: '#8fa7b8',
    noise: { type: 'gaussian', mean: 150, sigma: 12 },
  },
})
  .blur(3)
  .jpeg({ quality: 85 })
  .toBuffer();

export function testDocument(change: Partial<SamplePerson> = {}, isSample = true): DrawableDocument<ResultJson> {
  return {
    documentType: 'identity_card',
    resultJson: identityCard.sample({ ...testPerson, ...change }),
    facePhoto: testPhoto,
    isSample,
  };
}

/** By which files are compared: to show where two large ones differ takes gigabytes. */
export function digestsOf(files: object): Record<string, unknown> {
  const digested = Object.entries(files).map(([name, file]) => [
    name,
    file instanceof Uint8Array ? hash('sha256', file) : file,
  ]);
  return Object.fromEntries(digested);
}

export interface Raster {
  width: number;
  height: number;
  /** Three bytes a pixel. */
  rgb: Uint8Array;
}

/** Text of a PDF's first page as pdfium, a program that has nothing to do with Typst, sees it. */
export function readPdf(pdf: Uint8Array): Promise<{ pages: number; text: string }> {
  return withPdf(pdf, async (document) => ({ text: document.getPage(0).getText(), pages: document.getPageCount() }));
}

/** The pixels of a PDF's page, by default the first, as pdfium sees it. */
export async function rasterOfPdf(pdf: Uint8Array, pixelsPerPoint = 2, page = 0): Promise<Raster> {
  const { width, height, data } = await withPdf(pdf, (document) =>
    document.getPage(page).render({ scale: pixelsPerPoint, render: 'bitmap' }),
  );
  const rgb = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, rgb };
}

const pdfium = PDFiumLibrary.init();

async function withPdf<Result>(pdf: Uint8Array, work: (document: PDFiumDocument) => Promise<Result>): Promise<Result> {
  const document = await (await pdfium).loadDocument(pdf);
  try {
    return await work(document);
  } finally {
    document.destroy();
  }
}

export async function readJpeg(jpeg: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

/** As long as the text of a signed QR of a gateway with a long address. */
export const longSignedCode = `QJ1:${'0123456789ABCDEF '.repeat(20)}`;

/** Symbology → text of every code in a PNG, a JPEG, or pixels. */
export async function readCodes(picture: Uint8Array | Raster): Promise<Record<string, string>> {
  return Object.fromEntries((await codesIn(picture)).map(({ symbology, text }) => [symbology, text]));
}

/** What we draw. The reader would take longer if it looked for all others too. */
const SYMBOLOGIES = ['QRCode', 'PDF417', 'Code128'] as const;

async function codesIn(picture: Uint8Array | Raster) {
  await zxing;
  const read = picture instanceof Uint8Array ? new Uint8Array(picture) : await imageDataOf(picture);
  return await readBarcodes(read, { formats: [...SYMBOLOGIES], tryHarder: true, maxNumberOfSymbols: 4 });
}

async function imageDataOf({ width, height, rgb }: Raster) {
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { width, height, data: new Uint8ClampedArray(data) };
}

/**
 * The codes of a page, by their texts. Where the reader has overlooked one of so many, while there was much else on the page, it gets bands of the page, as
 * somebody who scans a code points at it.
 */
export async function readCodesOfPage(page: Raster, codes: number): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const readIn = async (part: Raster) => {
    for (const { symbology, text } of await codesIn(part)) found[text] = symbology;
  };
  await readIn(page);
  for (const bands of [2, 4]) {
    const height = Math.ceil(page.height / bands);
    for (let step = 0; step <= 2 * (bands - 1) && Object.keys(found).length < codes; step += 1) {
      await readIn(cropped(page, Math.floor((height * step) / 2), height));
    }
  }
  return found;
}

/** The page drawn larger and then made as large as asked: pdfium itself knows only pages of whole points. */
export async function resized({ width, height, rgb }: Raster, to: { width: number; height: number }): Promise<Raster> {
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(to.width, to.height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { ...to, rgb: data };
}

/** The rows from `top`, so many as there are up to `height`. */
export function cropped({ width, height: whole, rgb }: Raster, top: number, height: number): Raster {
  const rows = Math.min(height, whole - top);
  return { width, height: rows, rgb: rgb.subarray(top * width * 3, (top + rows) * width * 3) };
}

/** The objects of a PDF as text, those too that are compressed together. */
export function objectsOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const packed = [...text.matchAll(/\/Type \/ObjStm[^>]*>>\nstream\n/g)].map(({ 0: head, index }) => {
    const start = index + head.length;
    return inflateSync(pdf.subarray(start, text.indexOf('\nendstream', start))).toString('latin1');
  });
  return [text, ...packed].join('\n');
}

/** The one embedded file of a PDF. */
export function attachmentOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const type =
    text.indexOf('/EmbeddedFile\n') >= 0 ? text.indexOf('/EmbeddedFile\n') : text.search(/\/EmbeddedFile\b(?!s)/);
  const start = text.indexOf('stream', type) + 'stream'.length;
  const body = start + (text.startsWith('\r\n', start) ? 2 : 1);
  const packed = pdf.subarray(body, text.indexOf('endstream', body));
  return Buffer.from(inflateSync(packed)).toString('utf8');
}

/** The largest mean difference (0–255) of any tile of 8 × 8 pixels: a lost part of a letter shows, soft edges do not. */
export function largestTileDifference(one: Raster, other: Raster, ignored: Rectangle[] = []): number {
  let largest = 0;
  for (let y = 0; y + 8 <= one.height; y += 4) {
    for (let x = 0; x + 8 <= one.width; x += 4) {
      if (ignored.some((area) => overlaps(area, x, y))) continue;
      largest = Math.max(largest, tileDifference(one, other, x, y));
    }
  }
  return largest;
}

/** In pixels of the image. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

function overlaps(area: Rectangle, x: number, y: number): boolean {
  return x + 8 > area.x && x < area.x + area.width && y + 8 > area.y && y < area.y + area.height;
}

function tileDifference(one: Raster, other: Raster, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + 8; y += 1) {
    for (let at = (y * one.width + left) * 3; at < (y * one.width + left + 8) * 3; at += 1) {
      sum += Math.abs((one.rgb[at] ?? 0) - (other.rgb[at] ?? 0));
    }
  }
  return sum / (8 * 8 * 3);
}

const zxing = prepareZXingModule({
  // Without its own binary it would fetch one from the network.
  overrides: {
    wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer,
  },
  fireImmediately: true,
});
