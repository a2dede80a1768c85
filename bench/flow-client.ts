/** The client of the flow benchmark: requests documents and approves them over a fixed number of connections. */
import { Pool } from 'undici';
import type { Usage } from './measured-process.ts';
import { quantile } from './table.ts';

const API = '/api/v1/backend/e-document/online-access';
const json = { 'content-type': 'application/json' };

export interface Flow {
  apiKey: string;
  iin: string;
  phone: string;
}

/** What answers: a gateway, or the static server, which needs no codes. */
export interface Target {
  address: string;
  readsCodes: boolean;
  usage(): Promise<Usage>;
}

export interface Round {
  flowsPerSecond: number;
  /** Of single calls. */
  p99Ms: number;
  cpuMsPerFlow: number;
}

export interface Approval {
  session: string;
  code: string;
  /** Whether the reply has the PDF. */
  pdf: boolean;
}

export async function requestDocument(pool: Pool, { apiKey, iin, phone }: Flow): Promise<Buffer> {
  return post(pool, `${API}/request/identity_card/`, { api_key: apiKey, iin, phone });
}

export async function approveSession(pool: Pool, { session, code, pdf }: Approval): Promise<Buffer> {
  return post(pool, `${API}/approve/`, { backend_session_id: session, code, file: pdf, file_type: 'pdf' });
}

export async function readCode(pool: Pool, { apiKey, phone }: Flow): Promise<string> {
  const path = `/api/v1/sandbox/messages/?phone=${phone}&limit=1`;
  const reply = await pool.request({ method: 'GET', path, headers: { authorization: `Bearer ${apiKey}` } });
  const { messages } = (await reply.body.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

export function sessionOf(requested: Buffer): string {
  return (JSON.parse(requested.toString()) as { backend_session_id: string }).backend_session_id;
}

async function post(pool: Pool, path: string, body: object): Promise<Buffer> {
  const reply = await pool.request({ method: 'POST', path, headers: json, body: JSON.stringify(body) });
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${bytes.toString().slice(0, 300)}`);
  return bytes;
}

/** All flows once: every request, then, untimed, the codes, which a citizen would read, then every approve. */
export async function runRound(target: Target, flows: Flow[], connections: number, pdf: boolean): Promise<Round> {
  const pool = new Pool(target.address, { connections });
  const sessions = new Map<Flow, string>();
  const codes = new Map<Flow, string>();
  const requests = await timed(target, flows, connections, async (flow) => {
    sessions.set(flow, sessionOf(await requestDocument(pool, flow)));
  });
  if (target.readsCodes) await inParallel(flows, 4, async (flow) => codes.set(flow, await readCode(pool, flow)));
  const approvals = await timed(target, flows, connections, async (flow) => {
    await approveSession(pool, { session: sessions.get(flow) ?? '', code: codes.get(flow) ?? '000000', pdf });
  });
  await pool.close();
  return {
    flowsPerSecond: flows.length / (requests.seconds + approvals.seconds),
    p99Ms: quantile([...requests.latenciesMs, ...approvals.latenciesMs], 0.99),
    cpuMsPerFlow: (1000 * (requests.cpuSeconds + approvals.cpuSeconds)) / flows.length,
  };
}

interface Timed {
  seconds: number;
  cpuSeconds: number;
  latenciesMs: number[];
}

async function timed(
  target: Target,
  flows: Flow[],
  connections: number,
  work: (flow: Flow) => Promise<void>,
): Promise<Timed> {
  const latenciesMs: number[] = [];
  const before = await target.usage();
  const started = performance.now();
  await inParallel(flows, connections, async (flow) => {
    const begun = performance.now();
    await work(flow);
    latenciesMs.push(performance.now() - begun);
  });
  const seconds = (performance.now() - started) / 1000;
  const after = await target.usage();
  return { seconds, cpuSeconds: after.cpuSeconds - before.cpuSeconds, latenciesMs };
}

async function inParallel<Item>(items: Item[], workers: number, work: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
