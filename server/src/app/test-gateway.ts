/**
 * A whole gateway for tests: real HTTP handling, real SQLite in a folder of its own, the real sandbox. The store's time and
 * what stands behind the state's port can be set.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { DestinationStream } from 'pino';
import { type Ids, randomIds } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { DocumentExtra, ResultJson } from '../documents/document-type.ts';
import type { Egov } from '../egov/egov.ts';
import type { Situation } from '../egov/sandbox/people.ts';
import { type ErrorCode, errorTable } from '../errors.ts';
import { createLogger } from '../logging/logger.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { demonstrationOrganization } from '../organizations/seed-organizations.ts';
import { createRendererPools } from '../rendering/renderer.ts';
import { type App, createApp } from './app.ts';
import type { AppOverrides } from './app-overrides.ts';

export interface TestGateway {
  app: App;
  testKey: string;
  /** Every line that was logged. */
  logged: string[];
  /** The store's time, epoch ms. */
  nowMs(): number;
  /** The data directory, for tests that look into the store. */
  dataDirectory: string;
  /** Moves the store's time. */
  advanceMs(milliseconds: number): void;
  /** Ends it before the test does: all that it had to write is in the store then. */
  close(): Promise<void>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<TestReply>;
  delete(path: string, bearer?: string): Promise<TestReply>;
  get(path: string, bearer?: string): Promise<TestReply>;
  requestDocument(
    changes?: Record<string, unknown>,
    documentType?: string,
    headers?: Record<string, string>,
  ): Promise<TestReply>;
  approve(
    backendSessionId: string,
    code: string,
    changes?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<TestReply>;
  /** Requests a document and reads the SMS. */
  openSession(iin?: string, phone?: string): Promise<{ backendSessionId: string; code: string }>;
}

export interface TestReply {
  status: number;
  body: ReplyBody;
  text: string;
  headers: Record<string, unknown>;
}

/** Every field that tests look at, in replies of whatever route. */
export interface ReplyBody {
  backend_session_id: string;
  document_type: string;
  result_json: ResultJson;
  extra: DocumentExtra;
  gender: string | null;
  face_photo: string | null;
  qrcode: string;
  barcode: string;
  document_image: string | null;
  document_images: string[] | null;
  document_pdf: string | null;
  file_status: string | null;
  file_changes: string[];
  pdf_signature?: string | null;
  signed_qrcode?: string;
  receipt?: string;
  detail: string;
  message: string;
  code: ErrorCode;
  request_id: string;
  attempts_left: number;
  retry_after: number;
  expires_at: string;
  resend_after: string | null;
  phone_masked: string;
  errors: { field: string; message: string }[];
  messages: { id: string; phone: string; sender: string; text: string; code: string; sent_at: string }[];
  subjects: {
    iin: string;
    phone: string;
    full_name: string;
    situation: Situation;
    document_types: string[];
    own: boolean;
  }[];
}

export const API = '/api/v1/backend/e-document/online-access';

/**
 * The gateways of a process draw with the same threads: to start some for each would cost more than all else that they do. Threads that
 * wait do not keep it alive; a hook of the tests would close them after the first file of several.
 */
const rendererPools = createRendererPools();
process.once('beforeExit', () => rendererPools.close());

/** Each UUID has a letter, so that in capitals it is another id. */
const ids: Ids = { ...randomIds, uuid: () => randomIds.uuid().replace(/.$/, 'a') };

export interface TestGatewayOptions extends Omit<AppOverrides, 'storeNowMs'> {
  config?: Partial<Config>;
}

export async function startTestGateway(t: TestContext, options: TestGatewayOptions = {}): Promise<TestGateway> {
  const { config, ...overrides } = options;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-test-'));
  const logged: string[] = [];
  const destination: DestinationStream = { write: (line) => logged.push(line) };
  let nowMs = Date.now();
  const advanceMs = (milliseconds: number) => {
    nowMs += milliseconds;
  };
  const app = await createApp(
    { ...readConfig({ QUJAT_DATA_DIR: dataDirectory }), signingKeyFiles: [], ...config },
    createLogger({ level: 'info', destination }),
    { signUpTrial: false, rendererPools, ids, ...overrides, storeNowMs: () => nowMs },
  );
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= app.close();
    return ended;
  };
  endAfter(t, close, dataDirectory);
  const { testKey } = await createOrganization(demonstrationOrganization, app.organizationContext);
  return {
    app,
    testKey,
    logged,
    nowMs: () => nowMs,
    dataDirectory,
    advanceMs,
    close,
    ...callsOf(app, testKey, advanceMs),
  };
}

