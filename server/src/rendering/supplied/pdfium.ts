/**
 * pdfium for foreign PDFs: a fresh instance for each document, so that nothing of one citizen's document is left in memory when
 * the next one comes, with a bound on its memory. The functions that the library's own wrapper does not offer are called on the
 * instance's exports.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { RefusedPdfError } from './supplied-files.ts';

export interface Pdfium {
  document: PDFiumDocument;
  exports: PdfiumExports;
}

/** Numbers are addresses in the instance's memory, or plain numbers. See pdfium's `fpdfview.h` and `fpdf_edit.h`. */
export interface PdfiumExports {
  memory: { buffer: ArrayBuffer };
  malloc(bytes: number): number;
  free(address: number): void;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number;
  FPDFImageObj_GetImageFilterCount(image: number): number;
  FPDFImageObj_GetImageFilter(image: number, index: number, buffer: number, length: number): number;
  FPDFImageObj_GetImageDataRaw(image: number, buffer: number, length: number): number;
  FPDFImageObj_GetBitmap(image: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetWidth(bitmap: number): number;
  FPDFBitmap_GetHeight(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_GetFormat(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
}

const MAX_MEMORY_BYTES = 384 * 1024 * 1024;

let compiled: WebAssembly.Module | undefined;

/**
 * Gives `work` the parsed document. The instance is thrown away afterwards, whatever state it is in.
 * @throws RefusedPdfError `damaged`, and `too_much_memory` where the document wanted more: also where pdfium itself went on
 * without it, because then a part of the page is missing.
 */
export async function withPdfium<Result>(pdf: Uint8Array, work: (pdfium: Pdfium) => Promise<Result>): Promise<Result> {
  const memory = { exceeded: false };
  try {
    const { library, exports } = await startInstance(memory);
    const document = await library.loadDocument(pdf);
    const result = await work({ document, exports });
    if (!memory.exceeded) return result;
  } catch (error) {
    if (error instanceof RefusedPdfError) throw error;
    if (!memory.exceeded) throw new RefusedPdfError('damaged');
  }
  throw new RefusedPdfError('too_much_memory');
}

async function startInstance(memory: {
  exceeded: boolean;
}): Promise<{ library: PDFiumLibrary; exports: PdfiumExports }> {
  compiled ??= new WebAssembly.Module(readFileSync(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))));
  const module = compiled;
  let instance: WebAssembly.Instance | undefined;
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports, done) => {
      instance = new WebAssembly.Instance(module, withMemoryBound(imports, memory));
      // The library takes the instance here, although its types say module.
      done(instance as unknown as WebAssembly.Module);
      return instance.exports;
    },
  });
  if (instance === undefined) throw new Error('pdfium was not started');
  return { library, exports: instance.exports as unknown as PdfiumExports };
}

function withMemoryBound(imports: WebAssembly.Imports, memory: { exceeded: boolean }): WebAssembly.Imports {
  const environment = imports['env'] ?? {};
  const grow = environment['emscripten_resize_heap'] as (bytes: number) => number;
  return {
    ...imports,
    env: {
      ...environment,
      emscripten_resize_heap: (bytes: number) => {
        // 32 bits without a sign, which WebAssembly hands over with one.
        memory.exceeded ||= bytes >>> 0 > MAX_MEMORY_BYTES;
        return memory.exceeded ? 0 : grow(bytes);
      },
    },
  };
}
