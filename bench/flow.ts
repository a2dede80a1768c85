/**
 * The request→approve flow, durable, on SQLite and on PostgreSQL, beside a static Fastify server that answers the same bytes, and
 * beside the gateway of another checkout where one is named. All take turns within one run; the figures to read are the ratios.
 *
 *   npm run bench:flow -- [--pdf] [--rounds 7] [--connections 1,16,64] [--against <directory>]
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { findServerPrograms, startTemporaryServer } from '../server/src/storage/postgres/temporary-server.ts';
import {
  approveSession,
  type Flow,
  type Round,
  readCode,
  requestDocument,
  runRound,
  sessionOf,
} from './flow-client.ts';
import { type Measured, startMeasured, usageOf } from './measured-process.ts';
import { median, row, table } from './table.ts';

const { values } = parseArgs({
  options: {
    pdf: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    connections: { type: 'string', default: '1,16,64' },
    against: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const connectionCounts = values.connections.split(',').map(Number);
const people = sandboxPeople.filter(
  ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes('identity_card'),
);

interface Contestant {
  name: string;
  flows: Flow[];
  measured: Measured<{ address: string }>;
  readsCodes: boolean;
  stop(): Promise<void>;
}

const contestants = [
  await gatewayOf('SQLite', import.meta.dirname),
  ...(await postgresContestant()),
  ...(values.against === undefined ? [] : [await gatewayOf('against', resolve(values.against, 'bench'))]),
];
const reply = await sampleReply();
contestants.push(await staticContestant(reply));

console.log(`Request and approve; the reply has ${(reply.approved.length / 1024).toFixed(0)} KB, drawn before.`);
console.log(`${rounds} rounds, all in turn; medians; ratios are to the static server in the same round.\n`);
await playRounds(16, 1);
for (const connections of connectionCounts) {
  console.log(`${connections} connection${connections === 1 ? '' : 's'}`);
  console.log(`${tableOf(await playRounds(connections, rounds))}\n`);
}
for (const { name, measured } of contestants) {
  console.log(`${name}: ${(await usageOf(measured.child)).residentMegabytes.toFixed(0)} MB resident`);
}
for (const contestant of contestants) await contestant.stop();

async function gatewayOf(name: string, benchDirectory: string, databaseUrl = ''): Promise<Contestant> {
  const file = pathToFileURL(resolve(benchDirectory, 'gateway-server.ts'));
  const measured = await startMeasured<{ address: string; keys: string[] }>(file, { DATABASE_URL: databaseUrl });
  // One flow per organisation and person, so that the newest SMS of each is the one of this round.
  const flows = measured.ready.keys.flatMap((apiKey) => people.map(({ iin, phone }) => ({ apiKey, iin, phone })));
  return { name, flows, measured, readsCodes: true, stop: async () => measured.child.disconnect() };
}

async function postgresContestant(): Promise<Contestant[]> {
  const programs = await findServerPrograms();
  if (programs === undefined) return [];
  const server = await startTemporaryServer(programs);
  const contestant = await gatewayOf('PostgreSQL', import.meta.dirname, server.url);
  const stop = async () => {
    const ended = new Promise((done) => contestant.measured.child.once('exit', done));
    await contestant.stop();
    await ended;
    await server.stop();
  };
  return [{ ...contestant, stop }];
}

/** What the static server will answer. */
async function sampleReply(): Promise<{ requested: Buffer; approved: Buffer }> {
  const [first] = contestants;
  const [flow] = first?.flows ?? [];
  if (first === undefined || flow === undefined) throw new Error('no organisation');
  const pool = new Pool(first.measured.ready.address);
  const requested = await requestDocument(pool, flow);
  const code = await readCode(pool, flow);
  const approved = await approveSession(pool, { session: sessionOf(requested), code, pdf: values.pdf });
  await pool.close();
  return { requested, approved };
}

async function staticContestant({ requested, approved }: { requested: Buffer; approved: Buffer }): Promise<Contestant> {
  const measured = await startMeasured<{ address: string }>(
    new URL('static-server.ts', import.meta.url),
    {},
    {
      requested: requested.toString('base64'),
      approved: approved.toString('base64'),
    },
  );
  const flows = contestants[0]?.flows ?? [];
  return { name: 'static', flows, measured, readsCodes: false, stop: async () => measured.child.disconnect() };
}

/** Each round begins with another contestant, so that none always comes after the same one. */
async function playRounds(connections: number, count: number): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length];
      if (contestant === undefined) continue;
      const { measured, readsCodes, flows, name } = contestant;
      const target = { address: measured.ready.address, readsCodes, usage: () => usageOf(measured.child) };
      results.get(name)?.push(await runRound(target, flows, connections, values.pdf));
    }
  }
  return results;
}

function tableOf(results: Map<string, Round[]>): string {
  const rows = [...results].map(([name, own]) => {
    const beside = (other: string) => {
      const theirs = results.get(other);
      if (theirs === undefined) return '';
      return median(own.map((round, index) => round.flowsPerSecond / (theirs[index]?.flowsPerSecond ?? 1))).toFixed(2);
    };
    return row(
      name,
      median(own.map(({ flowsPerSecond }) => flowsPerSecond)).toFixed(0),
      beside('static'),
      beside('against'),
      median(own.map(({ p99Ms }) => p99Ms)).toFixed(1),
      median(own.map(({ cpuMsPerFlow }) => cpuMsPerFlow)).toFixed(2),
    );
  });
  return table(['', 'flows/s', 'to static', 'to against', 'p99 ms', 'CPU ms/flow'], rows);
}
