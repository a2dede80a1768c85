/** What comes out of rendering: the state's files before those that we draw, and what is said of them. */
import { base64BytesOrNull, base64JsonBytes } from './base64-bytes.ts';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { PdfChange, PreparedFiles, SuppliedOutcome } from './supplied/supplied-files.ts';

/** A `StateDocument` is one. */
export interface RenderableDocument extends DrawableDocument {
  /** What the state supplied itself, unchecked; none where it gives data only. */
  files?: Record<'pdf' | 'image' | 'qrcode' | 'barcode', Uint8Array | null> | null;
  /** What is known of these files already, for the report. */
  notes?: readonly string[];
}

/** As base64 text in ASCII bytes. */
export interface DrawnFiles extends Omit<PreparedFiles, 'pageImages'> {
  /** A JSON array of the pages of an image that we made, where it has several. */
  pageImages: Uint8Array | null;
}

export interface RenderedDocument extends DrawnFiles {
  /**
   * Whether all files that were wanted are there: `pending` where they could still be made, `unavailable` where they cannot; null
   * where none was wanted.
   */
  fileStatus: 'ready' | 'pending' | 'unavailable' | null;
  /** What was done to the state's PDF, or that ours takes its place. */
  fileChanges: FileChange[];
}

export type FileChange = PdfChange | 'drawn_instead';

/** The files as base64, null for each that was not drawn. */
export interface Drawing {
  files: DrawnFiles;
  /** It was not drawn, but could still be. */
  isLate: boolean;
}

/**
 * What must be drawn; undefined where nothing must. With a document that came without a usable file of its own, its codes are
 * drawn in any case.
 */
export function missingOf(
  document: RenderableDocument,
  want: WantedParts,
  { files, refused, isLate }: SuppliedOutcome,
): WantedParts | undefined {
  if (isLate) return undefined;
  const missing = { pdf: want.pdf && files.pdf === null, image: want.image && files.image === null };
  const hasPdf = (document.files?.pdf ?? null) !== null && refused === undefined;
  const hasImage = (document.files?.image ?? null) !== null;
  return (hasPdf || hasImage) && !missing.pdf && !missing.image ? undefined : missing;
}

/** What is drawn of the document. Numbers that came as their own text cannot go into another thread as such. */
export function drawableOf(document: RenderableDocument, { files }: SuppliedOutcome): DrawableDocument {
  if (document.isSample) return document;
  const { documentType, signedCode } = document;
  const resultJson = JSON.parse(JSON.stringify(document.resultJson));
  return { documentType, resultJson, facePhoto: files.facePhoto, isSample: false, signedCode };
}

export function finishDocument(
  want: WantedParts,
  { files: own, changes, refused, isLate }: SuppliedOutcome,
  drawing: Drawing,
): RenderedDocument {
  const { files: drawn } = drawing;
  const files: DrawnFiles = {
    pdf: base64BytesOrNull(own.pdf) ?? drawn.pdf,
    image: want.image ? (base64BytesOrNull(own.image) ?? drawn.image) : null,
    pageImages: want.image ? pageImagesOf(own, drawn) : null,
    facePhoto: drawn.facePhoto ?? base64BytesOrNull(own.facePhoto),
    qrcode: base64BytesOrNull(own.qrcode) ?? drawn.qrcode,
    barcode: base64BytesOrNull(own.barcode) ?? drawn.barcode,
  };
  const isDrawnInstead = refused !== undefined && (drawn.pdf ?? drawn.image) !== null;
  const fileChanges: FileChange[] = isDrawnInstead ? ['drawn_instead'] : own.pdf === null ? [] : changes;
  return { ...files, fileStatus: statusOf(want, files, isLate === true || drawing.isLate), fileChanges };
}

function pageImagesOf(own: PreparedFiles, drawn: DrawnFiles): Uint8Array | null {
  if (own.image === null) return drawn.pageImages;
  return own.pageImages && base64JsonBytes(own.pageImages);
}

function statusOf(
  want: WantedParts,
  files: Pick<DrawnFiles, 'pdf' | 'image'>,
  isLate: boolean,
): RenderedDocument['fileStatus'] {
  if (!want.pdf && !want.image) return null;
  if ((!want.pdf || files.pdf !== null) && (!want.image || files.image !== null)) return 'ready';
  return isLate ? 'pending' : 'unavailable';
}
