/**
 * Where the time of a flow goes: the flow is played on a warm gateway, whose thread that serves requests is watched by Node's own
 * profiler, during the requests and during the approves. Writes a flame graph of each into `bench/results/profile.html`, the profiles
 * beside it (for a browser's developer tools), and prints the functions that use the most time themselves.
 *
 *   npm run profile -- [--flows 5000] [--connections 16]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../e2e/free-port.ts';
import { qujatOnSqlite } from './contestants/qujat.ts';
import { playRound } from './flow-client.ts';
import { interruption } from './interruption.ts';
import { markdownTable } from './markdown-table.ts';
import { resultsFolder } from './performance-page.ts';
import { flamePage } from './profile/flame-page.ts';
import { addProfile, emptyFrame, type Frame, ownTimes } from './profile/frames.ts';
import { connectInspector } from './profile/inspector.ts';
import { startServer } from './running-server.ts';
import { wholeNumber } from './whole-number.ts';

const SHOWN_FUNCTIONS = 20;

const { values } = parseArgs({
  options: { flows: { type: 'string', default: '5000' }, connections: { type: 'string', default: '16' } },
});
const flows = wholeNumber('flows', values.flows);
const connections = wholeNumber('connections', values.connections);

const interrupted = interruption();
await using cleanUp = new AsyncDisposableStack();
const qujat = await qujatOnSqlite();
cleanUp.defer(qujat.remove);
const inspectorPort = await freePort();
const command = (port: number) => {
  const { args, ...rest } = qujat.command(port);
  return { ...rest, args: [`--inspect=127.0.0.1:${inspectorPort}`, ...args] };
};
const { target, stop } = await startServer({ ...qujat, command });
cleanUp.defer(stop);
await playRound(target, { flows, connections });
interrupted.throwIfAborted();
const inspector = await connectInspector(inspectorPort);
cleanUp.defer(async () => inspector.close());

const frames: Record<'request' | 'approve', Frame> = { request: emptyFrame('request'), approve: emptyFrame('approve') };
mkdirSync(resultsFolder, { recursive: true });
let laps = 0;
await playRound(
  {
    ...target,
    watch: async (call, work) => {
      const profile = await inspector.profile(work);
      laps += 1;
      writeFileSync(join(resultsFolder, `profile-${call}-${laps}.cpuprofile`), JSON.stringify(profile));
      addProfile(frames[call], profile);
    },
  },
  { flows, connections },
);

const graphs = Object.entries(frames).map(([call, frame]) => ({
  title: `${call}: ${perFlow(frame.value)} ms of the serving thread a call, as the profiler sees it`,
  frame,
}));
const page = join(resultsFolder, 'profile.html');
writeFileSync(page, flamePage(graphs));
for (const [call, frame] of Object.entries(frames)) {
  const rows = ownTimes(frame)
    .slice(0, SHOWN_FUNCTIONS)
    .map(({ name, micros }) => [perFlow(micros), name]);
  console.log(`${call}\n\n${markdownTable(['own ms', 'function'], rows)}\n`);
}
console.log(page);

function perFlow(micros: number): string {
  return (micros / 1000 / flows).toFixed(3);
}
