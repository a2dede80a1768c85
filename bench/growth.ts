/**
 * How the cost of a flow grows with what the store holds: sessions with all that they leave, rows of the audit, organisations, and with
 * the size of the document. Each size has a gateway of its own; all are warm and take turns. Counted are CPU time and what the gateway
 * reads of its store; both say the same on a machine with other work, or nearly so. Needs Linux, as the bench of the flow does.
 *
 *   npm run bench:growth -- [--along sessions,organizations,audit,payload] [--most 1000000] [--flows 1000] [--rounds 5] [--publish]
 *
 * `--most 10000000` takes about 30 GB of the disk, and hours. `--publish` puts the curves into docs/performance.md, which keeps those of the
 * other axes. What has been measured is in `bench/results/` after each axis.
 */
import { ownCheckout } from './contestants/qujat.ts';
import { bytesReadBy } from './cpu-time.ts';
import { playRound } from './flow-client.ts';
import { type RoundFigures, sum } from './flow-results.ts';
import { type Axis, readGrowthOptions } from './growth/growth-options.ts';
import { type AxisResult, type GrowthResults, reportGrowth } from './growth/growth-report.ts';
import { type Level, levelsOf } from './growth/levels.ts';
import { publishGrowth, writeGrowth } from './growth/publish-growth.ts';
import { interruption } from './interruption.ts';
import { describeMachine } from './machine.ts';
import { type RunningServer, startServer } from './running-server.ts';

const PAGE_BYTES = 4_096;

const options = readGrowthOptions();
const interrupted = interruption();
const { flows, rounds } = options;
if (process.platform !== 'linux') throw new Error('The bench reads CPU time from /proc, so it runs on Linux only.');
const run = { at: new Date().toISOString(), machine: describeMachine(ownCheckout), flows, rounds };
const results: GrowthResults = { axes: [] };
for (const axis of options.along) {
  results.axes.push(await growAlong(axis));
  writeGrowth(results);
}
console.log(reportGrowth(results));
if (options.publish) publishGrowth(results);

async function growAlong(axis: Axis): Promise<AxisResult> {
  await using cleanUp = new AsyncDisposableStack();
  const gateways: { level: Level; server: RunningServer; result: AxisResult['levels'][number] }[] = [];
  for (const level of levelsOf(axis, options.most)) {
    const contestant = await level.make(cleanUp);
    const server = await startServer(contestant);
    cleanUp.defer(server.stop);
    await play(server, level);
    console.error(`${axis}: ${level.size} is warm`);
    gateways.push({
      level,
      server,
      result: { size: level.size, cpuMsPerFlow: [], pagesPerFlow: [], residentMegabytes: 0 },
    });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { level, server, result } of gateways) {
      const processes = await server.target.processes();
      const readBefore = bytesReadBy(processes);
      const { cpuMsPerFlow } = await play(server, level);
      result.cpuMsPerFlow.push(sum(Object.values(cpuMsPerFlow)));
      result.pagesPerFlow.push((bytesReadBy(processes) - readBefore) / roundOf(level).flows / PAGE_BYTES);
      result.residentMegabytes = server.residentMegabytes();
    }
    console.error(`${axis}: round ${round + 1} of ${rounds}`);
  }
  return { axis, run, levels: gateways.map(({ result }) => result) };
}

function play({ target }: RunningServer, level: Level): Promise<RoundFigures> {
  interrupted.throwIfAborted();
  return playRound(target, roundOf(level));
}

function roundOf({ connections, flowsMost }: Level): { flows: number; connections: number } {
  return { flows: Math.min(flows, flowsMost), connections };
}
