/** Several gateways on one PostgreSQL, as an operator runs them, and a client that goes from one to the other. */
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Pool } from 'pg';
import { sandboxOtp } from '../server/src/egov/sandbox/sandbox-otp.ts';
import {
  findServerPrograms,
  type ServerOptions,
  startTemporaryServer,
  type TemporaryServer,
} from '../server/src/storage/postgres/temporary-server.ts';
import { type GatewayProcess, type Lasting, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const API = '/api/v1/backend/e-document/online-access';
const programs = await findServerPrograms();
export const hasPostgres = programs !== undefined;

export interface Reply {
  status: number;
  body: Record<string, unknown> & { code?: string; backend_session_id?: string };
  text: string;
}

/** Registers the test where PostgreSQL is installed. */
export function testWithPostgres(name: string, run: (t: TestContext) => Promise<void>): void {
  test(name, async (t) => {
    if (programs === undefined) return t.skip('No PostgreSQL here: install the server to run this');
    await run(t);
  });
}

export async function postgresForTest(t: Lasting, options: ServerOptions = {}): Promise<TemporaryServer> {
  const server = await startTemporaryServer(programs ?? '', options);
  t.after(() => server.stop());
  return server;
}

export async function operatorForTest(t: Lasting, url: string): Promise<Pool> {
  const operator = new Pool({ connectionString: url });
  operator.on('error', () => {});
  t.after(() => operator.end());
  return operator;
}

/** Each has a data directory of its own: only the store is shared. They end with the test, before the store. */
export async function gatewaysForTest(
  t: Lasting,
  count: number,
  variables: NodeJS.ProcessEnv,
): Promise<[GatewayProcess, GatewayProcess, ...GatewayProcess[]]> {
  const started = Array.from({ length: count }, () => startGatewayProcess(t, temporaryDirectory(t), variables));
  const settled = await Promise.allSettled(started);
  const gateways = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
  return gateways as [GatewayProcess, GatewayProcess];
}

export async function post(address: string, path: string, body: unknown, key?: string): Promise<Reply> {
  const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
  const reply = await fetch(`${address}${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await reply.text();
  return { status: reply.status, body: JSON.parse(text), text };
}

const people = [
  ['900101300017', '77010000001'],
  ['900101400013', '77010000002'],
  ['000101500011', '77010000003'],
  ['040229600011', '77010000004'],
  ['100101000010', '77010000005'],
  ['550910330012', '77010000006'],
] as const;

export function requestDocument(address: string, apiKey: string, person = 0, key?: string): Promise<Reply> {
  const [iin, phone] = people[person % people.length] ?? people[0];
  return post(address, '/request/identity_card/', { api_key: apiKey, iin, phone }, key);
}

export function approve(address: string, backendSessionId: string, code: string, key?: string): Promise<Reply> {
  const body = { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf' };
  return post(address, '/approve/', body, key);
}

export function resend(address: string, backendSessionId: string): Promise<Reply> {
  return post(address, '/resend/', { backend_session_id: backendSessionId });
}

export function hashOf(backendSessionId: string): string {
  return createHash('sha256').update(backendSessionId).digest('hex');
}

/**
 * The newest code of a session. The store holds it encrypted; but each code follows from the request's id and the code before, so the
 * number of SMS suffices. The inbox does not tell sessions apart.
 */
export async function codeOf(operator: Pool, backendSessionId: string): Promise<string> {
  const { rows } = await operator.query<{ request_id: string }>(
    `select request_id from sandbox_messages join sessions on egov_request_id = request_id where id_hash = $1`,
    [hashOf(backendSessionId)],
  );
  let code: string | undefined;
  for (const { request_id: requestId } of rows) code = sandboxOtp(requestId, code);
  return code ?? '';
}

/** The store's trace of all deliveries: metered, audited, and sessions that are delivered. */
export async function deliveriesIn(operator: Pool): Promise<{ metered: number; audited: number; delivered: number }> {
  const { rows } = await operator.query<Record<'metered' | 'audited' | 'delivered', string>>(
    `select (select coalesce(sum(delivered), 0) from usage) as metered,
            (select count(*) from audit where action = 'document_delivered') as audited,
            (select count(*) from sessions where state = 'delivered') as delivered`,
  );
  const [row] = rows;
  return { metered: Number(row?.metered), audited: Number(row?.audited), delivered: Number(row?.delivered) };
}
