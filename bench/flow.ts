/**
 * The request→approve flow with a PDF reply, against a static Fastify server that answers the same bytes. Both are measured in
 * turn within one run, at 1, 16 and 64 connections; the figures to read are the ratios. Reading the code from the inbox is not
 * timed: a citizen does that.
 */
import { Pool } from 'undici';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { startMeasured, type Usage, usageOf } from './measured-process.ts';
import { median, row, table } from './table.ts';

const API = '/api/v1/backend/e-document/online-access';
const CONNECTIONS = [1, 16, 64];
const ROUNDS = 7;
const people = sandboxPeople.filter(({ situation }) => situation === 'ok').slice(0, 4);

interface Flow {
  apiKey: string;
  iin: string;
  phone: string;
}

interface Round {
  flowsPerSecond: number;
  cpuMsPerFlow: number;
}

const json = { 'content-type': 'application/json' };

async function post(pool: Pool, path: string, body: object): Promise<Buffer> {
  const reply = await pool.request({ method: 'POST', path, headers: json, body: JSON.stringify(body) });
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${bytes.toString().slice(0, 300)}`);
  return bytes;
}

const requestDocument = (pool: Pool, { apiKey, iin, phone }: Flow) =>
  post(pool, `${API}/request/identity_card/`, { api_key: apiKey, iin, phone });

const approveSession = (pool: Pool, backendSessionId: string, code: string) =>
  post(pool, `${API}/approve/`, { backend_session_id: backendSessionId, code, file: true, file_type: 'pdf' });

async function readCode(pool: Pool, { apiKey, phone }: Flow): Promise<string> {
  const path = `/api/v1/sandbox/messages/?phone=${phone}`;
  const reply = await pool.request({ method: 'GET', path, headers: { authorization: `Bearer ${apiKey}` } });
  const { messages } = (await reply.body.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

/** Works through the items with as many workers as connections; gives the seconds it took. */
async function timed<Item>(
  items: Item[],
  connections: number,
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const queue = items.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  return (performance.now() - started) / 1000;
}

async function runGateway(
  address: string,
  flows: Flow[],
  connections: number,
  usage: () => Promise<Usage>,
): Promise<Round> {
  const pool = new Pool(address, { connections });
  const sessions = new Map<Flow, string>();
  const before = await usage();
  const requestSeconds = await timed(flows, connections, async (flow) => {
    const reply = JSON.parse((await requestDocument(pool, flow)).toString()) as { backend_session_id: string };
    sessions.set(flow, reply.backend_session_id);
  });
  const between = await usage();
  const codes = new Map<Flow, string>();
  await timed(flows, 4, async (flow) => codes.set(flow, await readCode(pool, flow)));
  const resumed = await usage();
  const approveSeconds = await timed(flows, connections, (flow) =>
    approveSession(pool, sessions.get(flow) ?? '', codes.get(flow) ?? ''),
  );
  const after = await usage();
  await pool.close();
  const cpu = between.cpuSeconds - before.cpuSeconds + after.cpuSeconds - resumed.cpuSeconds;
  return {
    flowsPerSecond: flows.length / (requestSeconds + approveSeconds),
    cpuMsPerFlow: (1000 * cpu) / flows.length,
  };
}

async function runStatic(
  address: string,
  flows: Flow[],
  connections: number,
  usage: () => Promise<Usage>,
): Promise<Round> {
  const pool = new Pool(address, { connections });
  const before = await usage();
  const requestSeconds = await timed(flows, connections, async (flow) => {
    JSON.parse((await requestDocument(pool, flow)).toString());
  });
  const approveSeconds = await timed(flows, connections, () => approveSession(pool, 'x', '000000'));
  const after = await usage();
  await pool.close();
  return {
    flowsPerSecond: flows.length / (requestSeconds + approveSeconds),
    cpuMsPerFlow: (1000 * (after.cpuSeconds - before.cpuSeconds)) / flows.length,
  };
}

const gateway = await startMeasured<{ address: string; keys: string[] }>(new URL('gateway-server.ts', import.meta.url));
// One flow per organisation and person, so that the newest SMS of each is the one of this round.
const flows = gateway.ready.keys.flatMap((apiKey) => people.map(({ iin, phone }) => ({ apiKey, iin, phone })));

const [first] = flows;
if (first === undefined) throw new Error('no organisation');
const sampler = new Pool(gateway.ready.address);
const requested = await requestDocument(sampler, first);
const { backend_session_id } = JSON.parse(requested.toString()) as { backend_session_id: string };
const approved = await approveSession(sampler, backend_session_id, await readCode(sampler, first));
await sampler.close();

const reference = await startMeasured<{ address: string }>(new URL('static-server.ts', import.meta.url), {
  requested: requested.toString('base64'),
  approved: approved.toString('base64'),
});

console.log(
  `Request and approve with a PDF reply of ${Math.round(approved.length / 1024)} KB; documents rendered before;`,
);
console.log(`${flows.length} flows a round, ${ROUNDS} rounds, gateway and static server in turn; medians.\n`);

const gatewayUsage = () => usageOf(gateway.child);
const referenceUsage = () => usageOf(reference.child);
await runGateway(gateway.ready.address, flows, 16, gatewayUsage);
await runStatic(reference.ready.address, flows, 16, referenceUsage);

const rows = [];
for (const connections of CONNECTIONS) {
  const ours: Round[] = [];
  const theirs: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await runGateway(gateway.ready.address, flows, connections, gatewayUsage));
    theirs.push(await runStatic(reference.ready.address, flows, connections, referenceUsage));
  }
  const ratios = ours.map((round, index) => round.flowsPerSecond / (theirs[index]?.flowsPerSecond ?? 1));
  rows.push(
    row(
      connections,
      median(ours.map(({ flowsPerSecond }) => flowsPerSecond)).toFixed(0),
      median(theirs.map(({ flowsPerSecond }) => flowsPerSecond)).toFixed(0),
      median(ratios).toFixed(2),
      median(ours.map(({ cpuMsPerFlow }) => cpuMsPerFlow)).toFixed(2),
      median(theirs.map(({ cpuMsPerFlow }) => cpuMsPerFlow)).toFixed(2),
    ),
  );
}
console.log(
  table(
    ['connections', 'gateway flows/s', 'static flows/s', 'ratio', 'gateway CPU ms/flow', 'static CPU ms/flow'],
    rows,
  ),
);
console.log(`\ngateway resident: ${(await gatewayUsage()).residentMegabytes.toFixed(0)} MB`);
gateway.child.disconnect();
reference.child.disconnect();
