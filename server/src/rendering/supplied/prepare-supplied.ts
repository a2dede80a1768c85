/**
 * Files of the state → what the reply carries. The PDF is checked; the image, the two codes and the photo come from it where the
 * state did not give them. Runs in a worker of its own (`supplied-worker.ts`): these are foreign bytes, and what they do to the
 * worker must harm no other document.
 */
import sharp from 'sharp';
import { findDocumentType } from '../../documents/catalogue.ts';
import { checkPdf } from './check-pdf.ts';
import { checkPictures, type Pictures } from './check-pictures.ts';
import { findFacePhoto } from './find-face-photo.ts';
import { type Pdfium, withPdfium } from './pdfium.ts';
import { imageWidth, pageRatios, rasterisePage, rasterisePdf } from './rasterise-pdf.ts';
import { type PageCodes, readCodes } from './read-codes.ts';
import { type PreparedFiles, RefusedPdfError, type SuppliedOutcome, type SuppliedTask } from './supplied-files.ts';

/** Where codes are looked for in a long document. */
const PAGES_WITH_CODES = { first: 3, last: 2 };

// One document at a time in a worker; more threads inside it only take from the other workers.
sharp.concurrency(1);
sharp.cache(false);

/** Refuses only what is asked for: without a wanted file, a bad PDF costs the codes and the photo in it, and no more. */
export async function prepareSupplied(task: SuppliedTask): Promise<SuppliedOutcome> {
  const notes: string[] = [];
  const pictures = await checkPictures(task.files, notes);
  const { pdf } = task.files;
  if (pdf === null) return { files: { ...pictures, pdf: null }, notes };
  try {
    const fromPdf = await readPdf(pdf, pictures, task, notes);
    return { files: { ...pictures, ...fromPdf }, notes };
  } catch (error) {
    if (!(error instanceof RefusedPdfError)) throw error;
    if (task.want.pdf || task.want.image) return { refused: error.refusal };
    return { files: { ...pictures, pdf: null }, notes: [...notes, `the PDF was not read: ${error.refusal}`] };
  }
}

async function readPdf(
  pdf: Uint8Array,
  pictures: Pictures,
  task: SuppliedTask,
  notes: string[],
): Promise<PreparedFiles> {
  const checked = await checkPdf(pdf, task.limits);
  notes.push(...checked.notes);
  return await withPdfium(checked.bytes, async (pdfium) => {
    const ratios = pageRatios(pdfium.document);
    if (ratios.length !== checked.pageCount) throw new RefusedPdfError('damaged');
    const facePhoto = pictures.facePhoto ?? (await facePhotoOf(pdfium, task));
    const codes = await codesOf(pdfium, ratios, pictures);
    const image = task.want.image ? (pictures.image ?? (await rasterisePdf(pdfium.document, ratios))) : null;
    return { pdf: task.want.pdf ? checked.bytes : null, image, facePhoto, ...codes };
  });
}

async function facePhotoOf(pdfium: Pdfium, { documentType }: SuppliedTask): Promise<Uint8Array | null> {
  return findDocumentType(documentType)?.hasFacePhoto ? await findFacePhoto(pdfium) : null;
}

async function codesOf({ document }: Pdfium, ratios: number[], given: PageCodes): Promise<PageCodes> {
  const codes: PageCodes = { qrcode: given.qrcode, barcode: given.barcode };
  const width = imageWidth([Math.max(...ratios)]);
  for (const [index, ratio] of ratios.entries()) {
    if (codes.qrcode !== null && codes.barcode !== null) break;
    if (index >= PAGES_WITH_CODES.first && index < ratios.length - PAGES_WITH_CODES.last) continue;
    const found = await readCodes(await rasterisePage(document, index, ratio, width));
    codes.qrcode ??= found.qrcode;
    codes.barcode ??= found.barcode;
  }
  return codes;
}
