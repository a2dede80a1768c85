/** The second step of `prepare-supplied.ts`: image, photo and codes are taken from a checked PDF. Runs in a worker. */
import sharp from 'sharp';
import { findDocumentType } from '../../documents/catalogue.ts';
import { findFacePhoto } from './find-face-photo.ts';
import { type Pdfium, withPdfium } from './pdfium.ts';
import { imageWidth, keepingLastPage, pageRatios, type RasterisePage, rasterisePdf } from './rasterise-pdf.ts';
import { type PageCodes, readCodes } from './read-codes.ts';
import { type FoundPictures, noFiles, type PdfReading, type ReadPdf, RefusedPdfError } from './supplied-files.ts';

/** Where codes are looked for in a long document. */
const PAGES_WITH_CODES = { first: 3, last: 2 };

// One document at a time in a worker; more threads inside it only take from the other workers.
sharp.concurrency(1);
sharp.cache(false);

export async function readPdf(reading: PdfReading): Promise<ReadPdf> {
  try {
    return await withPdfium(reading.pdf, (pdfium) => picturesIn(pdfium, reading));
  } catch (error) {
    if (!(error instanceof RefusedPdfError)) throw error;
    return { refused: error.refusal };
  }
}

async function picturesIn(pdfium: Pdfium, reading: PdfReading): Promise<FoundPictures> {
  const { find, pageCount } = reading;
  // Two readers that see two documents.
  if (pdfium.document.getPageCount() !== pageCount) throw new RefusedPdfError('damaged');
  const ratios = pageRatios(pdfium.document);
  const facePhoto = find.facePhoto ? await facePhotoOf(pdfium, reading) : null;
  const rasterise = keepingLastPage(pdfium.document);
  const codes = await codesOf(rasterise, ratios, find);
  const { image, pageImages } = find.image ? await rasterisePdf(rasterise, ratios) : noFiles;
  return { pictures: { facePhoto, image, ...codes }, pageImages };
}

async function facePhotoOf(pdfium: Pdfium, { documentType }: PdfReading): Promise<Uint8Array | null> {
  return findDocumentType(documentType).hasFacePhoto ? await findFacePhoto(pdfium) : null;
}

async function codesOf(rasterise: RasterisePage, ratios: number[], find: PdfReading['find']): Promise<PageCodes> {
  const codes: PageCodes = { qrcode: null, barcode: null };
  const width = imageWidth([Math.max(...ratios)]);
  for (const [index, ratio] of ratios.entries()) {
    const wanted = { qrcode: find.qrcode && codes.qrcode === null, barcode: find.barcode && codes.barcode === null };
    if (!wanted.qrcode && !wanted.barcode) break;
    if (index >= PAGES_WITH_CODES.first && index < ratios.length - PAGES_WITH_CODES.last) continue;
    const found = await readCodes(await rasterise(index, ratio, width), wanted);
    codes.qrcode ??= found.qrcode;
    codes.barcode ??= found.barcode;
  }
  return codes;
}
