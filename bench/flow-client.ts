/** The client of the bench of the flow: requests documents and approves them over a fixed number of connections. */
import { Pool } from 'undici';
import type { Answer, AnswerCheck } from './answer-check.ts';
import { cpuBetween, readThreads } from './cpu-time.ts';
import { type RoundFigures, sum } from './flow-results.ts';
import { paths } from './paths.ts';
import { quantile } from './table.ts';

/** For contestants that compare no code. */
const ANY_CODE = '000000';
const INBOX_READERS = 4;
const json = { 'content-type': 'application/json' };

export interface Flow {
  apiKey: string;
  iin: string;
  phone: string;
}

/** What answers. */
export interface Target {
  address: string;
  flows: readonly Flow[];
  readsCodes: boolean;
  check: AnswerCheck;
  /** Stands around what is timed, such as a profiler that looks at one kind of call. */
  watch?(call: 'request' | 'approve', work: () => Promise<void>): Promise<void>;
  /** The processes whose CPU time counts. */
  processes(): Promise<readonly number[]>;
}

export interface RoundSize {
  flows: number;
  connections: number;
}

export function requestDocument(pool: Pool, { apiKey, iin, phone }: Flow): Promise<Answer> {
  return post(pool, paths.request, { api_key: apiKey, iin, phone });
}

export function approveSession(pool: Pool, approval: { session: string; code: string }): Promise<Answer> {
  const { session, code } = approval;
  return post(pool, paths.approve, { backend_session_id: session, code, file: true, file_type: 'pdf' });
}

/** The newest of this person, as the citizen would read it. */
export async function readCode(pool: Pool, { apiKey, phone }: Flow): Promise<string> {
  const path = `/api/v1/sandbox/messages/?phone=${phone}&limit=1`;
  const reply = await pool.request({ method: 'GET', path, headers: { authorization: `Bearer ${apiKey}` } });
  const { messages } = (await reply.body.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

async function post(pool: Pool, path: string, body: object): Promise<Answer> {
  const reply = await pool.request({ method: 'POST', path, headers: json, body: JSON.stringify(body) });
  return { status: reply.statusCode, body: Buffer.from(await reply.body.arrayBuffer()) };
}

/** So many flows. A lap has each person of each organisation at most once, so that no code is taken for another. */
export async function playRound(target: Target, { flows, connections }: RoundSize): Promise<RoundFigures> {
  const pool = new Pool(target.address, { connections });
  const laps: Lap[] = [];
  for (let left = flows; left > 0; left -= target.flows.length) {
    laps.push(await playLap(target, pool, { flows: target.flows.slice(0, left), connections }));
  }
  await pool.close();
  const calls = laps.flatMap(({ requests, approvals }) => [requests, approvals]);
  return {
    requestsPerSecond: (2 * flows) / sum(calls.map(({ seconds }) => seconds)),
    request: percentiles(laps.flatMap(({ requests }) => requests.latenciesMs)),
    approve: percentiles(laps.flatMap(({ approvals }) => approvals.latenciesMs)),
    cpuMsPerFlow: perFlow(
      calls.map(({ cpuMs }) => cpuMs),
      flows,
    ),
  };
}

interface LapSize {
  flows: readonly Flow[];
  connections: number;
}

interface Lap {
  requests: Timed;
  approvals: Timed;
}

/** Every request, then, untimed, the codes, then every approve. */
async function playLap(target: Target, pool: Pool, { flows, connections }: LapSize): Promise<Lap> {
  const { check } = target;
  const sessions = new Map<Flow, string>();
  const codes = new Map<Flow, string>();
  const requests = await timed(target, 'request', { flows, connections }, async (flow) => {
    sessions.set(flow, check.requested(await requestDocument(pool, flow)));
  });
  if (target.readsCodes) {
    await inParallel(flows, INBOX_READERS, async (flow) => codes.set(flow, await readCode(pool, flow)));
  }
  const approvals = await timed(target, 'approve', { flows, connections }, async (flow) => {
    const approval = { session: sessions.get(flow) ?? '', code: codes.get(flow) ?? ANY_CODE };
    check.approved(flow, await approveSession(pool, approval));
  });
  return { requests, approvals };
}

interface Timed {
  seconds: number;
  /** By thread. */
  cpuMs: Record<string, number>;
  latenciesMs: number[];
}

async function timed(
  { processes: processesOf, watch = (_call, work) => work() }: Target,
  call: 'request' | 'approve',
  { flows, connections }: LapSize,
  work: (flow: Flow) => Promise<void>,
): Promise<Timed> {
  const latenciesMs: number[] = [];
  const processes = await processesOf();
  const before = readThreads(processes);
  const started = performance.now();
  await watch(call, () =>
    inParallel(flows, connections, async (flow) => {
      const begun = performance.now();
      await work(flow);
      latenciesMs.push(performance.now() - begun);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return { seconds, cpuMs: cpuBetween(before, readThreads(processes)), latenciesMs };
}

async function inParallel<Item>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

function percentiles(latenciesMs: number[]): { p50Ms: number; p99Ms: number } {
  return { p50Ms: quantile(latenciesMs, 0.5), p99Ms: quantile(latenciesMs, 0.99) };
}

function perFlow(laps: readonly Record<string, number>[], flows: number): Record<string, number> {
  const mean: Record<string, number> = {};
  for (const lap of laps) {
    for (const [thread, ms] of Object.entries(lap)) mean[thread] = (mean[thread] ?? 0) + ms / flows;
  }
  return mean;
}
