/** The figures of the flow as Markdown: the whole report, and the table for the README. */
import { type Figures, type FlowResults, faultsOf, figuresAt, ratioOf, STATIC_NAME, sum } from './flow-results.ts';
import { markdownTable } from './markdown-table.ts';
import { median } from './table.ts';

/** What uses less than this share of a contestant's CPU time goes without a name. */
const NAMED_SHARE = 0.02;

export function reportFlow(results: FlowResults): string {
  const faults = faultsOf(results);
  const warning = faults.map((fault) => `> **Not to be published:** ${fault}.\n`).join('>\n');
  return [
    '# The flow, side by side',
    ...(warning === '' ? [] : [warning.trimEnd()]),
    howItWasMeasured(results),
    ...results.connections.map((connections) => `## ${plural(connections)}\n\n${speedTable(results, connections)}`),
    `## CPU by thread\n\nMilliseconds a flow, medians.\n\n${cpuTable(results)}`,
    `## Start and memory\n\n${startTable(results)}\n\nMemory is that of the contestant's own processes, without PostgreSQL's.`,
    ...results.skipped.map(({ name, reason }) => `${name} did not take part: ${reason}.`),
  ].join('\n\n');
}

/** One table, at one number of connections. */
export function speedTable(results: FlowResults, connections: number): string {
  const [own] = results.contestants;
  const rows = figuresAt(results, connections).map((figures) => [
    figures.name,
    whole(figures.requestsPerSecond.median),
    `${ratio(figures.toStatic.median)} (${ratio(figures.toStatic.min)}–${ratio(figures.toStatic.max)})`,
    ratio(ratioOf(results, { of: own?.name ?? '', to: figures.name }, connections)),
    `${tenths(figures.request.p50Ms)} / ${tenths(figures.request.p99Ms)}`,
    `${tenths(figures.approve.p50Ms)} / ${tenths(figures.approve.p99Ms)}`,
    cpuOf(figures).toFixed(2),
  ]);
  const titles = [
    '',
    'requests/s',
    `to ${STATIC_NAME} (least–most)`,
    `${own?.name} to it`,
    'request p50 / p99 ms',
    'approve p50 / p99 ms',
    'CPU ms/flow',
  ];
  return markdownTable(titles, rows);
}

export function whatEachDoes({ contestants }: FlowResults): string {
  return contestants.map(({ name, version, does }) => `- ${name} (${version}): ${does}`).join('\n');
}

function howItWasMeasured(results: FlowResults): string {
  const { at, machine, flows, rounds, replyKilobytes, pdfKilobytes } = results;
  const { cpu, cores, memoryGigabytes, system, node, commit, load } = machine;
  return [
    `${at.slice(0, 10)}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, ${system}, Node ${node}, Qujat ${commit}, load ${load.toFixed(2)} before the start.`,
    '',
    `A flow is two requests: for an identity card, and with its code for the reply of ${replyKilobytes} KB, ${pdfKilobytes} KB of it a PDF. ` +
      `After ${flows} flows to warm up, each contestant played ${rounds} rounds of ${flows} flows, all in turn. Figures are medians; ratios are ` +
      'of the same round. Client and servers share the machine. The code is read from the inbox in between, outside of all figures. Status, ' +
      'session and PDF of every answer were right.',
    '',
    whatEachDoes(results),
  ].join('\n');
}

function cpuTable(results: FlowResults): string {
  const rows = results.connections.flatMap((connections) =>
    figuresAt(results, connections).map((figures) => [
      figures.name,
      String(connections),
      cpuOf(figures).toFixed(2),
      threadsOf(figures),
    ]),
  );
  return markdownTable(['', 'connections', 'all', 'by thread'], rows);
}

function threadsOf(figures: Figures): string {
  const least = cpuOf(figures) * NAMED_SHARE;
  return Object.entries(figures.cpuMsPerFlow)
    .filter(([, ms]) => ms > least)
    .sort(([, one], [, other]) => other - one)
    .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
    .join(', ');
}

function startTable({ contestants }: FlowResults): string {
  const rows = contestants.map(({ name, startMs, residentMegabytes }) => [
    name,
    (median(startMs) / 1000).toFixed(2),
    whole(residentMegabytes.started),
    whole(residentMegabytes.worked),
  ]);
  return markdownTable(['', 'start to first answer s', 'MB when started', 'MB after all rounds'], rows);
}

function cpuOf({ cpuMsPerFlow }: Figures): number {
  return sum(Object.values(cpuMsPerFlow));
}

function plural(connections: number): string {
  return `${connections} connection${connections === 1 ? '' : 's'}`;
}

const whole = (value: number) => value.toFixed(0);
const tenths = (value: number) => value.toFixed(1);
const ratio = (value: number) => value.toFixed(2);
