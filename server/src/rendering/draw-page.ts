/**
 * The page of a document: its PDF, and the image of it. Loaded with the first page that is wanted, since most replies carry codes alone;
 * what makes images, Skia and the artwork as pixels, with the first image.
 */
import type { DocumentType } from '../documents/catalogue.ts';
import type { ReadDocument } from '../documents/document-type.ts';
import type { CodeModules } from './codes.ts';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import { readFacePhoto } from './face-photo.ts';
import { readFontAdvances } from './font-advances.ts';
import type { PageImage } from './image/page-image.ts';
import { packPdf } from './pack-pdf.ts';
import { filesOf, type PageCodes, standInPictures, wholePictures } from './page-pictures.ts';
import { createPrintable } from './printable.ts';
import { createTextFitter, type TextFits } from './text-fits.ts';
import { createTypstCompiler, type PdfStandard, readTextFonts, type TypstPage } from './typst-compiler.ts';

export interface DrawnPage {
  pdf: Uint8Array | null;
  /** JPEG */
  image: Uint8Array | null;
  /** JPEG, one a page, where the image has several. */
  pageImages: Uint8Array[] | null;
}

/** A document with what can be read of it. */
export interface PageDocument extends DrawableDocument {
  type: DocumentType;
  result: ReadDocument;
  codes: PageCodes;
}

export type DrawPage = (document: PageDocument, want: WantedParts) => Promise<DrawnPage>;

/** Card templates are 600 points wide, so that a half point is a whole pixel. A4 has 150 dpi. */
const IMAGE_WIDTH_PIXELS = { card: 1200, sheet: 1240 };
const CARD_PIXELS_PER_POINT = 2;

/** Loads the fonts once. The function it gives draws one page at a time. */
export function createDrawPage(pdfStandard?: PdfStandard): DrawPage {
  const typst = createTypstCompiler(pdfStandard);
  const fonts = readTextFonts().map(readFontAdvances);
  const printable = createPrintable(fonts);
  const fitTexts = createTextFitter(fonts);
  let loading: Promise<PageImage> | undefined;
  const loadedPageImage = (): Promise<PageImage> => {
    loading ??= loadPageImage();
    return loading;
  };
  return async (document, want) => {
    const { type, result } = document;
    const photo = document.facePhoto === null ? null : await readFacePhoto(document.facePhoto);
    const view = printable(type.view(result));
    const pageImage = want.image ? await loadedPageImage() : undefined;
    const pictures = want.pdf ? wholePictures(document.codes, photo) : standInPictures(document.codes, photo);
    const files = { ...filesOf(pictures), ...(!want.pdf && pageImage?.artworkFiles) };
    const page = typstPage({ ...document, view, fits: fitTexts(view) }, files);
    try {
      const pdf = want.pdf ? packPdf(typst.pdf(page, createdAtSeconds(result))) : null;
      const images = await pageImage?.draw(typst.svg(page), IMAGE_WIDTH_PIXELS[type.layout], pictures);
      await photo?.assertComplete();
      return { pdf, image: null, pageImages: null, ...images };
    } finally {
      typst.release();
    }
  };
}

async function loadPageImage(): Promise<PageImage> {
  const [{ createPageImage }, { loadArtwork }] = await Promise.all([
    import('./image/page-image.ts'),
    import('./image/artwork.ts'),
  ]);
  return createPageImage(await loadArtwork(CARD_PIXELS_PER_POINT));
}

/** The file in `templates/`, without `.typ`. */
export function templateOf({ name }: DocumentType): string {
  return name.replaceAll('_', '-');
}

interface PrintedDocument extends PageDocument {
  /** With printable characters alone. */
  view: Record<string, unknown>;
  fits: TextFits;
}

/** What the templates read, by the file names that they know. */
export function typstPage(
  { type, view, fits, resultJson, facePhoto, isSample, codes }: PrintedDocument,
  pictures: TypstPage['files'],
): TypstPage {
  const { qrText, barcode } = codes.texts;
  const size = ({ width, height }: CodeModules) => ({ width, height });
  const data = {
    view,
    sample: isSample,
    hasPhoto: facePhoto !== null,
    qr: { ...size(codes.qr), alt: `QR: ${qrText}` },
    barcode: {
      ...size(codes.barcode),
      alt: `${barcode.symbology === 'pdf417' ? 'PDF417' : 'Code 128'}: ${barcode.text}`,
    },
    signed: codes.signed && { ...size(codes.signed), alt: 'Қол қойылған QR / Подписанный QR' },
  };
  const text = new TextEncoder();
  return {
    template: templateOf(type),
    files: {
      'data.json': text.encode(JSON.stringify(data)),
      'fits.json': text.encode(JSON.stringify(fits)),
      'document.json': text.encode(JSON.stringify(resultJson)),
      ...pictures,
    },
  };
}

/** The PDF's date is the document's own: equal documents must give equal bytes, whenever they are drawn. */
function createdAtSeconds({ common }: ReadDocument): number {
  return Math.max(0, Math.floor((common.docIssuedDate ?? 0) / 1000));
}
