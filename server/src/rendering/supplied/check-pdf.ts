/**
 * A PDF from the state is checked before anybody else sees it: size, form, encryption, pages, and what it can do by itself. Bytes
 * without active content are handed on as they came, so that a signature in them stays good; so are signed ones with links.
 */
import { PDF, PdfName, PdfNumber } from '@libpdf/core';
import { type ActiveContent, type PdfObjects, reachableDicts, stripActiveContent } from './active-content.ts';
import { findPdf } from './pdf-extent.ts';
import { isSigned, removeSignatures } from './signatures.ts';
import { assertBoundedStreams } from './stream-bounds.ts';
import { type CheckedPdf, type PdfChange, RefusedPdfError, type SuppliedLimits } from './supplied-files.ts';

/** A scanned A3 page of 600 dpi has 70 million. */
const MAX_PICTURE_PIXELS = 100_000_000;
/** Names of the two worst things, as they stand in a file that does not hide them. */
const TELLTALE = /\/(JavaScript|Launch)\b/;

/** @throws RefusedPdfError */
export async function checkPdf(given: Uint8Array, limits: SuppliedLimits): Promise<CheckedPdf> {
  if (given.length > limits.maxPdfBytes) throw new RefusedPdfError('too_large');
  const { bytes: pdf, mustLoad } = findPdf(given);
  assertBoundedStreams(pdf);
  const { document, pageCount } = await parse(pdf);
  if (pageCount > limits.maxPages) throw new RefusedPdfError('too_many_pages');
  assertPictureSizes(document);
  const hasSignature = walked(() => isSigned(objectsOf(document)));
  const found = strip(document);
  if (found.size > 0 && limits.activeContent === 'refuse') throw new RefusedPdfError('active_content');
  const isWhole = !document.recoveredViaBruteForce && !hasUnreadable(document);
  if (mustLoad && !isWhole) throw new RefusedPdfError('damaged');
  const staysAsIs = found.size === 0 || (hasSignature && isOnlyLinks(found));
  if (staysAsIs && isWhole && !hasTelltale(pdf)) return { bytes: pdf, pageCount, changes: [], notes: [] };
  if (hasSignature) walked(() => removeSignatures(objectsOf(document)));
  const changes = changesOf(found, isWhole, hasSignature);
  return { bytes: await rewrite(document), pageCount, changes, notes: notesOf(found, changes) };
}

/** A link acts only when somebody clicks on it. A signature is worth more than its absence. */
function isOnlyLinks(found: ActiveContent): boolean {
  return [...found.keys()].every((kind) => kind === 'URI');
}

/** Where the tables of objects lead to no page, also those of a whole file that the parser reads in another way, the objects are looked for one by one. */
async function parse(pdf: Uint8Array): Promise<ParsedPdf> {
  const parsed = (await load(pdf)) ?? (await load(withoutTables(pdf)));
  // Also where it opens without a password: nobody could bound what its streams inflate to.
  if (parsed?.document.isEncrypted || (parsed === undefined && textOf(pdf).includes('/Encrypt'))) {
    throw new RefusedPdfError('encrypted');
  }
  if (parsed === undefined) throw new RefusedPdfError('damaged');
  return parsed;
}

interface ParsedPdf {
  document: PDF;
  pageCount: number;
}

/** Undefined where it has no page. */
async function load(pdf: Uint8Array): Promise<ParsedPdf | undefined> {
  try {
    const document = await PDF.load(pdf);
    const pageCount = document.getPageCount();
    return pageCount > 0 || document.isEncrypted ? { document, pageCount } : undefined;
  } catch {
    return undefined;
  }
}

function withoutTables(pdf: Uint8Array): Uint8Array {
  return Buffer.from(textOf(pdf).replaceAll('startxref', '%%%%%%%%%'), 'latin1');
}

function textOf(pdf: Uint8Array): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
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
  return TELLTALE.test(textOf(pdf));
}

/** Written anew as a whole, what cannot be reached left out, and looked at once more. */
async function rewrite(document: PDF): Promise<Uint8Array> {
  // Without a change of its own the library would give back the bytes that it was given.
  document.getCatalog().dirty = true;
  const bytes = await document.save().catch(() => {
    throw new RefusedPdfError('damaged');
  });
  if (strip((await parse(bytes)).document).size > 0) throw new RefusedPdfError('active_content');
  return bytes;
}

function changesOf(found: ActiveContent, isWhole: boolean, hadSignature: boolean): PdfChange[] {
  return [
    ...(found.size > 0 ? (['active_content_removed'] as const) : []),
    ...(isWhole ? [] : (['repaired'] as const)),
    ...(hadSignature ? (['signature_removed'] as const) : []),
  ];
}

function notesOf(found: ActiveContent, changes: PdfChange[]): string[] {
  const kinds = [...found].map(([kind, times]) => `${kind} (${times})`).sort();
  const words: Record<PdfChange, string> = {
    active_content_removed: `active content was taken out of the PDF: ${kinds.join(', ')}`,
    repaired: 'the PDF was damaged and has been repaired',
    signature_removed: 'the signature of the PDF was taken out, as its bytes had to change',
  };
  return changes.map((change) => words[change]);
}
