/**
 * Makes the pictures of documents for README, documentation and the cabinet's start page, after `readme-pictures.ts` has taken those of
 * the cabinet: `npm run pictures`. They are the samples of the catalogue, as of the reference day, so they change only with the drawings.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import sharp, { type OverlayOptions, type Sharp, type SharpOptions } from 'sharp';
import { type DocumentType, documentTypes, findDocumentType } from '../server/src/documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { drawPages } from './draw-pages.ts';

const COLUMNS = 6;
const TILE = { width: 272, height: 376 };
const MARGIN = 6;
const START_WIDTH = 720;
const TYPE_WIDTH = 640;
const BACKDROP = '#e9eef2';

const images = new URL('../docs/images/', import.meta.url);

const [card] = await drawSample(findDocumentType('identity_card'));
await writePicture('identity-card', sharp(card).resize(900));
await writeStartPicture(card);
const tiles: OverlayOptions[] = [];
for (const [index, type] of documentTypes.entries()) tiles.push(await tile(type, index));
await writePicture('documents', sharp(sheet()).composite(tiles));
mkdirSync(new URL('document-types/', images), { recursive: true });
for (const type of documentTypes) await writeTypePicture(type);

async function drawSample(type: DocumentType): Promise<[Uint8Array, ...Uint8Array[]]> {
  const [first, ...further] = await drawPages(await makeSampleDocument(type, sampleHolderOf(type)));
  if (first === undefined) throw new Error(`no page of ${type.name}`);
  return [first, ...further];
}

/** Its first page. */
async function tile(type: DocumentType, index: number): Promise<OverlayOptions> {
  const size = { width: TILE.width - 2 * MARGIN, height: TILE.height - 2 * MARGIN };
  const [first] = await drawSample(type);
  const input = await sharp(first)
    .resize({ ...size, fit: 'contain', background: BACKDROP })
    .toBuffer();
  return {
    input,
    left: (index % COLUMNS) * TILE.width + MARGIN,
    top: Math.floor(index / COLUMNS) * TILE.height + MARGIN,
  };
}

function sheet(): SharpOptions {
  const rows = Math.ceil(documentTypes.length / COLUMNS);
  return { create: { width: COLUMNS * TILE.width, height: rows * TILE.height, channels: 3, background: BACKDROP } };
}

/** The front side alone, cut out along its edge. */
async function writeStartPicture(sample: Uint8Array): Promise<void> {
  const { width = 0 } = await sharp(sample).metadata();
  const [edge, height] = [Math.round(width * 0.0245), Math.round(width * 0.6)];
  const front = sharp(sample).extract({ left: edge, top: edge, width: width - 2 * edge, height });
  const file = new URL('../cabinet/src/pages/start/identity-card.webp', import.meta.url);
  writeFileSync(file, await front.resize(START_WIDTH).webp({ quality: 70 }).toBuffer());
}

async function writePicture(name: string, picture: Sharp): Promise<void> {
  writeFileSync(new URL(`${name}.jpg`, images), await picture.jpeg({ quality: 84 }).toBuffer());
}

/** For the type's own page: all pages beside each other. */
async function writeTypePicture(type: DocumentType): Promise<void> {
  const pages = await drawSample(type);
  const resized = await Promise.all(pages.map((page) => sharp(page).resize({ width: TYPE_WIDTH }).toBuffer()));
  const picture =
    resized.length === 1
      ? sharp(resized[0])
      : sharp(resized, { join: { across: resized.length, shim: 2 * MARGIN, background: BACKDROP } });
  writeFileSync(new URL(`document-types/${type.name}.webp`, images), await picture.webp({ quality: 72 }).toBuffer());
}
