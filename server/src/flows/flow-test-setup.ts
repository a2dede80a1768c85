/** What tests of the Flow work with: an organisation with a flow, its two calls, and the page's. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { newestCode, type TestGatewayOptions, type TestReply } from '../app/test-gateway.ts';
import { type CabinetGateway, startCabinetGateway } from '../cabinet-api/cabinet-test-setup.ts';
import type { FlowView } from './page-schemas.ts';

export const CITIZEN = { iin: '900101300017', phone: '77010000001' };

export const flowSettings = {
  environment: 'test',
  name: 'Тіркелгі ашу',
  document_types: ['identity_card', 'driver_license'],
  origins: ['https://shop.example'],
  return_urls: ['https://shop.example/done'],
  purpose: { kk: 'Тіркелгі ашу үшін', ru: null, en: 'To open an account' },
};

export interface FlowGateway {
  gateway: CabinetGateway;
  owner: Awaited<ReturnType<CabinetGateway['newOwner']>>;
  flowsPath: string;
  flowKey: string;
  /** Of the same organisation. */
  testKey: string;
  flowId: string;
  create(body?: object, headers?: Record<string, string>): Promise<FlowReply>;
  result(sessionId: string, key?: string): Promise<FlowReply>;
  page(sessionId: string, device?: string): FlowPage;
  /** The code of the newest SMS. */
  code(phone?: string): Promise<string>;
  /** A session that waits for its code. */
  awaitingCode(): Promise<{ sessionId: string; page: FlowPage; code: string }>;
}

/** A reply with a field of whatever route. */
export interface FlowReply extends Omit<TestReply, 'body'> {
  // biome-ignore lint/suspicious/noExplicitAny: each test looks at the fields of its own route
  body: any;
}

export interface FlowPage {
  view(): Promise<FlowView>;
  post(step: string, body?: object): Promise<FlowReply>;
}

export async function startFlowGateway(t: TestContext, options: TestGatewayOptions = {}): Promise<FlowGateway> {
  const gateway = await startCabinetGateway(t, { signUpTrial: true, ...options });
  const owner = await gateway.newOwner('owner@company.example');
  const flowsPath = `/organizations/${owner.organizationId}/flows/`;
  const made = await owner.browser.call('POST', flowsPath, flowSettings);
  assert.equal(made.status, 201, made.text);
  const keys = `/organizations/${owner.organizationId}/api-keys/`;
  const { body: ofSandbox } = await owner.browser.call('POST', keys, { environment: 'test', name: 'Inbox' });
  const { flow_api_key: flowKey, id: flowId } = made.body;
  const create: FlowGateway['create'] = (body = {}, headers = {}) => {
    // Each at a time of its own, so that of two SMS the newer one is known.
    gateway.advanceMs(1);
    return gateway.post('/api/v1/flows/session/create/', { api_key: flowKey, ...body }, headers);
  };
  const result: FlowGateway['result'] = (sessionId, key = flowKey) =>
    gateway.get(`/api/v1/flows/session/result/?session_id=${sessionId}`, key);
  const page = (sessionId: string, device?: string) => pageOf(gateway, sessionId, device);
  const code = async (phone = CITIZEN.phone) =>
    newestCode(await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}&limit=1`, ofSandbox.backend_api_key));
  const awaitingCode = async () => {
    const { body } = await create({ document_types: ['identity_card'] });
    const opened = page(body.session_id);
    const entered = await opened.post('citizen', CITIZEN);
    assert.equal(entered.body.state, 'waiting_for_code', entered.text);
    return { sessionId: body.session_id, page: opened, code: await code() };
  };
  const testKey = ofSandbox.backend_api_key;
  return { gateway, owner, flowsPath, flowKey, testKey, flowId, create, result, page, code, awaitingCode };
}

function pageOf({ app }: CabinetGateway, sessionId: string, device?: string): FlowPage {
  const headers = { 'qujat-flow-session': sessionId, ...(device !== undefined && { 'qujat-flow-device': device }) };
  const call = async (method: 'GET' | 'POST', step: string, payload?: object) => {
    const reply = await app.server.inject({
      method,
      url: `/api/v1/flows/page/${step}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json(), text: reply.body, headers: reply.headers };
  };
  return {
    view: async () => (await call('GET', '')).body,
    post: (step, body) => call('POST', `${step}/`, body ?? {}),
  };
}

export const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');