/** Node keeps each hook until the process ends: this one keeps no gateway that has ended. */
function endAfter(t: TestContext, close: () => Promise<void>, dataDirectory: string): void {
  let ending: typeof close | undefined = close;
  t.after(async () => {
    await ending?.();
    ending = undefined;
    rmSync(dataDirectory, { recursive: true });
  });
}

/** Options with which live keys reach the sandbox too, so that its SMS tell the codes. @param reached what the live state does first */
export function sandboxBehindLiveKeys(reached: () => void = () => {}): TestGatewayOptions {
  let sandbox: Egov | undefined;
  const reach = (): Egov => {
    reached();
    assert.ok(sandbox);
    return sandbox;
  };
  const egov: Egov = {
    requestDocument: async (...call) => reach().requestDocument(...call),
    resendOtp: async (...call) => reach().resendOtp(...call),
    fetchDocument: async (...call) => reach().fetchDocument(...call),
    checkMcdb: async (...call) => reach().checkMcdb(...call),
  };
  return {
    wrapSandbox: (made) => {
      sandbox = made;
      return made;
    },
    liveConnector: { name: 'sandbox', egov, close: async () => {} },
  };
}

function callsOf(app: App, testKey: string, advanceMs: TestGateway['advanceMs']) {
  const get = async (path: string, bearer?: string): Promise<TestReply> => {
    const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    return toTestReply(await app.server.inject({ method: 'GET', url: path, headers }));
  };
  const remove: TestGateway['delete'] = async (path, bearer) => {
    const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    return toTestReply(await app.server.inject({ method: 'DELETE', url: path, headers }));
  };
  const post: TestGateway['post'] = async (path, body, headers) =>
    toTestReply(
      await app.server.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const requestDocument: TestGateway['requestDocument'] = (
    changes = {},
    documentType = 'identity_card',
    headers = {},
  ) => {
    // Each request at a time of its own, so that of two SMS the newer one is known.
    advanceMs(1);
    const subject = { iin: '900101300017', phone: '77010000001' };
    return post(`${API}/request/${documentType}/`, { api_key: testKey, ...subject, ...changes }, headers);
  };
  const approve: TestGateway['approve'] = (backendSessionId, code, changes = {}, headers = {}) => {
    const body = { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf', ...changes };
    return post(`${API}/approve/`, body, headers);
  };
  const openSession = async (iin = '900101300017', phone = '77010000001') => {
    const requested = await requestDocument({ iin, phone });
    const inbox = await get(`/api/v1/sandbox/messages/?phone=${phone}&limit=1`, testKey);
    return { backendSessionId: requested.body.backend_session_id, code: newestCode(inbox) };
  };
  return { get, post, delete: remove, requestDocument, approve, openSession };
}

function toTestReply(reply: { statusCode: number; body: string; headers: Record<string, unknown> }): TestReply {
  const isJson = String(reply.headers['content-type']).startsWith('application/json');
  return {
    status: reply.statusCode,
    body: isJson ? JSON.parse(reply.body) : {},
    text: reply.body,
    headers: reply.headers,
  };
}

export function newestCode(inbox: TestReply): string {
  const newest = inbox.body.messages[0];
  assert.ok(newest, 'an SMS has come');
  return newest.code;
}

/** The reply is this error of the table, whole and to the letter. */
export function assertError(reply: TestReply, code: ErrorCode): void {
  const { status, detail, message } = errorTable[code];
  assert.equal(reply.body.code, code);
  assert.equal(reply.status, status);
  assert.equal(reply.body.detail, detail);
  assert.equal(reply.body.message, message);
  assert.match(reply.body.request_id, /^req_[\w-]{22}$/);
}
