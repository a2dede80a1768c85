/** Writes what the bench of the flow has found: into `bench/results/`, and into README and docs if the run is fit for it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawFlowChart } from './flow-chart.ts';
import { reportFlow, speedTable, whatEachDoes } from './flow-report.ts';
import { type FlowResults, faultsOf } from './flow-results.ts';
import { markedPart, replaceMarked } from './marked-text.ts';
import { publishedFolder, resultsFolder } from './performance-page.ts';

const README_CONNECTIONS = 16;
const MARKS = { begin: '<!-- bench: written by "npm run bench -- --readme" -->', end: '<!-- /bench -->' };
export const readme = join(import.meta.dirname, '../README.md');
/** From the README. */
const published = 'docs/performance';

export function writeResults(results: FlowResults, folder = resultsFolder): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'flow.md'), `${reportFlow(results)}\n`);
  writeFileSync(join(folder, 'flow.svg'), drawFlowChart(results));
}

export function publishedResults(): FlowResults {
  return JSON.parse(readFileSync(join(publishedFolder, 'flow.json'), 'utf8')) as FlowResults;
}

/** @throws Error where the run is not fit for it */
export function publishFlow(results: FlowResults): void {
  writeFileSync(readme, withFigures(readFileSync(readme, 'utf8'), results));
  writeResults(results, publishedFolder);
}

/** The README with this run between its marks, in place of what stood there. */
export function withFigures(text: string, results: FlowResults): string {
  const faults = faultsOf(results);
  if (faults.length > 0) throw new Error(`The README does not show this run: ${faults.join('; ')}.`);
  return replaceMarked(text, MARKS, figuresOf(results));
}

/** What the README shows; empty where no run was put there yet. */
export function shownFigures(text: string): string {
  return markedPart(text, MARKS);
}

function figuresOf(results: FlowResults): string {
  const { at, machine, rounds, flows, skipped } = results;
  return [
    `![Requests per second of each server at 1, 16 and 64 connections](${published}/flow.svg)`,
    `${README_CONNECTIONS} connections, ${at.slice(0, 10)}, ${machine.cores} cores (${machine.cpu}) for client and server; medians of ${rounds} rounds of ${flows} flows:`,
    speedTable(results, README_CONNECTIONS),
    whatEachDoes(results),
    ...skipped.map(({ name, reason }) => `${name} did not take part: ${reason}.`),
    `CPU by thread, memory and start: [all figures](${published}/flow.md).`,
  ].join('\n\n');
}
