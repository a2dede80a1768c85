/**
 * The plainest connector over HTTP, and its state: each operation of the port is one POST of JSON. It stands for every connector
 * that calls through `http-call.ts`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { randomIds } from '../server/src/clock.ts';
import type { CodeAnswer, Egov, McdbAnswer, OtpRequested } from '../server/src/egov/egov.ts';
import { createHttpCaller, parseJson } from '../server/src/egov/http-call.ts';
import { createSandboxInbox } from '../server/src/egov/sandbox/inbox.ts';
import { createPopulation } from '../server/src/egov/sandbox/population.ts';
import { createSandboxEgov } from '../server/src/egov/sandbox/sandbox-egov.ts';
import { createSandboxStore } from '../server/src/egov/sandbox/sandbox-store.ts';
import { type ErrorCode, GatewayError } from '../server/src/errors.ts';
import { openDatabase } from '../server/src/storage/open-database.ts';
import type { ConnectorUnderTest, StateUnderTest } from './connector-under-test.ts';

export const jsonConnector: ConnectorUnderTest = { name: 'json', startState, connect };

/** A field that each answer has. */
const marks: Record<keyof Egov, string> = {
  requestDocument: 'stateReference',
  resendOtp: 'stateReference',
  fetchDocument: 'outcome',
  checkMcdb: 'isVerified',
};

function connect(port: number) {
  const caller = createHttpCaller();
  const ask = async (operation: keyof Egov, body: object, signal: AbortSignal): Promise<object> => {
    const { status, text } = await caller.call(
      {
        method: 'POST',
        url: new URL(`http://127.0.0.1:${port}/${operation}`),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        accept: ['application/json'],
      },
      signal,
    );
    const answer = parseJson(text) as Record<string, unknown>;
    if (status !== 200) throw new GatewayError(answer['code'] as ErrorCode);
    if (!(marks[operation] in answer)) throw new Error('the answer has another schema');
    return answer;
  };
  const egov: Egov = {
    requestDocument: async (request, signal) => (await ask('requestDocument', { request }, signal)) as OtpRequested,
    resendOtp: async (request, signal) => (await ask('resendOtp', { request }, signal)) as OtpRequested,
    fetchDocument: async (request, code, signal) => {
      const answer = (await ask('fetchDocument', { request, code }, signal)) as CodeAnswer;
      if (answer.outcome !== 'document') return answer;
      const { document } = answer;
      return { ...answer, document: { ...document, facePhoto: Buffer.from(String(document.facePhoto), 'base64') } };
    },
    checkMcdb: async (request, signal) => (await ask('checkMcdb', { request }, signal)) as McdbAnswer,
  };
  return { name: 'json', egov, close: () => caller.close() };
}

async function startState(t: TestContext): Promise<StateUnderTest> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-state-'));
  let nowMs = Date.now();
  const database = await openDatabase({ dataDirectory, nowMs: () => nowMs });
  const inbox = createSandboxInbox(createSandboxStore(database), randomBytes(32));
  const egov = createSandboxEgov({ population: createPopulation(), inbox, ids: randomIds, otpTtlMs: 180_000 });
  let organizationId = '';
  const server = createServer(async (request, response) => {
    // Each request at a time of its own, so that of two SMS the newer one is known.
    nowMs += 1;
    const body = await readBody(request);
    organizationId = body.request.organization?.id ?? organizationId;
    const { status, answer } = await answerOf(egov, request.url ?? '', body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database.close();
    rmSync(dataDirectory, { recursive: true });
  });
  return {
    port: (server.address() as AddressInfo).port,
    newestCode: async (phone) => (await inbox.listMessages(organizationId, { phone, most: 1 }))[0]?.code ?? '',
    advanceMs: (milliseconds) => {
      nowMs += milliseconds;
    },
  };
}

interface StateCall {
  request: Parameters<Egov['requestDocument']>[0];
  code: string;
}

async function readBody(request: IncomingMessage): Promise<StateCall> {
  return JSON.parse(Buffer.concat(await request.toArray()).toString());
}

async function answerOf(egov: Egov, path: string, call: StateCall): Promise<{ status: number; answer: object }> {
  const { signal } = new AbortController();
  try {
    if (path === '/requestDocument') return { status: 200, answer: await egov.requestDocument(call.request, signal) };
    if (path === '/resendOtp') return { status: 200, answer: await egov.resendOtp(call.request, signal) };
    if (path === '/checkMcdb') return { status: 200, answer: await egov.checkMcdb(call.request, signal) };
    const answer = await egov.fetchDocument(call.request, call.code, signal);
    if (answer.outcome !== 'document') return { status: 200, answer };
    const facePhoto = Buffer.from(answer.document.facePhoto ?? []).toString('base64');
    return { status: 200, answer: { ...answer, document: { ...answer.document, facePhoto } } };
  } catch (error) {
    return { status: 404, answer: { code: error instanceof GatewayError ? error.code : 'government_service_error' } };
  }
}
