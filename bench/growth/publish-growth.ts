/** Writes a growth run: into `bench/results/`, and into docs/performance.md where it is to be shown. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFolder, resultsFolder, showInPerformance } from '../performance-page.ts';
import { axes } from './growth-options.ts';
import { drawGrowth, type GrowthResults, reportGrowth } from './growth-report.ts';

export function writeGrowth(results: GrowthResults): void {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, 'growth.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(resultsFolder, 'growth.svg'), drawGrowth(results));
}

export function publishGrowth(measured: GrowthResults): void {
  const results = besideShown(measured, JSON.parse(readFileSync(join(publishedFolder, 'growth.json'), 'utf8')));
  showInPerformance('growth', {
    text: `![What a flow costs, by sessions, organisations, rows of the audit and size of the document](performance/growth.svg)\n\n${reportGrowth(results)}`,
    files: { 'growth.json': `${JSON.stringify(results, null, 2)}\n`, 'growth.svg': drawGrowth(results) },
  });
}

/** The axes that a run has not measured stay as they were shown. */
export function besideShown(measured: GrowthResults, shown: GrowthResults): GrowthResults {
  const all = [...measured.axes, ...shown.axes];
  return { axes: axes.flatMap((axis) => all.find((each) => each.axis === axis) ?? []) };
}
