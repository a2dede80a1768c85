/** The worker behind `renderer.ts`: draws a document and hands its files back as base64, without a copy. */
import { createDrawDocument, type DrawableDocument, type WantedParts } from './draw-document.ts';
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
  pdf: Uint8Array | null;
}

const drawDocument = await createDrawDocument();

export async function render({ document, want }: RenderTask): Promise<RenderedFiles> {
  const drawn = await drawDocument(document, want);
  const files: RenderedFiles = {
    facePhoto: base64OrNull(document.facePhoto),
    qrcode: base64(drawn.qrcode),
    barcode: base64(drawn.barcode),
    image: base64OrNull(drawn.image),
    pdf: base64OrNull(drawn.pdf),
  };
  return transferred(files, Object.values(files));
}

/** Resolves once the worker has loaded its fonts and artwork: a worker takes no task before. */
export function warmUp(): void {}

function base64OrNull(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : base64(bytes);
}

/** In memory of its own: a view into Node's shared pool could not be transferred. */
function base64(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const ascii = Buffer.from(new ArrayBuffer(text.length));
  ascii.write(text, 'latin1');
  return new Uint8Array(ascii.buffer);
}
