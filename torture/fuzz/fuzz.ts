/** Attacks a running gateway with as many requests as are asked for, and tells what broke. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { OpenApiDocument } from '../../server/src/http/openapi-document.ts';
import type { Attack } from './attack.ts';
import type { AttackedGateway } from './gateway.ts';
import { type Operation, readOperations } from './operations.ts';
import { planOver, SCENARIOS_PER_TURN } from './plan.ts';
import { seldomOperations, shutOperations } from './report.ts';
import { type Attacker, Broken, playScenario } from './scenario.ts';
import { createSender } from './send.ts';

export interface FuzzOptions {
  requests: number;
  /** Any 31-bit number. The same number makes the same requests. */
  seed: number;
}

export interface FuzzReport {
  sent: number;
  seconds: number;
  /** How often each operation gave each status. */
  statuses: Map<string, Map<number | 'none' | 'hang', number>>;
  /** How often a request led to each operation that there is, whatever it was told. */
  reached: Map<string, number>;
  /** What broke, each with the smallest requests that show it. */
  broken: string[];
  /** What the gateway wrote to its log at the level of an error. */
  defects: string[];
  /** Exit code or signal, where the gateway ended; null while it is alive. */
  ended: string | null;
  /** Whether the gateway came to its end when it was asked to. */
  stops: boolean;
  /** Resident MB after each tenth of the requests. */
  residentMegabytes: number[];
  /** The longest time for which the gateway's event loop stood still, in milliseconds, as its metrics tell it. */
  longestStopMs: number;
}

/** What had no turn yet, and what only chance lets in, gets further turns, until so many times the requests are sent. */
const PATIENCE = 1.5;
/** Bounds the search for a smaller failure, which may be one that hangs. */
const TURN_MAX_MS = 40_000;
/** Longer than any request takes: what is under way when the attack ends is answered first. */
const STOP_MAX_MS = 30_000;

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { child, gateway, log, stop, remove } = await startGateway();
  try {
    const report = await attack(gateway, options, () => child.exitCode !== null || child.signalCode !== null);
    report.ended =
      child.exitCode === null && child.signalCode === null ? null : `${child.exitCode ?? child.signalCode}`;
    report.stops = await stop();
    report.defects = log().filter((line) => /"level":[56]0/.test(line));
    return report;
  } finally {
    await remove();
  }
}

async function attack(
  gateway: AttackedGateway,
  { requests, seed }: FuzzOptions,
  hasEnded: () => boolean,
): Promise<FuzzReport> {
  const { address, keys, flows, unsubscribedKeys, owners } = gateway;
  const started = performance.now();
  const report: FuzzReport = {
    sent: 0,
    seconds: 0,
    statuses: new Map(),
    reached: new Map(),
    broken: [],
    defects: [],
    ended: null,
    stops: true,
    residentMegabytes: [],
    longestStopMs: 0,
  };
  const count: Attacker['count'] = ({ operation: { id }, reaches }, status) => {
    report.sent += 1;
    const counts = report.statuses.get(id) ?? new Map();
    report.statuses.set(id, counts.set(status, (counts.get(status) ?? 0) + 1));
    if (reaches) report.reached.set(id, (report.reached.get(id) ?? 0) + 1);
  };
  const sender = createSender(address);
  const operations = await readDocuments(gateway);
  for (const { id } of operations) report.reached.set(id, 0);
  const plan = planOver(operations);
  let turns = 0;
  const [foreignKey = '', ...attackersKeys] = keys;
  const foreignSession = await openForeignSession(address, foreignKey);
  const [foreignOwner = noOwner, ...attackersOwners] = owners;
  const attackersFlows = flows.slice(1);
  const foreignOrganization = foreignOwner.organization;
  const common = {
    address,
    foreignKey,
    foreignSession,
    foreignOrganization,
    unsubscribedKeys,
    sender,
    operations,
    count,
  };
  const isPlayed = () => report.sent >= requests && turns >= operations.length;
  const left = () => [...seldomOperations(report), ...shutOperations(report)];
  const isDone = () => isPlayed() && (left().length === 0 || report.sent >= requests * PATIENCE);
  const firstOf = (turn: number): Operation => {
    const ids = isPlayed() ? left() : [];
    const due = ids.length === 0 ? operations : operations.filter(({ id }) => ids.includes(id));
    const first = due[turn % due.length];
    if (first === undefined) throw new Error('there is nothing to attack');
    return first;
  };
  const isOver = () => isDone() || report.broken.length > 0 || hasEnded();

  await Promise.all([
    ...attackersKeys.map(async (key, index) => {
      const { organization, email } = attackersOwners[index] ?? noOwner;
      const webhook = await makeWebhook(organization, email, gateway);
      const logIn: Attacker['logIn'] = (as) => logInAs(as === 'owner' ? email : gateway.operator, gateway);
      const flow = attackersFlows[index] ?? { id: '', key: '' };
      for (let turn = index; !isOver(); turn += attackersKeys.length) {
        const attacker = { ...common, key, flow, webhook, organization, logIn };
        const broken = await playTurn(attacker, plan(firstOf(turn)), seed + turn);
        if (broken !== undefined) report.broken.push(broken);
        turns += 1;
      }
    }),
    watchMemory(address, requests, report, isOver),
  ]);
  await sender.close();
  report.seconds = (performance.now() - started) / 1000;
  return report;
}

