/**
 * So many approves at once before an upstream that hands each document out once, with a PDF of about 113 KB each: how many came,
 * how long the slowest waited, and what it took. Clients repeat a 503 as the errors' page tells them; their time begins with their
 * first call. CPU and memory are read from `/proc`, so only on Linux.
 *
 *   npm run bench:burst -- [--clients 40,200]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startOwnTimeGateway } from '../e2e/own-time-gateway.ts';
import { findDocumentType } from '../server/src/documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';
import { createDrawDocument } from '../server/src/rendering/draw-document.ts';
import { openSessions, type Received, receive } from '../torture/burst-clients.ts';
import { burstSettings } from '../torture/burst-settings.ts';
import { startOnceUpstream } from '../torture/once-upstream.ts';
import { quantile, row, table } from './table.ts';

const { values } = parseArgs({ options: { clients: { type: 'string', default: '40,200' } } });
const PATIENCE_MS = 120_000;
const TICKS_PER_SECOND = 100;

const pdf = Buffer.from(await drawPdf()).toString('base64');
const rows: string[][] = [];
for (const clients of values.clients.split(',').map(Number)) rows.push(await playBurst(clients));
console.log(
  `PDFs of ${Math.round((pdf.length * 3) / 4 / 1024)} KB, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`,
);
const titles = ['approves', 'delivered', 'lost', 'with codes', 'p50', 'p99', 'file p99', 'peak memory', 'CPU'];
console.log(table(titles, rows));

async function drawPdf(): Promise<Uint8Array> {
  const type = findDocumentType('identity_card');
  const draw = createDrawDocument();
  const document = await makeSampleDocument(type, sampleHolderOf(type));
  const { pdf: drawn } = await draw(document, { pdf: true, image: false });
  if (drawn === null) throw new Error('no PDF was drawn');
  return drawn;
}

/** Each on a gateway of its own, which is warm neither before the first nor before the second. */
async function playBurst(clients: number): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-burst-'));
  const upstream = await startOnceUpstream({ pdfOf: () => pdf });
  const gateway = await startOwnTimeGateway(directory, { ...burstSettings, QUJAT_RELAY_URL: upstream.url });
  const sessions = await openSessions(gateway, clients);
  const cpuBefore = usageOf(gateway.process.pid).cpuSeconds;
  const received = await Promise.all(sessions.map((session) => receive(gateway, session, { patienceMs: PATIENCE_MS })));
  const { cpuSeconds, peakMegabytes } = usageOf(gateway.process.pid);
  await gateway.stop();
  upstream.close();
  rmSync(directory, { recursive: true });
  return rowOf(received, upstream.delivered, { cpuSeconds: cpuSeconds - cpuBefore, peakMegabytes });
}

function rowOf(received: Received[], delivered: Set<string>, { cpuSeconds, peakMegabytes }: ProcessUsage): string[] {
  const came = new Set(received.map(({ number }) => number));
  const seconds = (share: number, of: (one: Received) => number) =>
    `${(quantile(received.map(of), share) / 1000).toFixed(1)} s`;
  return row(
    String(received.length),
    String(received.filter(({ number }) => number !== null).length),
    String([...delivered].filter((number) => !came.has(number)).length),
    String(received.filter(({ hasCodes }) => hasCodes).length),
    seconds(0.5, ({ documentMs }) => documentMs),
    seconds(0.99, ({ documentMs }) => documentMs),
    seconds(0.99, ({ fileMs }) => fileMs),
    `${peakMegabytes.toFixed(0)} MB`,
    `${cpuSeconds.toFixed(1)} s`,
  );
}

interface ProcessUsage {
  cpuSeconds: number;
  peakMegabytes: number;
}

function usageOf(pid = 0): ProcessUsage {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  // proc(5): user and system time are the 14th and 15th value; the second may hold blanks.
  const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return {
    cpuSeconds: times.reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND,
    peakMegabytes: Number(peak) / 1024,
  };
}
