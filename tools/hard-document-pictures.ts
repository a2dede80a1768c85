/**
 * Contact sheets of every document type in every hard case, to be looked at: `npm run pictures -- documents` writes one picture for each
 * case into `./out/documents`, with every page of every type.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { type DocumentType, documentTypes } from '../server/src/documents/catalogue.ts';
import type { ResultJson } from '../server/src/documents/document-type.ts';
import { readPortrait } from '../server/src/egov/sandbox/portrait.ts';
import { sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { hardDocumentsOf } from '../server/src/rendering/hard-documents-test-setup.ts';
import { drawPages } from './draw-pages.ts';

const COLUMNS = 7;
const TILE = { width: 620, height: 877 };
const GAP = 10;
const BACKDROP = '#c9d0d5';

const folder = new URL('../out/documents/', import.meta.url);
mkdirSync(folder, { recursive: true });

const cases = new Map<string, Buffer[]>();
for (const type of documentTypes) {
  const usual = type.sample(sampleHolderOf(type));
  for (const [name, resultJson] of Object.entries({ usual, ...hardDocumentsOf(type) })) {
    cases.set(name, [...(cases.get(name) ?? []), ...(await pagesOf(type, resultJson))]);
  }
}
for (const [name, pages] of cases) {
  const file = new URL(`${name.replaceAll(' ', '-')}.jpg`, folder);
  writeFileSync(file, await contactSheet(pages));
  process.stdout.write(`${file.pathname}\n`);
}

async function pagesOf(type: DocumentType, resultJson: ResultJson): Promise<Buffer[]> {
  const facePhoto = type.hasFacePhoto ? await readPortrait(sampleHolderOf(type)) : null;
  const pages = await drawPages({ documentType: type.name, resultJson, facePhoto, isSample: true });
  return await Promise.all(
    pages.map((page) =>
      sharp(page)
        .resize({ ...TILE, fit: 'contain', background: BACKDROP })
        .toBuffer(),
    ),
  );
}

async function contactSheet(pages: Buffer[]): Promise<Buffer> {
  const [width, height] = [TILE.width + GAP, TILE.height + GAP];
  const rows = Math.ceil(pages.length / COLUMNS);
  const place = (index: number) => ({ left: (index % COLUMNS) * width, top: Math.floor(index / COLUMNS) * height });
  return await sharp({ create: { width: COLUMNS * width, height: rows * height, channels: 3, background: BACKDROP } })
    .composite(pages.map((input, index) => ({ input, ...place(index) })))
    .jpeg({ quality: 82 })
    .toBuffer();
}
