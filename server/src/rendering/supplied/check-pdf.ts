/**
 * A PDF from the state is checked before anybody else sees it: size, form, encryption, pages, and what it can do by itself. Bytes
 * without active content are handed on as they came, so that a signature in them stays good.
 */
import { PDF, PdfName, PdfNumber } from '@libpdf/core';
import { type ActiveContent, type PdfObjects, reachableDicts, stripActiveContent } from './active-content.ts';
import { assertBoundedStreams } from './stream-bounds.ts';
import { RefusedPdfError, type SuppliedLimits } from './supplied-files.ts';

export interface CheckedPdf {
  bytes: Uint8Array;
  pageCount: number;
  notes: string[];
}

/** Readers take a header within the first kilobyte, and an end within the last. */
const MARKS_WITHIN_BYTES = 1024;
/** A scanned A3 page of 600 dpi has 70 million. */
const MAX_PICTURE_PIXELS = 100_000_000;
/** Names of the two worst things, as they stand in a file that does not hide them. */
const TELLTALE = /\/(JavaScript|Launch)\b/;

/** @throws RefusedPdfError */
export async function checkPdf(pdf: Uint8Array, limits: SuppliedLimits): Promise<CheckedPdf> {
  if (pdf.length > limits.maxPdfBytes) throw new RefusedPdfError('too_large');
  assertBothEnds(pdf);
  assertBoundedStreams(pdf);
  const document = await parse(pdf);
  const pageCount = countPages(document);
  if (pageCount > limits.maxPages) throw new RefusedPdfError('too_many_pages');
  assertPictureSizes(document);
  const found = strip(document);
  if (found.size > 0 && limits.activeContent === 'refuse') throw new RefusedPdfError('active_content');
  const isWhole = !document.recoveredViaBruteForce && !hasUnreadable(document);
  if (found.size === 0 && isWhole && !hasTelltale(pdf)) return { bytes: pdf, pageCount, notes: [] };
  return { bytes: await rewrite(document), pageCount, notes: notesOf(found, isWhole) };
}

/** A file that was cut off could be repaired, but with a part of the document missing. */
function assertBothEnds(pdf: Uint8Array): void {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (!bytes.subarray(0, MARKS_WITHIN_BYTES).includes('%PDF-')) throw new RefusedPdfError('not_a_pdf');
  if (!bytes.subarray(-MARKS_WITHIN_BYTES).includes('%%EOF')) throw new RefusedPdfError('damaged');
}

async function parse(pdf: Uint8Array): Promise<PDF> {
  const document = await PDF.load(pdf).catch(() => {
    throw new RefusedPdfError('damaged');
  });
  // Also where it opens without a password: nobody could bound what its streams inflate to.
  if (document.isEncrypted) throw new RefusedPdfError('encrypted');
  return document;
}

function countPages(document: PDF): number {
  try {
    const count = document.getPageCount();
    if (count > 0) return count;
  } catch {
    // Told below.
  }
  throw new RefusedPdfError('damaged');
}

/** A few bytes may claim a picture that takes pdfium minutes to stretch, or more memory than there is. */
function assertPictureSizes(document: PDF): void {
  for (const dict of walked(() => [...reachableDicts(objectsOf(document))])) {
    if (dict.get('Subtype') !== PdfName.of('Image')) continue;
    const [width, height] = ['Width', 'Height'].map((key) =>
      dict.get(key, (reference) => document.getObject(reference)),
    );
    const pixels = width instanceof PdfNumber && height instanceof PdfNumber ? width.value * height.value : 0;
    if (pixels > MAX_PICTURE_PIXELS) throw new RefusedPdfError('picture_size');
  }
}

function strip(document: PDF): ActiveContent {
  return walked(() => stripActiveContent(objectsOf(document)));
}

function objectsOf({ context }: PDF): PdfObjects {
  return { trailer: context.info.trailer, resolve: (reference) => context.registry.resolve(reference) };
}

/** Objects are parsed only when the walk comes to them. */
function walked<Result>(walk: () => Result): Result {
  try {
    return walk();
  } catch {
    throw new RefusedPdfError('damaged');
  }
}

/** Something is referred to that this parser cannot read: another reader may find active content there. */
function hasUnreadable(document: PDF): boolean {
  const objects = objectsOf(document);
  let unreadable = false;
  const resolve: PdfObjects['resolve'] = (reference) => {
    const object = objects.resolve(reference);
    unreadable ||= object === null;
    return object;
  };
  for (const _ of reachableDicts({ ...objects, resolve })) if (unreadable) break;
  return unreadable;
}

/**
 * The file names a script or a launch, but none was reached. It may lie in a part that this parser does not see and another does:
 * only what was seen is written again.
 */
function hasTelltale(pdf: Uint8Array): boolean {
  return TELLTALE.test(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'));
}

/** Written anew as a whole, what cannot be reached left out, and looked at once more. */
async function rewrite(document: PDF): Promise<Uint8Array> {
  // Without a change of its own the library would give back the bytes that it was given.
  document.getCatalog().dirty = true;
  const bytes = await document.save().catch(() => {
    throw new RefusedPdfError('damaged');
  });
  if (strip(await parse(bytes)).size > 0) throw new RefusedPdfError('active_content');
  return bytes;
}

function notesOf(found: ActiveContent, isWhole: boolean): string[] {
  const kinds = [...found].map(([kind, times]) => `${kind} (${times})`).sort();
  return [
    ...(kinds.length > 0 ? [`active content was taken out of the PDF: ${kinds.join(', ')}`] : []),
    ...(isWhole ? [] : ['the PDF was damaged and has been repaired']),
  ];
}
