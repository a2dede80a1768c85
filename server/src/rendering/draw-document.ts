/**
 * One document → its codes, PDF and image. Runs in a worker: most of it is synchronous native work. See `renderer.ts` for what
 * callers use.
 */
import { type DocumentType, type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import { documentCodes } from '../documents/code-text.ts';
import type { ReadDocument } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import { barcodeModules } from './barcodes.ts';
import { codePng, qrModules, signedQrModules } from './codes.ts';
import type { DrawnPage, DrawPage } from './draw-page.ts';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { PdfStandard } from './typst-compiler.ts';

/** The files as they are, not yet in base64. */
export interface DrawnDocument extends DrawnPage {
  /** PNG */
  qrcode: Uint8Array;
  /** PNG */
  barcode: Uint8Array;
}

export type DrawDocument = (document: DrawableDocument, want: WantedParts) => Promise<DrawnDocument>;

/** Names the document type only, never what stands in the document. */
class UndrawableDocumentError extends Error {
  constructor(type: DocumentTypeName, reason: string) {
    super(`A document of type ${type} could not be drawn: ${reason}`);
    this.name = 'UndrawableDocumentError';
  }
}

const QR_PNG_MODULE_PIXELS = 10;
const BARCODE_PNG_MODULE_PIXELS = 4;

/** Draws one document at a time. */
export function createDrawDocument(pdfStandard?: PdfStandard): DrawDocument {
  let loading: Promise<DrawPage> | undefined;
  return async (document, want) => {
    const { type, result } = describe(document);
    const texts = documentCodes(type.layout, result.common);
    const signed = document.signedCode === undefined ? undefined : signedQrModules(document.signedCode);
    const codes = { texts, qr: qrModules(texts.qrText), barcode: barcodeModules(texts.barcode), signed };
    const drawn = {
      qrcode: codePng(codes.qr, QR_PNG_MODULE_PIXELS),
      barcode: codePng(codes.barcode, BARCODE_PNG_MODULE_PIXELS),
    };
    if (!want.pdf && !want.image) return { ...drawn, pdf: null, image: null, pageImages: null };
    loading ??= loadDrawPage(pdfStandard);
    const drawPage = await loading;
    return { ...drawn, ...(await drawPage({ ...document, type, result, codes }, want)) };
  };
}

async function loadDrawPage(pdfStandard: PdfStandard | undefined): Promise<DrawPage> {
  const { createDrawPage } = await import('./draw-page.ts');
  return createDrawPage(pdfStandard);
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
