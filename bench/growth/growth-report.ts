/** The figures of a growth run as Markdown and as curves. */
import { isDeepStrictEqual } from 'node:util';
import { QUIET_LOAD } from '../flow-results.ts';
import { drawLineChart } from '../line-chart.ts';
import type { Machine } from '../machine.ts';
import { markdownTable } from '../markdown-table.ts';
import { median } from '../table.ts';
import type { Axis } from './growth-options.ts';

export interface LevelResult {
  size: number;
  /** By round, as the pages are. */
  cpuMsPerFlow: number[];
  /** Of 4 KB: what the process reads. Those of its caches are not among them; the requests are. */
  pagesPerFlow: number[];
  residentMegabytes: number;
}

/** Each axis may be of a run of its own. */
export interface AxisResult {
  axis: Axis;
  run: GrowthRun;
  levels: LevelResult[];
}

export interface GrowthRun {
  at: string;
  machine: Machine;
  flows: number;
  rounds: number;
}

export interface GrowthResults {
  axes: AxisResult[];
}

const TITLES: Record<Axis, { size: string; unit: (size: number) => string }> = {
  sessions: { size: 'sessions', unit: counted },
  organizations: { size: 'organisations', unit: counted },
  audit: { size: 'rows of the audit', unit: counted },
  payload: {
    size: 'PDF of the state',
    unit: (bytes) => (bytes < 2 ** 20 ? `${bytes / 1024} KB` : `${bytes / 2 ** 20} MB`),
  },
};

export function reportGrowth({ axes }: GrowthResults): string {
  const parts = axes.flatMap((result, index) => {
    const isSameRun = isDeepStrictEqual(axes[index - 1]?.run, result.run);
    return [...(isSameRun ? [] : describeRun(result.run)), axisTable(result)];
  });
  return parts.join('\n\n');
}

function describeRun({ at, machine, flows, rounds }: GrowthRun): string[] {
  const { cpu, cores, memoryGigabytes, system, node, commit, load } = machine;
  return [
    `${at.slice(0, 10)}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, ${system}, Node ${node}, Qujat ${commit}, load ${load.toFixed(2)} before the start. ` +
      `SQLite, 16 connections, ${rounds} rounds of ${flows} flows in turn; medians, and the least and most; ratios are within a round. Documents of the state: 2 connections, at ` +
      'most 100 MB of them a round.',
    ...(load > QUIET_LOAD ? ['The machine had other work: read the ratios and the pages, not the milliseconds.'] : []),
  ];
}

function axisTable({ axis, levels }: AxisResult): string {
  const { size, unit } = TITLES[axis];
  const [smallest] = levels;
  const rows = levels.map((level) => [
    unit(level.size),
    spread(ratiosTo(smallest, level), 2),
    spread(level.cpuMsPerFlow, 2),
    ...(axis === 'payload' ? [] : [spread(level.pagesPerFlow, 1)]),
    level.residentMegabytes.toFixed(0),
  ]);
  const pages = axis === 'payload' ? [] : ['pages read a flow'];
  return markdownTable([size, 'CPU to the first row', 'CPU ms a flow', ...pages, 'MB resident'], rows);
}

/** A panel for each axis and measure. */
export function drawGrowth({ axes }: GrowthResults): string {
  const panels = axes.flatMap(({ axis, levels }) => {
    const { size, unit } = TITLES[axis];
    const points = levels.map((level) => unit(level.size));
    const lineOf = (name: string, values: (level: LevelResult) => number[]) => [
      { name: 'least', values: levels.map((level) => Math.min(...values(level))) },
      { name, values: levels.map((level) => median(values(level))) },
      { name: 'most', values: levels.map((level) => Math.max(...values(level))) },
    ];
    const ratios = (level: LevelResult) => ratiosTo(levels[0], level);
    const cpu = {
      title: `CPU of a flow, as a multiple of the first, by ${size}`,
      points,
      lines: lineOf('median', ratios),
    };
    const pages = {
      title: `Pages of 4 KB read a flow, by ${size}`,
      points,
      lines: lineOf('median', (level) => level.pagesPerFlow),
    };
    return axis === 'payload' ? [cpu] : [cpu, pages];
  });
  return drawLineChart('What a flow costs, by what the store holds and what the state gives', panels);
}

/** Within each round, so that what slows the machine for a while slows both. */
function ratiosTo(first: LevelResult | undefined, { cpuMsPerFlow }: LevelResult): number[] {
  return cpuMsPerFlow.map((own, round) => own / (first?.cpuMsPerFlow[round] ?? Number.NaN));
}

function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

function counted(size: number): string {
  return size.toLocaleString('en');
}