async function startGateway() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-fuzz-'));
  const child: ChildProcess = fork(new URL('gateway.ts', import.meta.url), {
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory, DATABASE_URL: '' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = once(child, 'exit');
  const [gateway] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(log))),
  ])) as [AttackedGateway];
  const stop = async () => {
    if (child.connected) child.disconnect();
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MAX_MS);
    await ended;
    clearTimeout(patience);
    return child.signalCode !== 'SIGKILL';
  };
  const remove = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(dataDirectory, { recursive: true });
  };
  return { child, gateway, log: () => log.split('\n'), stop, remove };
}

/** A session that is none of the attackers' business. */
async function openForeignSession(address: string, key: string): Promise<string> {
  const url = `${address}/api/v1/backend/e-document/online-access/request/identity_card/`;
  const body = JSON.stringify({ api_key: key, iin: '900101300017', phone: '77010000001' });
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await reply.json()) as { backend_session_id: string }).backend_session_id;
}

/** That of the integrators, and that of the cabinet, which is for whoever is logged in. */
async function readDocuments(gateway: AttackedGateway): Promise<Operation[]> {
  const headers = { cookie: `__Host-qujat_session=${await logInAs(gateway.operator, gateway)}` };
  const paths = ['/openapi.json', '/api/v1/cabinet/openapi.json'];
  const read = async (path: string) => (await fetch(`${gateway.address}${path}`, { headers })).json();
  return (await Promise.all(paths.map(read))).flatMap((document) => readOperations(document as OpenApiDocument));
}

/** The network is open to webhooks, and the port is one that nobody has. */
const NOBODY = 'http://127.0.0.1:9/';

const noOwner: AttackedGateway['owners'][number] = { organization: '', email: '' };

/** The token of a new log-in. */
async function logInAs(email: string, { address, password }: AttackedGateway): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-qujat-cabinet': '1' };
  const body = JSON.stringify({ email, password });
  const reply = await fetch(`${address}/api/v1/cabinet/session/`, { method: 'POST', headers, body });
  const token = /__Host-qujat_session=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined) throw new Error(`${email} cannot log in: ${reply.status} ${await reply.text()}`);
  return token;
}

/** An endpoint where nobody listens, and an event for it. */
async function makeWebhook(
  organization: string,
  email: string,
  gateway: AttackedGateway,
): Promise<Attacker['webhook']> {
  const cookie = `__Host-qujat_session=${await logInAs(email, gateway)}`;
  const path = `${gateway.address}/api/v1/cabinet/organizations/${organization}/webhook-endpoints/`;
  const post = async (tail: string, body?: object) => {
    const headers = { cookie, 'x-qujat-cabinet': '1', ...(body && { 'content-type': 'application/json' }) };
    const reply = await fetch(`${path}${tail}`, {
      method: 'POST',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await reply.json()) as { id: string; event_id: string };
  };
  const settings = { environment: 'test', url: NOBODY, description: 'Shop', events: ['document.delivered'] };
  const { id: endpointId } = await post('', settings);
  return { endpointId, eventId: (await post(`${endpointId}/test/`)).event_id };
}

/** Plays scenarios from the seed; gives the smallest one that breaks the gateway, as text, or nothing. */
async function playTurn(
  attacker: Attacker,
  scenarios: fc.Arbitrary<Attack[]>,
  seed: number,
): Promise<string | undefined> {
  let smallest: Broken | undefined;
  const property = fc.asyncProperty(scenarios, async (attacks) => {
    try {
      await playScenario(attacks, attacker);
    } catch (error) {
      if (error instanceof Broken) smallest = error;
      throw error;
    }
  });
  const details = await fc.check(property, {
    seed,
    numRuns: SCENARIOS_PER_TURN,
    interruptAfterTimeLimit: TURN_MAX_MS,
  });
  if (!details.failed) return undefined;
  if (smallest === undefined) throw details.errorInstance;
  return [`${smallest.message} (turn's seed ${seed}, path ${details.counterexamplePath})`, ...smallest.requests].join(
    '\n  ',
  );
}

const MEMORY_POINTS = 10;
const LOOK_AGAIN_MS = 200;

async function watchMemory(
  address: string,
  requests: number,
  report: FuzzReport,
  isOver: () => boolean,
): Promise<void> {
  // The longest stop is told since the metrics were last read: that of the start is none of the attack's.
  await (await fetch(`${address}/metrics`)).text();
  while (!isOver()) {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, LOOK_AGAIN_MS);
    await promise;
    if (report.sent < ((report.residentMegabytes.length + 1) * requests) / MEMORY_POINTS) continue;
    const metrics = await fetch(`${address}/metrics`).then(
      (reply) => reply.text(),
      () => '',
    );
    report.residentMegabytes.push(gaugeOf('process_resident_memory_bytes', metrics) / 1e6);
    const stopMs = 1000 * gaugeOf('nodejs_eventloop_lag_max_seconds', metrics);
    if (stopMs > report.longestStopMs) report.longestStopMs = stopMs;
  }
}

function gaugeOf(metric: string, metrics: string): number {
  return Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN);
}
