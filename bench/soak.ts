/**
 * Hour after hour: the flow at a share of what the gateway can do on this machine, and what the gateway takes in each minute of it:
 * memory, open handles, CPU, and how long the slowest hundredth of the calls waited. Writes `bench/results/soak.csv` and `soak.svg` after
 * each minute, says by a simple rule what is flat, and fails where something is not. Needs Linux, as it reads `/proc`.
 *
 *   npm run soak -- [--minutes 30] [--load 0.7] [--every 60] [--publish]
 *
 * `--every` is how many seconds such a minute has. `--publish` puts table and curve into docs/performance.md.
 */
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { ownCheckout, qujat } from './contestants/qujat.ts';
import { cpuBetween, openHandles, readThreads } from './cpu-time.ts';
import { approveSession, type Flow, readCode, requestDocument, type Target } from './flow-client.ts';
import { sum } from './flow-results.ts';
import { interruption } from './interruption.ts';
import { describeMachine } from './machine.ts';
import { startServer } from './running-server.ts';
import { playPaced } from './soak/play-paced.ts';
import { publishSoak, reportSoak, type SoakResults, unevenIn, writeSoak } from './soak/soak-report.ts';
import { quantile } from './table.ts';
import { wholeNumber } from './whole-number.ts';
import { withoutLimits } from './without-limits.ts';

const CONNECTIONS = 32;
/** To warm up, and to see what the gateway can do. */
const TRIALS = 3;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    load: { type: 'string', default: '0.7' },
    every: { type: 'string', default: '60' },
    publish: { type: 'boolean', default: false },
  },
});
const minutes = wholeNumber('minutes', values.minutes);
const everyMs = wholeNumber('every', values.every) * 1_000;
const load = Number(values.load);
if (!(load > 0 && load <= 1)) throw new Error(`--load takes a share such as 0.7, not "${values.load}"`);
if (process.platform !== 'linux')
  throw new Error('The soak reads memory and CPU time from /proc, so it runs on Linux only.');

const interrupted = interruption();
await using cleanUp = new AsyncDisposableStack();
const contestant = await qujat({ name: 'Qujat on SQLite', settings: withoutLimits });
cleanUp.defer(contestant.remove);
const server = await startServer(contestant);
cleanUp.defer(server.stop);
const { target } = server;
const pool = new Pool(target.address, { connections: CONNECTIONS });
cleanUp.defer(() => pool.close());
const next = flowsInTurn(target.flows);

const paced = { connections: CONNECTIONS, play: () => playFlow(target, pool, next()) };
let mostPerSecond = 0;
for (let trial = 0; trial < TRIALS; trial += 1) {
  const { latenciesMs } = await playPaced({ ...paced, perSecond: Number.POSITIVE_INFINITY, forMs: everyMs / TRIALS });
  mostPerSecond = latenciesMs.length / (everyMs / TRIALS / 1_000);
}
const perSecond = Math.max(1, mostPerSecond * load);
console.error(`${mostPerSecond.toFixed(0)} flows a second at most; from here on ${perSecond.toFixed(0)}`);

const results: SoakResults = {
  at: new Date().toISOString(),
  machine: describeMachine(ownCheckout),
  ...{ everyMs, load, perSecond, minutes: [] },
};
const processes = await target.processes();
for (let minute = 1; minute <= minutes; minute += 1) {
  interrupted.throwIfAborted();
  const before = readThreads(processes);
  const { latenciesMs, missed } = await playPaced({ ...paced, perSecond, forMs: everyMs });
  const flows = latenciesMs.length;
  results.minutes.push({
    ...{ minute, flows, missed },
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
    cpuMsPerFlow: sum(Object.values(cpuBetween(before, readThreads(processes)))) / flows,
    residentMegabytes: server.residentMegabytes(),
    handles: openHandles(processes),
  });
  writeSoak(results);
  console.error(`minute ${minute} of ${minutes}`);
}
console.log(reportSoak(results));
if (values.publish) publishSoak(results);
if (unevenIn(results.minutes).length > 0) process.exitCode = 1;

function flowsInTurn(flows: readonly Flow[]): () => Flow {
  let turn = 0;
  return () => {
    const flow = flows[turn++ % flows.length];
    if (flow === undefined) throw new Error('there are no flows');
    return flow;
  };
}

/** As one citizen: the request, the code from the inbox, the approve. */
async function playFlow({ check }: Target, connection: Pool, flow: Flow): Promise<void> {
  const session = check.requested(await requestDocument(connection, flow));
  const approval = { session, code: await readCode(connection, flow) };
  check.approved(flow, await approveSession(connection, approval));
}
