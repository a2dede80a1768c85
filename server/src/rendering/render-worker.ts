/** The worker behind `renderer.ts`: draws a document and hands its files back as base64, without a copy. */
import { base64Bytes, base64BytesOrNull, base64JsonBytes } from './base64-bytes.ts';
import { createDrawDocument } from './draw-document.ts';
import type { PlainSheet } from './draw-sheet.ts';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import { transferred } from './transfer.ts';

export interface RenderTask {
  document: DrawableDocument;
  want: WantedParts;
}

/** Base64 text in ASCII bytes, as the reply carries it. */
export interface RenderedFiles {
  facePhoto: Uint8Array | null;
  qrcode: Uint8Array;
  barcode: Uint8Array;
  image: Uint8Array | null;
  /** A JSON array of such texts, one a page; null where the image has one page. */
  pageImages: Uint8Array | null;
  pdf: Uint8Array | null;
}

const drawDocument = createDrawDocument();

export async function render({ document, want }: RenderTask): Promise<RenderedFiles> {
  const drawn = await drawDocument(document, want);
  const files: RenderedFiles = {
    facePhoto: base64BytesOrNull(document.facePhoto),
    qrcode: base64Bytes(drawn.qrcode),
    barcode: base64Bytes(drawn.barcode),
    image: base64BytesOrNull(drawn.image),
    pageImages: drawn.pageImages && base64JsonBytes(drawn.pageImages),
    pdf: base64BytesOrNull(drawn.pdf),
  };
  return transferred(files, Object.values(files));
}

let drawSheet: ((sheet: PlainSheet) => Uint8Array) | undefined;

/** Gives the PDF as it is. */
export async function renderSheet(sheet: PlainSheet): Promise<Uint8Array> {
  drawSheet ??= (await import('./draw-sheet.ts')).createDrawSheet();
  return drawSheet(sheet);
}

/** Resolves once the worker is loaded; its fonts and artwork come with the first page. */
export function warmUp(): void {}
