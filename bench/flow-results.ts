/** What the bench of the flow has found, as `flow.json` holds it, and the figures that follow from it. */
import type { Kind } from './contestants/contestant.ts';
import type { Machine } from './machine.ts';
import { median } from './table.ts';

export interface Percentiles {
  p50Ms: number;
  p99Ms: number;
}

export interface RoundFigures {
  requestsPerSecond: number;
  request: Percentiles;
  approve: Percentiles;
  /** By thread. */
  cpuMsPerFlow: Record<string, number>;
}

export interface ContestantResult {
  name: string;
  version: string;
  kind: Kind;
  does: string;
  startMs: number[];
  residentMegabytes: { started: number; worked: number };
  /** By the number of connections, in the order of the rounds: those of one index were played in turn. */
  rounds: Record<string, RoundFigures[]>;
}

export interface FlowResults {
  at: string;
  machine: Machine;
  /** In each round, and before the first. */
  flows: number;
  /** That all have played. */
  rounds: number;
  connections: number[];
  /** All contestants were asked, and no others. */
  whole: boolean;
  replyKilobytes: number;
  pdfKilobytes: number;
  contestants: ContestantResult[];
  skipped: { name: string; reason: string }[];
}

export interface Spread {
  median: number;
  min: number;
  max: number;
}

export interface Figures extends ContestantResult {
  requestsPerSecond: Spread;
  toStatic: Spread;
  request: Percentiles;
  approve: Percentiles;
  cpuMsPerFlow: Record<string, number>;
}

/** To which all ratios are. */
export const STATIC_NAME = 'static Fastify';
export const QUIET_LOAD = 0.5;

/** At one number of connections. Ratios are within a round, so that what slows the machine for a while slows both. */
export function figuresAt({ contestants }: FlowResults, connections: number): Figures[] {
  const limit = roundsOf(contestants, STATIC_NAME, connections);
  return contestants.map((contestant) => {
    const rounds = contestant.rounds[connections] ?? [];
    const perSecond = rounds.map(({ requestsPerSecond }) => requestsPerSecond);
    return {
      ...contestant,
      requestsPerSecond: spreadOf(perSecond),
      toStatic: spreadOf(perSecond.map((own, round) => own / (limit[round]?.requestsPerSecond ?? Number.NaN))),
      request: medianPercentiles(rounds.map(({ request }) => request)),
      approve: medianPercentiles(rounds.map(({ approve }) => approve)),
      cpuMsPerFlow: medianByThread(rounds.map(({ cpuMsPerFlow }) => cpuMsPerFlow)),
    };
  });
}

/** How many times as many requests the one answers as the other, in the median round. */
export function ratioOf({ contestants }: FlowResults, names: { of: string; to: string }, connections: number): number {
  const [own, other] = [names.of, names.to].map((name) => roundsOf(contestants, name, connections));
  return median(
    (own ?? []).map((round, index) => round.requestsPerSecond / (other?.[index]?.requestsPerSecond ?? Number.NaN)),
  );
}

type Conditions = Pick<FlowResults, 'machine' | 'flows' | 'rounds' | 'connections' | 'whole'>;

/** Why the README may not show this run; empty where it may. */
export function faultsOf({ machine, flows, rounds, connections, whole }: Conditions): string[] {
  return [
    ...(machine.load > QUIET_LOAD ? [`the machine had other work: its load was ${machine.load.toFixed(2)}`] : []),
    ...(machine.storesInMemory ? ['the stores lay in memory, where nothing waits for a disk'] : []),
    ...(machine.commit.includes(' ') ? [`Qujat was no commit: ${machine.commit}`] : []),
    ...(flows < 5_000 ? [`${flows} flows a round leave the servers cold: 5,000 are needed`] : []),
    ...(rounds < 3 ? [`${rounds} rounds show no spread: 3 are needed`] : []),
    ...(connections.join() === '1,16,64' ? [] : ['it needs 1, 16 and 64 connections']),
    ...(whole ? [] : ['not all contestants were asked, or another one was']),
  ];
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function roundsOf(contestants: readonly ContestantResult[], name: string, connections: number): RoundFigures[] {
  return contestants.find((contestant) => contestant.name === name)?.rounds[connections] ?? [];
}

function spreadOf(values: number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

function medianPercentiles(rounds: Percentiles[]): Percentiles {
  return { p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)), p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)) };
}

/** A thread that did nothing in a round counts with 0 there. */
function medianByThread(rounds: Record<string, number>[]): Record<string, number> {
  const names = new Set(rounds.flatMap((round) => Object.keys(round)));
  return Object.fromEntries([...names].map((name) => [name, median(rounds.map((round) => round[name] ?? 0))]));
}
