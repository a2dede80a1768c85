/**
 * Every document type: time, CPU and bytes of its PDF and image, beside Chromium and pdfmake printing the same data; then the
 * memory over many documents. All in one run, in turn. `--documents 5000` sets how many the memory is watched over.
 *
 * CPU is that of the whole process; Chromium's is in processes of its own, so of Chromium only the time is compared.
 */
import { parseArgs } from 'node:util';
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { createRenderer } from '../server/src/rendering/renderer.ts';
import { chromiumReference, pdfmakeReference } from './references.ts';
import { median, quantile, row, table } from './table.ts';

const REPEATS = 15;
const { values } = parseArgs({ options: { documents: { type: 'string', default: '1000' } } });

// No cache: everything is drawn.
const renderer = createRenderer({ sampleCacheBytes: 0 });
const references = [await chromiumReference(), pdfmakeReference()];
const pdfOnly = { pdf: true, image: false };
const imageOnly = { pdf: false, image: true };

interface Measured {
  ms: number;
  cpuMs: number;
  bytes: number;
}

async function measured(work: () => Promise<Uint8Array | null>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const bytes = (await work())?.length ?? 0;
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, bytes };
}

const figure = (runs: Measured[], name: keyof Measured) => median(runs.map((run) => run[name]));
const ninetyFifth = (runs: Measured[]) =>
  quantile(
    runs.map(({ ms }) => ms),
    0.95,
  );
const rows: string[][] = [];

for (const type of documentTypes) {
  const document = await makeSampleDocument(type, sampleHolderOf(type));
  const files = await renderer.renderDocument(document, pdfOnly);
  const runs: Measured[][] = [[], [], [], []];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    runs[0]?.push(await measured(async () => (await renderer.renderDocument(document, pdfOnly)).pdf));
    runs[1]?.push(await measured(async () => (await renderer.renderDocument(document, imageOnly)).image));
    for (const [index, reference] of references.entries()) {
      runs[2 + index]?.push(await measured(() => reference.print(document.resultJson, files)));
    }
  }
  const [pdf = [], image = [], chromium = [], made = []] = runs;
  rows.push(
    row(
      type.name,
      figure(pdf, 'ms').toFixed(0),
      ninetyFifth(pdf).toFixed(0),
      figure(pdf, 'cpuMs').toFixed(0),
      ((figure(pdf, 'bytes') * 0.75) / 1024).toFixed(0),
      figure(image, 'ms').toFixed(0),
      ninetyFifth(image).toFixed(0),
      figure(image, 'cpuMs').toFixed(0),
      ((figure(image, 'bytes') * 0.75) / 1024).toFixed(0),
      (figure(pdf, 'ms') / figure(chromium, 'ms')).toFixed(2),
      (figure(pdf, 'ms') / figure(made, 'ms')).toFixed(2),
      (figure(pdf, 'cpuMs') / figure(made, 'cpuMs')).toFixed(2),
    ),
  );
}

const pdfHead = ['PDF ms', 'p95', 'CPU ms', 'KB'];
const imageHead = ['image ms', 'p95', 'CPU ms', 'KB'];
console.log(`Medians of ${REPEATS}; the last three are ratios of our PDF's time or CPU to theirs.\n`);
console.log(table(['', ...pdfHead, ...imageHead, 'ms / Chromium', 'ms / pdfmake', 'CPU / pdfmake'], rows));
await Promise.all(references.map((reference) => reference.close()));

const documents = Number(values.documents);
const samples = await Promise.all(documentTypes.map((type) => makeSampleDocument(type, sampleHolderOf(type))));
const curve: string[] = [];
for (let done = 0; done < documents; done += 1) {
  const document = samples[done % samples.length];
  if (document !== undefined) await renderer.renderDocument(document, done % 2 === 0 ? pdfOnly : imageOnly);
  if ((done + 1) % Math.ceil(documents / 10) === 0) curve.push((process.memoryUsage.rss() / 1e6).toFixed(0));
}
console.log(`\nResident MB at each tenth of ${documents} documents of all types: ${curve.join('  ')}`);
await renderer.close();
