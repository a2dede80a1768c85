/**
 * Files that the state supplies itself, in place of those that we would draw: what comes in, within which bounds, and what comes
 * out. They are foreign bytes: see `prepare-supplied.ts`.
 */
import type { DocumentTypeName } from '../../documents/document-type.ts';

/** As the state gave them, unchecked; null where it gave none. */
export interface SuppliedFiles {
  pdf: Uint8Array | null;
  image: Uint8Array | null;
  facePhoto: Uint8Array | null;
  qrcode: Uint8Array | null;
  barcode: Uint8Array | null;
}

/** Checked, and completed from the PDF where the state gave less. */
export interface PreparedFiles {
  pdf: Uint8Array | null;
  /** JPEG */
  image: Uint8Array | null;
  /** JPEG */
  facePhoto: Uint8Array | null;
  /** PNG or JPEG */
  qrcode: Uint8Array | null;
  /** PNG or JPEG */
  barcode: Uint8Array | null;
}

export interface SuppliedLimits {
  maxPdfBytes: number;
  maxPages: number;
  /** What is done with a PDF that can act by itself: scripts, launches, links, attached programs. */
  activeContent: 'strip' | 'refuse';
}

export const defaultSuppliedLimits: SuppliedLimits = {
  maxPdfBytes: 10 * 1024 * 1024,
  maxPages: 50,
  activeContent: 'strip',
};

export interface SuppliedTask {
  documentType: DocumentTypeName;
  files: SuppliedFiles;
  want: { pdf: boolean; image: boolean };
  limits: SuppliedLimits;
}

/** Why a PDF of the state is not handed on. Fixed words: nothing of the document is in them. */
export type Refusal =
  | 'too_large'
  | 'not_a_pdf'
  | 'damaged'
  | 'encrypted'
  | 'too_many_pages'
  | 'page_size'
  | 'picture_size'
  | 'inflates_too_much'
  | 'active_content'
  | 'too_much_memory'
  | 'too_much_time';

export type SuppliedOutcome =
  | { files: PreparedFiles /** What an operator may want to know, in fixed words. */; notes: string[] }
  | { refused: Refusal };

/** Thrown inside the worker only; a worker's errors lose their class on the way out. */
export class RefusedPdfError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`The PDF is refused: ${refusal}`);
    this.name = 'RefusedPdfError';
    this.refusal = refusal;
  }
}
