/**
 * PDFs and images per second, and the CPU time of each, for documents that are rendered and for samples that come from the cache;
 * and the process's memory over a thousand rendered documents. All rounds are interleaved; the figures are medians.
 */
import { identityCard } from '../server/src/documents/identity-card.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { drawPortrait } from '../server/src/egov/sandbox/portrait/portrait.ts';
import { createRenderer } from '../server/src/rendering/renderer.ts';
import { median, quantile, row, table } from './table.ts';

const ROUNDS = 9;
const DOCUMENTS_A_ROUND = 40;
const MEMORY_DOCUMENTS = 1000;

type Want = { pdf: boolean; image: boolean };

const person = sandboxPeople.find(({ situation }) => situation === 'ok');
if (person === undefined) throw new Error('the sandbox has nobody');
const facePhoto = await drawPortrait(person);
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

console.log(`\nResident MB while ${MEMORY_DOCUMENTS} documents are rendered, PDF and image, 8 at a time:`);
const curve: string[] = [];
for (let done = 0; done < MEMORY_DOCUMENTS; done += 8) {
  await Promise.all(
    Array.from({ length: 8 }, () => renderer.renderDocument(documentOf(serial++, false), { pdf: true, image: true })),
  );
  if (done % 104 === 96) curve.push((process.memoryUsage.rss() / 1e6).toFixed(0));
}
console.log(curve.join('  '));
await renderer.close();
