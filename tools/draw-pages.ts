/** The pages of a document as JPEGs, for the pictures of documents. */
import { createDrawDocument } from '../server/src/rendering/draw-document.ts';
import type { DrawableDocument } from '../server/src/rendering/drawable-document.ts';

const draw = createDrawDocument();

export async function drawPages(document: DrawableDocument): Promise<Uint8Array[]> {
  const { image, pageImages } = await draw(document, { pdf: false, image: true });
  if (image === null) throw new Error(`no image of ${document.documentType}`);
  return pageImages ?? [image];
}
