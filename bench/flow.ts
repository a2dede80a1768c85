/**
 * The flow (request, code, approve with a PDF) side by side: Qujat on SQLite and on PostgreSQL, mock servers that answer the same bytes
 * and keep nothing, and the limits of Node. All are warm and take turns within one run; the figures to read are the ratios. What has been
 * measured is written into `bench/results/` after each round. CPU time and memory are read from `/proc`, so only on Linux.
 *
 *   npm run bench -- [--minutes 15] [--flows 5000] [--rounds 5] [--connections 1,16,64] [--starts 3]
 *                    [--against <checkout>] [--beside prism,wiremock] [--readme]
 *
 * With `--minutes`, no round begins that would probably end later than that. `--readme` shows the run in README and docs, where it is
 * fit for it.
 */
import type { Contestant } from './contestants/contestant.ts';
import { chooseContestants } from './contestants/contestants.ts';
import { ownCheckout, qujatOnSqlite } from './contestants/qujat.ts';
import { playRound } from './flow-client.ts';
import { readFlowOptions } from './flow-options.ts';
import { reportFlow } from './flow-report.ts';
import { type ContestantResult, type FlowResults, faultsOf, QUIET_LOAD, type RoundFigures } from './flow-results.ts';
import { interruption } from './interruption.ts';
import { describeMachine } from './machine.ts';
import { publishFlow, writeResults } from './publish-flow.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { takeSample } from './take-sample.ts';

const WARM_UP_CONNECTIONS = 16;

interface Entrant {
  server: RunningServer;
  result: ContestantResult;
}

const started = performance.now();
const options = readFlowOptions();
const chosen = chooseContestants(options);
if (process.platform !== 'linux') throw new Error('The bench reads CPU time from /proc, so it runs on Linux only.');
const { flows, connections, against, beside } = options;
const whole = against === undefined && beside === undefined;
const run = { at: new Date().toISOString(), machine: describeMachine(ownCheckout), flows, connections, whole };
assertWorthIt();
const interrupted = interruption();

// Ends the servers, then takes away what they have stored.
await using cleanUp = new AsyncDisposableStack();
const qujat = await qujatOnSqlite();
cleanUp.defer(qujat.remove);
const sample = await takeSample(qujat);
cleanUp.defer(sample.remove);
const { replyKilobytes, pdfKilobytes } = sample;
const results: FlowResults = { ...run, rounds: 0, replyKilobytes, pdfKilobytes, contestants: [], skipped: [] };
const entrants = [await enter(qujat)];
for (const make of chosen) {
  const contestant = await make(sample);
  if ('reason' in contestant) {
    results.skipped.push(contestant);
  } else {
    cleanUp.defer(contestant.remove);
    entrants.push(await enter(contestant));
  }
}
for (const { server, result } of entrants) {
  console.error(`warming up: ${result.name}`);
  await play(server, WARM_UP_CONNECTIONS);
}
await playRounds();
console.log(reportFlow(results));
if (options.readme) publishFlow(results);

/** Sooner than after a long run. */
function assertWorthIt(): void {
  const { load } = run.machine;
  if (load > QUIET_LOAD) {
    console.error(`Warning: this machine has other work (load ${load.toFixed(2)}): these figures say little.`);
  }
  const faults = faultsOf({ ...run, rounds: options.rounds });
  if (options.readme && faults.length > 0) throw new Error(`The README will not show this run: ${faults.join('; ')}.`);
}

/** Starts it as often as is asked for, and keeps the last. */
async function enter(contestant: Contestant): Promise<Entrant> {
  const { name, version, kind, does } = contestant;
  const start = () => startServer(contestant, contestant.readsCodes ? undefined : sample.pdf);
  const startMs: number[] = [];
  let server = await start();
  startMs.push(server.startMs);
  while (startMs.length < options.starts) {
    await server.stop();
    server = await start();
    startMs.push(server.startMs);
  }
  cleanUp.defer(server.stop);
  console.error(`started: ${name}`);
  const residentMegabytes = { started: server.residentMegabytes(), worked: Number.NaN };
  const result = { name, version, kind, does, startMs, residentMegabytes, rounds: {} };
  results.contestants.push(result);
  return { server, result };
}

/** A round has all numbers of connections, so that there are as many rounds of each whenever the run ends. */
async function playRounds(): Promise<void> {
  const deadline = started + options.minutes * 60_000;
  let longestMs = 0;
  while (results.rounds < options.rounds) {
    const begun = performance.now();
    if (begun + longestMs > deadline) {
      console.error(`There is no time for more than ${results.rounds} of ${options.rounds} rounds.`);
      break;
    }
    for (const each of connections) await playInTurn(each, results.rounds);
    results.rounds += 1;
    for (const { server, result } of entrants) result.residentMegabytes.worked = server.residentMegabytes();
    writeResults(results);
    longestMs = Math.max(longestMs, performance.now() - begun);
    console.error(`round ${results.rounds} of ${options.rounds}: ${Math.round((performance.now() - begun) / 1000)} s`);
  }
}

/** Each round begins with another contestant, so that none always comes after the same one. */
async function playInTurn(connections: number, round: number): Promise<void> {
  const turn = round % entrants.length;
  for (const { server, result } of [...entrants.slice(turn), ...entrants.slice(0, turn)]) {
    result.rounds[connections] = [...(result.rounds[connections] ?? []), await play(server, connections)];
  }
}

function play({ target }: RunningServer, connections: number): Promise<RoundFigures> {
  interrupted.throwIfAborted();
  return playRound(target, { flows, connections });
}
