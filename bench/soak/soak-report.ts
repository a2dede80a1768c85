/** What a soak has found, and whether it is flat. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawLineChart } from '../line-chart.ts';
import type { Machine } from '../machine.ts';
import { markdownTable } from '../markdown-table.ts';
import { resultsFolder, showInPerformance } from '../performance-page.ts';
import { median } from '../table.ts';

export interface SoakMinute {
  minute: number;
  flows: number;
  /** Due while all connections were busy. */
  missed: number;
  p50Ms: number;
  p99Ms: number;
  cpuMsPerFlow: number;
  residentMegabytes: number;
  handles: number;
}

export interface SoakResults {
  at: string;
  machine: Machine;
  everyMs: number;
  /** The share of what the gateway can do. */
  load: number;
  /** Flows that were due. */
  perSecond: number;
  minutes: SoakMinute[];
}

type Measure = Exclude<keyof SoakMinute, 'minute'>;

/** What is to be flat: how much the median of the last third may be above that of the middle third. The first third warms up. */
export const FLAT_WITHIN: Partial<Record<Measure, number>> = { residentMegabytes: 0.1, handles: 0.1, p99Ms: 0.25 };

const TITLES: Record<Measure, string> = {
  flows: 'flows',
  missed: 'missed',
  p50Ms: 'p50 ms',
  p99Ms: 'p99 ms',
  cpuMsPerFlow: 'CPU ms a flow',
  residentMegabytes: 'MB resident',
  handles: 'handles',
};

/** Of fewer minutes a third is too short to tell anything. */
const MINUTES_LEAST = 9;

export interface Trend {
  measure: Measure;
  middle: number;
  last: number;
  flat: boolean;
}

export function trendsIn(minutes: readonly SoakMinute[]): Trend[] {
  if (minutes.length < MINUTES_LEAST) return [];
  const third = Math.floor(minutes.length / 3);
  const of = (measure: Measure, part: readonly SoakMinute[]) => median(part.map((each) => each[measure]));
  return (Object.entries(FLAT_WITHIN) as [Measure, number][]).map(([measure, within]) => {
    const middle = of(measure, minutes.slice(third, minutes.length - third));
    const last = of(measure, minutes.slice(minutes.length - third));
    return { measure, middle, last, flat: last <= middle * (1 + within) };
  });
}

export function unevenIn(minutes: readonly SoakMinute[]): Trend[] {
  return trendsIn(minutes).filter(({ flat }) => !flat);
}

export function reportSoak({ at, machine, everyMs, load, perSecond, minutes }: SoakResults): string {
  const { cpu, cores, memoryGigabytes, system, node, commit, load: loadBefore } = machine;
  const trends = trendsIn(minutes).map(({ measure, middle, last, flat }) => {
    return [TITLES[measure], middle.toFixed(1), last.toFixed(1), flat ? 'flat' : '**not flat**'];
  });
  return [
    `${at.slice(0, 10)}, ${cores} cores (${cpu}) for client and gateway, ${memoryGigabytes} GB, ${system}, Node ${node}, Qujat ${commit}, load ${loadBefore.toFixed(2)} before the start. ` +
      `SQLite, ${minutes.length} × ${everyMs / 1_000} s at ${perSecond.toFixed(0)} flows a second, ${(load * 100).toFixed(0)} % of the most; ` +
      `${minutes.reduce((total, { flows }) => total + flows, 0)} flows, ${minutes.reduce((total, { missed }) => total + missed, 0)} missed. A flow is request, inbox and approve with a PDF.`,
    trends.length === 0
      ? 'Too short to tell what is flat.'
      : markdownTable(['', 'middle third', 'last third', ''], trends),
  ].join('\n\n');
}

export function csvOf(minutes: readonly SoakMinute[]): string {
  const columns = ['minute', ...Object.keys(TITLES)] as (keyof SoakMinute)[];
  const rows = minutes.map((each) => columns.map((column) => Number(each[column].toFixed(3))).join());
  return `${[columns.join(), ...rows].join('\n')}\n`;
}

export function drawSoak({ minutes }: SoakResults): string {
  const points = minutes.map(({ minute }) => String(minute));
  const lineOf = (measure: Measure) => ({ name: TITLES[measure], values: minutes.map((each) => each[measure]) });
  return drawLineChart('Minute after minute at a steady load', [
    { title: 'Memory', points, lines: [lineOf('residentMegabytes')] },
    { title: 'Open handles', points, lines: [lineOf('handles')] },
    { title: 'A flow, from when it was due', points, lines: [lineOf('p50Ms'), lineOf('p99Ms')] },
    { title: 'CPU', points, lines: [lineOf('cpuMsPerFlow')] },
  ]);
}

function filesOf(results: SoakResults): Record<string, string> {
  return { 'soak.csv': csvOf(results.minutes), 'soak.svg': drawSoak(results) };
}

export function writeSoak(results: SoakResults): void {
  mkdirSync(resultsFolder, { recursive: true });
  for (const [name, content] of Object.entries(filesOf(results))) writeFileSync(join(resultsFolder, name), content);
}

export function publishSoak(results: SoakResults): void {
  const picture = '![Memory, open handles, the slowest flows and CPU in each minute](performance/soak.svg)';
  const text = `${picture}\n\n${reportSoak(results)}\n\nMinute by minute: [soak.csv](performance/soak.csv).`;
  showInPerformance('soak', { text, files: filesOf(results) });
}
