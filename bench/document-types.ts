/**
 * Every document type: time, CPU and bytes of its PDF and image, beside Chromium and pdfmake printing the same data. All types
 * and all ways take turns, no document comes twice, and no finished document is cached; `--quick` is a short run.
 *
 * Typst keeps what it laid out for some documents, so a PDF after others of its type is quicker than one after other types. Both
 * are measured: a gateway that mostly gives out identity cards is nearer to the first, one with mixed requests to the second.
 */
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import type { DrawableDocument } from '../server/src/rendering/drawable-document.ts';
import { createRenderer } from '../server/src/rendering/renderer.ts';
import { descendantsCpuMs, ownCpuMs } from './cpu-time.ts';
import { createDistinctDocuments } from './distinct-documents.ts';
import { ownTable, referenceTable, type TypeResult } from './document-types-report.ts';
import { chromiumReference, pdfmakeReference } from './references.ts';
import { readRenderingOptions } from './rendering-options.ts';

const { quick } = readRenderingOptions();
const REPEATS = quick ? 5 : 30;

const renderer = createRenderer({ sampleCacheBytes: 0 });
const chromium = await chromiumReference();
const pdfmake = pdfmakeReference();
const distinct = createDistinctDocuments();
const subjects = await Promise.all(
  documentTypes.map(async (type) => {
    const document = await makeSampleDocument(type, sampleHolderOf(type));
    const files = await renderer.renderDocument(document, { pdf: true, image: true });
    const result: TypeResult = {
      name: type.name,
      layout: type.layout,
      firstPdf: [],
      pdf: [],
      image: [],
      chromium: [],
      pdfmake: [],
    };
    return { document, files, result };
  }),
);

const drawPdf = async (document: DrawableDocument) =>
  (await renderer.renderDocument(document, { pdf: true, image: false })).pdf;
const drawImage = async (document: DrawableDocument) =>
  (await renderer.renderDocument(document, { pdf: false, image: true })).image;

/** Looking up the children's CPU takes a moment, so the clock runs inside of it. */
async function measured(work: () => Promise<Uint8Array | null>, hasChildren = false) {
  const childrenMs = hasChildren ? descendantsCpuMs() : 0;
  const cpuMs = ownCpuMs();
  const started = performance.now();
  const bytes = (await work())?.length ?? 0;
  const ms = performance.now() - started;
  const ownMs = ownCpuMs() - cpuMs;
  return { ms, cpuMs: ownMs + (hasChildren ? descendantsCpuMs() - childrenMs : 0), bytes };
}

// The first round warms up and is not counted.
for (let repeat = -1; repeat < REPEATS; repeat++) {
  for (const { document, files, result } of subjects) {
    const printed = distinct(document).resultJson;
    const firstPdf = await measured(() => drawPdf(distinct(document)));
    const pdf = await measured(() => drawPdf(distinct(document)));
    const image = await measured(() => drawImage(distinct(document)));
    const inChromium = await measured(() => chromium.print(printed, files), true);
    const byPdfmake = await measured(() => pdfmake.print(printed, files));
    if (repeat < 0) continue;
    result.firstPdf.push(firstPdf);
    result.pdf.push(pdf);
    result.image.push(image);
    result.chromium.push(inChromium);
    result.pdfmake.push(byPdfmake);
  }
}
await Promise.all([chromium.close(), pdfmake.close()]);

const results = subjects.map(({ result }) => result);
console.log(`${REPEATS} documents of each type; medians in ms, CPU as means; one caller at a time.\n`);
console.log(ownTable(results));
console.log(
  '\nPDF after one of its type, beside the same data as rows of a table, without design, tags and attachment; ratios are ours to theirs:\n',
);
console.log(referenceTable(results));
await renderer.close();
