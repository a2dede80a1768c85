/**
 * Where a PDF begins and ends in the bytes that came. Systems put padding, pages of HTML and heads of mails around it, and cut the
 * end mark short. What is around the PDF is left out only where nothing of a document can be in it.
 */
import { RefusedPdfError } from './supplied-files.ts';

export interface PdfExtent {
  bytes: Uint8Array;
  /** The end was found by its last cross-reference and not by its mark: the file is whole only if that reference holds. */
  mustLoad: boolean;
}

/** Readers look for the end within the last kilobyte. */
const END_WITHIN_BYTES = 1024;
/** Further down, it is another file that has a PDF in it. */
const HEADER_WITHIN_BYTES = 64 * 1024;
const HEADER = '%PDF-';
const END = '%%EOF';
/** What `startxref` names, and as much of the end mark as is there. */
const LAST_REFERENCE = /startxref\s+\d+\s*(?:%{1,2}(?:E(?:OF?)?)?)?/y;
/** A part of a document: then what stands behind the end is no junk but a newer version, cut in the middle. */
const PART_OF_PDF = /\d\s+\d+\s+obj\b|\btrailer\b|\bxref\b/;
const PADDING = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

/** @throws RefusedPdfError `not_a_pdf`, or `damaged` where the end is missing */
export function findPdf(given: Uint8Array): PdfExtent {
  const bytes = fromHeader(Buffer.from(given.buffer, given.byteOffset, given.byteLength));
  if (endsWithMark(bytes)) return { bytes: bytes.length === given.length ? given : bytes, mustLoad: false };
  const unpadded = bytes.subarray(0, lengthWithoutPadding(bytes));
  if (endsWithMark(unpadded)) return { bytes: unpadded, mustLoad: false };
  return { bytes: untilLastReference(unpadded), mustLoad: true };
}

/** Places in a PDF are counted from its header, so what stood before it displaced them all. */
function fromHeader(bytes: Buffer): Buffer {
  const header = bytes.subarray(0, HEADER_WITHIN_BYTES).indexOf(HEADER);
  if (header < 0) throw new RefusedPdfError('not_a_pdf');
  return bytes.subarray(header);
}

function endsWithMark(bytes: Buffer): boolean {
  return bytes.subarray(-END_WITHIN_BYTES).includes(END);
}

function lengthWithoutPadding(bytes: Buffer): number {
  let length = bytes.length;
  while (length > 0 && PADDING.has(bytes[length - 1] ?? 0)) length -= 1;
  return length;
}

function untilLastReference(bytes: Buffer): Buffer {
  const start = bytes.lastIndexOf('startxref');
  if (start < 0) throw new RefusedPdfError('damaged');
  const text = bytes.subarray(start).toString('latin1');
  LAST_REFERENCE.lastIndex = 0;
  const reference = LAST_REFERENCE.exec(text)?.[0];
  if (reference === undefined || PART_OF_PDF.test(text.slice(reference.length))) throw new RefusedPdfError('damaged');
  const kept = reference.replace(/[\s%EOF]*$/, '');
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(`${kept}\n${END}\n`, 'latin1')]);
}
