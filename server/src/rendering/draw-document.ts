/**
 * One document → its codes, PDF and image. Runs in a worker: most of it is synchronous native work. See `renderer.ts` for what
 * callers use.
 */
import { type DocumentType, type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import { type DocumentCodes, documentCodes } from '../documents/code-text.ts';
import type { ReadDocument } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import { barcodeModules, type CodeModules, codePng, codeSvg, qrModules } from './codes.ts';
import { type FacePhoto, readFacePhoto } from './face-photo.ts';
import { createPageImage, type Picture } from './page-image.ts';
import { codePicture, loadArtwork, photoPicture, pictureHref } from './pictures.ts';
import { createPrintable } from './printable.ts';
import { createTypstCompiler, type TypstPage } from './typst-compiler.ts';

/** What is drawn; a `StateDocument` is one. */
export interface DrawableDocument<Result extends object = object> {
  documentType: DocumentTypeName;
  /** As the state gave it, and attached so to the PDF; what the page shows is what can be read of it. */
  resultJson: Result;
  /** JPEG */
  facePhoto: Uint8Array | null;
  /** Whether to draw the visible sample mark. Without it, the page says that it was drawn from the state's data. */
  isSample: boolean;
}

export interface WantedParts {
  pdf: boolean;
  image: boolean;
}

/** The files as they are, not yet in base64. */
export interface DrawnDocument {
  /** PNG */
  qrcode: Uint8Array;
  /** PNG */
  barcode: Uint8Array;
  pdf: Uint8Array | null;
  /** JPEG */
  image: Uint8Array | null;
}

export type DrawDocument = (document: DrawableDocument, want: WantedParts) => Promise<DrawnDocument>;

/** Names the document type only, never what stands in the document. */
class UndrawableDocumentError extends Error {
  constructor(type: DocumentTypeName, reason: string) {
    super(`A document of type ${type} could not be drawn: ${reason}`);
    this.name = 'UndrawableDocumentError';
  }
}

/** Card templates are 600 points wide, so that a half point is a whole pixel. */
const CARD_IMAGE_WIDTH_PIXELS = 1200;
const CARD_PIXELS_PER_POINT = 2;
/** A4 at 150 dpi. */
const SHEET_IMAGE_WIDTH_PIXELS = 1240;
const QR_PNG_MODULE_PIXELS = 10;
const BARCODE_PNG_MODULE_PIXELS = 4;

/** Loads fonts and artwork once. The function it resolves to draws one document at a time. */
export async function createDrawDocument(): Promise<DrawDocument> {
  const typst = createTypstCompiler();
  const printable = createPrintable();
  const artwork = await loadArtwork(CARD_PIXELS_PER_POINT);
  const pageImages = {
    card: createPageImage(CARD_IMAGE_WIDTH_PIXELS),
    sheet: createPageImage(SHEET_IMAGE_WIDTH_PIXELS),
  };
  return async (document, want) => {
    const { type, result } = describe(document);
    const texts = documentCodes(type.layout, result.common);
    const qr = qrModules(texts.qrText);
    const barcode = barcodeModules(texts.barcode);
    const photo = document.facePhoto === null ? null : await readFacePhoto(document.facePhoto);
    const page = typstPage({ ...document, type, view: printable(type.view(result)) }, photo, { texts, qr, barcode });
    try {
      // The PDF comes first even where only the image is wanted: its export alone refuses characters that no font has.
      const pdf = typst.pdf(page, createdAtSeconds(result));
      const image = want.image ? await drawImage(type.layout, page, photo, { texts, qr, barcode }) : null;
      return {
        qrcode: codePng(qr, QR_PNG_MODULE_PIXELS),
        barcode: codePng(barcode, BARCODE_PNG_MODULE_PIXELS),
        pdf: want.pdf ? pdf : null,
        image,
      };
    } finally {
      typst.release();
    }
  };

  function drawImage(
    layout: DocumentType['layout'],
    page: TypstPage,
    photo: FacePhoto | null,
    codes: PageCodes,
  ): Promise<Uint8Array> {
    return pageImages[layout].draw(typst.svg(page), new Map([...artwork, ...ownPictures(page, photo, codes)]));
  }
}

interface PageCodes {
  texts: DocumentCodes;
  qr: CodeModules;
  barcode: CodeModules;
}

interface DescribedDocument {
  type: DocumentType;
  result: ReadDocument;
}

function describe({ documentType, resultJson }: DrawableDocument): DescribedDocument {
  const type = findDocumentType(documentType);
  const reading = readResult(type, resultJson);
  if (!reading.isDrawable) throw new UndrawableDocumentError(documentType, 'its data have another shape');
  return { type, result: reading.result };
}

interface DescribedPage extends DrawableDocument {
  type: DocumentType;
  view: Record<string, unknown>;
}

/** The file in `templates/`, without `.typ`. */
export function templateOf({ name }: DocumentType): string {
  return name.replaceAll('_', '-');
}

/** File names are those that the templates read. */
function typstPage(document: DescribedPage, photo: FacePhoto | null, codes: PageCodes): TypstPage {
  const { type, view, resultJson, isSample } = document;
  const { qrText, barcode } = codes.texts;
  const size = ({ width, height }: CodeModules) => ({ width, height });
  const data = {
    view,
    sample: isSample,
    hasPhoto: photo !== null,
    qr: { ...size(codes.qr), alt: `QR: ${qrText}` },
    barcode: {
      ...size(codes.barcode),
      alt: `${barcode.symbology === 'pdf417' ? 'PDF417' : 'Code 128'}: ${barcode.text}`,
    },
  };
  const text = new TextEncoder();
  return {
    template: templateOf(type),
    files: {
      'data.json': text.encode(JSON.stringify(data)),
      'document.json': text.encode(JSON.stringify(resultJson)),
      'qr.svg': text.encode(codeSvg(codes.qr)),
      'barcode.svg': text.encode(codeSvg(codes.barcode)),
      ...(photo === null ? {} : { 'photo.jpg': photo.jpeg }),
    },
  };
}

function ownPictures({ files }: TypstPage, photo: FacePhoto | null, codes: PageCodes): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  const add = (name: string, mediaType: 'image/svg+xml' | 'image/jpeg', picture: Picture) => {
    const bytes = files[name];
    if (bytes !== undefined) pictures.set(pictureHref(bytes, mediaType), picture);
  };
  add('qr.svg', 'image/svg+xml', codePicture(codes.qr));
  add('barcode.svg', 'image/svg+xml', codePicture(codes.barcode));
  if (photo !== null) add('photo.jpg', 'image/jpeg', photoPicture(photo));
  return pictures;
}

/** The PDF's date is the document's own: equal documents must give equal bytes, whenever they are drawn. */
function createdAtSeconds({ common }: ReadDocument): number {
  return Math.max(0, Math.floor((common.docIssuedDate ?? 0) / 1000));
}
