/**
 * How soon the first pages show what they are about: the largest part that is painted, as Chromium tells it, and what is sent for it. Each
 * visit has empty caches. `--publish` puts the figures into docs/performance.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../e2e/browser.ts';
import { prepareCabinet } from '../e2e/cabinet-page.ts';
import { startGatewayProcess } from '../e2e/gateway-process.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdown-table.ts';
import { showInPerformance } from './performance-page.ts';
import { median } from './table.ts';

const PAGES = { 'the first page of the documentation': '/docs', 'the first page of the cabinet': '/cabinet/' };
const LANGUAGES = ['en', 'ru', 'kk'];
const VISITS = 7;

interface Visit {
  largestPaintMs: number;
  bytes: number;
}

const { values: options } = parseArgs({ options: { publish: { type: 'boolean', default: false } } });
const machine = describeMachine(join(import.meta.dirname, '..'));
await using cleanUp = new AsyncDisposableStack();
const directory = mkdtempSync(join(tmpdir(), 'qujat-pages-'));
cleanUp.defer(() => rmSync(directory, { recursive: true }));
await prepareCabinet();
const ending = { after: (end: () => unknown) => cleanUp.defer(async () => void (await end())) };
const gateway = await startGatewayProcess(ending, directory);
const browser = await launchBrowser();
cleanUp.defer(() => browser.close());

const rows: string[][] = [];
for (const [name, path] of Object.entries(PAGES)) {
  for (const language of LANGUAGES) {
    const url = `${gateway.address}${path}${path === '/docs' && language !== 'en' ? `/${language}` : ''}`;
    const visits: Visit[] = [];
    for (let round = 0; round < VISITS; round += 1) visits.push(await visit(browser, url, language));
    const times = visits.map(({ largestPaintMs }) => largestPaintMs);
    const spread = `${Math.round(median(times))} (${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))})`;
    rows.push([name, language, spread, String(Math.round(median(visits.map(({ bytes }) => bytes)) / 1000))]);
  }
}
const figures = markdownTable(['Page', 'Language', 'LCP, ms', 'kB sent in all'], rows);
const { cores, cpu, memoryGigabytes, system, node, commit, load } = machine;
const made = `${new Date().toISOString().slice(0, 10)}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, ${system}, Node ${node}, Qujat ${commit}, load ${load.toFixed(2)} before the start. ${VISITS} visits each: the median, and the least and most.`;
process.stdout.write(`${figures}\n\n${made}\n`);
if (options.publish) showInPerformance('pages', { text: `${figures}\n\n${made}`, files: {} });

async function visit(from: Awaited<ReturnType<typeof launchBrowser>>, url: string, locale: string): Promise<Visit> {
  const context = await from.newContext({ viewport: { width: 1440, height: 900 }, locale });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));
  await page.goto(url, { waitUntil: 'networkidle' });
  const largestPaintMs = await page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { largestPaintMs, bytes };
}
