/**
 * Files that the state supplies itself, in place of those that we would draw: what comes in, within which bounds, and what comes
 * out. They are foreign bytes: see `prepare-supplied.ts`.
 */
import type { DocumentTypeName } from '../../documents/catalogue.ts';

/** As the state gave them, unchecked; null where it gave none. */
export interface SuppliedFiles {
  pdf: Uint8Array | null;
  image: Uint8Array | null;
  facePhoto: Uint8Array | null;
  qrcode: Uint8Array | null;
  barcode: Uint8Array | null;
}

/** Checked, and completed from the PDF where the state gave less. */
export interface PreparedFiles extends Pictures {
  pdf: Uint8Array | null;
  /** JPEG, one a page, where the image was made of a PDF of several pages. */
  pageImages: Uint8Array[] | null;
}

export interface Pictures {
  /** JPEG */
  image: Uint8Array | null;
  /** JPEG */
  facePhoto: Uint8Array | null;
  /** PNG or JPEG */
  qrcode: Uint8Array | null;
  /** PNG or JPEG */
  barcode: Uint8Array | null;
}

export const noPictures: Pictures = { image: null, facePhoto: null, qrcode: null, barcode: null };
export const noFiles: PreparedFiles = { ...noPictures, pdf: null, pageImages: null };

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
  | 'too_much_time'
  /** The parser failed in a way that nobody foresaw. */
  | 'unreadable';

/** What was done to a PDF of the state before it was handed on, as the client is told. */
export type PdfChange = 'active_content_removed' | 'signature_removed' | 'repaired';

/** A PDF that may be handed on. */
export interface CheckedPdf {
  bytes: Uint8Array;
  pageCount: number;
  changes: PdfChange[];
  notes: string[];
}

/** What the first step knows: may the files be handed on? It takes no more of a PDF than that. */
export interface CheckedFiles {
  pictures: Pictures;
  /** Null where none came. */
  pdf: CheckedPdf | { refused: Refusal } | null;
  notes: string[];
}

/** What the second step is to take from a checked PDF. */
export interface PdfReading {
  documentType: DocumentTypeName;
  pdf: Uint8Array;
  pageCount: number;
  find: Record<keyof Pictures, boolean>;
}

export interface FoundPictures extends Pick<PreparedFiles, 'pageImages'> {
  pictures: Pictures;
}

export type ReadPdf = FoundPictures | { refused: Refusal };

/** What became of a step that did not come to its end: its worker had to be stopped, or the caller's time was over. */
export interface LostStep {
  lost: 'too_much_time' | 'too_much_memory' | 'unreadable' | 'late';
}

/** Where the two steps are done: in a worker each (`supplied-pool.ts`), or in this thread. */
export interface SuppliedSteps {
  check(task: SuppliedTask): Promise<CheckedFiles | LostStep>;
  read(reading: PdfReading): Promise<ReadPdf | LostStep>;
}

export interface SuppliedOutcome {
  /** The PDF only where it may be handed on. */
  files: PreparedFiles;
  changes: PdfChange[];
  /** What an operator may want to know, in fixed words. */
  notes: string[];
  /** Why the PDF is not handed on; nothing was taken from it either. */
  refused?: Refusal;
  /** Not all was done: the caller's time was over. */
  isLate?: true;
}

/** Thrown inside the worker only; a worker's errors lose their class on the way out. */
export class RefusedPdfError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`The PDF is refused: ${refusal}`);
    this.name = 'RefusedPdfError';
    this.refusal = refusal;
  }
}
