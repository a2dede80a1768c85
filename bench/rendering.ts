/**
 * The identity card: its first PDF, then PDFs and images per second and the CPU time of each, for documents that are rendered and
 * for samples that come from the cache; then the process's memory over many rendered documents of all types, eight at a time. All
 * rounds are interleaved; the figures are medians. `document-types.ts` measures every type. `--documents 5000` sets how many the
 * memory is watched over; `--quick` is a short run.
 */
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { identityCard } from '../server/src/documents/identity-card.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { readPortrait } from '../server/src/egov/sandbox/portrait.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { createRenderer } from '../server/src/rendering/renderer.ts';
import { createDistinctDocuments } from './distinct-documents.ts';
import { readRenderingOptions } from './rendering-options.ts';
import { median, quantile, row, table } from './table.ts';

const { quick, memoryDocuments } = readRenderingOptions();
const ROUNDS = quick ? 3 : 9;
const DOCUMENTS_A_ROUND = quick ? 10 : 40;
const MEMORY_POINTS = 20;
const AT_A_TIME = 8;

type Want = { pdf: boolean; image: boolean };

const person = sandboxPeople.find(({ situation }) => situation === 'ok');
if (person === undefined) throw new Error('the sandbox has nobody');
const facePhoto = await readPortrait(person);
const sample = identityCard.sample(person);

/** A document that no other call has: its number is the serial. */
function documentOf(serial: number, isSample: boolean) {
  const docNumber = String(serial).padStart(9, '0');
  const common = { ...sample.common, docNumber, docUri: `IdentityCard:${docNumber}` };
  return { documentType: 'identity_card' as const, resultJson: { ...sample, common }, facePhoto, isSample };
}

let serial = 0;
const startedAt = performance.now();
const renderer = createRenderer();
await renderer.renderDocument(documentOf(serial++, false), { pdf: true, image: false });
const firstMs = performance.now() - startedAt;
await renderer.renderDocument(documentOf(serial++, false), { pdf: false, image: true });

interface Round {
  perSecond: number;
  cpuMs: number;
  latenciesMs: number[];
}

async function round(want: Want, cached: boolean): Promise<Round> {
  const latenciesMs: number[] = [];
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let count = 0; count < DOCUMENTS_A_ROUND; count++) {
    const document = cached ? documentOf(0, true) : documentOf(serial++, false);
    const before = performance.now();
    await renderer.renderDocument(document, want);
    latenciesMs.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (1000 * DOCUMENTS_A_ROUND) / (performance.now() - started),
    cpuMs: (user + system) / 1000 / DOCUMENTS_A_ROUND,
    latenciesMs,
  };
}

const kinds: [string, Want, boolean][] = [
  ['PDF rendered', { pdf: true, image: false }, false],
  ['image rendered', { pdf: false, image: true }, false],
  ['PDF cached', { pdf: true, image: false }, true],
  ['image cached', { pdf: false, image: true }, true],
];
const results = new Map<string, Round[]>(kinds.map(([name]) => [name, []]));
for (let count = 0; count < ROUNDS; count++) {
  for (const [name, want, cached] of kinds) results.get(name)?.push(await round(want, cached));
}

console.log(`Identity card; first PDF ${firstMs.toFixed(0)} ms after the renderer was made; one caller at a time.\n`);
const rows = [...results].map(([name, rounds]) => {
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  return row(
    name,
    median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
    median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(1),
    median(latencies).toFixed(1),
    quantile(latencies, 0.95).toFixed(1),
  );
});
console.log(table(['', 'documents/s', 'CPU ms', 'median ms', 'p95 ms'], rows));

const samples = await Promise.all(documentTypes.map((type) => makeSampleDocument(type, sampleHolderOf(type))));
const distinct = createDistinctDocuments();
const curve: string[] = [];
const turns = Math.ceil(memoryDocuments / AT_A_TIME);
for (let turn = 0; turn < turns; turn++) {
  const drawn = Array.from({ length: AT_A_TIME }, (_, index) => samples[(turn * AT_A_TIME + index) % samples.length]);
  await Promise.all(
    drawn.map(async (document) => {
      const everything = { pdf: true, image: true };
      if (document !== undefined) await renderer.renderDocument({ ...distinct(document), isSample: false }, everything);
    }),
  );
  if ((turn + 1) % Math.ceil(turns / MEMORY_POINTS) === 0) curve.push((process.memoryUsage.rss() / 1e6).toFixed(0));
}
console.log(
  `\nResident MB while ${turns * AT_A_TIME} documents of all types are drawn, PDF and image, ${AT_A_TIME} at a time:`,
);
console.log(curve.join('  '));
await renderer.close();
