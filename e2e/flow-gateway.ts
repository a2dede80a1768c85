/** What the journeys of a Flow share: a gateway with the built page, a flow of the demonstration's organisation, and its two calls. */
import assert from 'node:assert/strict';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { buildFlowPage } from '../flow/build.ts';
import { demonstrationOwner } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';
import type { GatewayProcess } from './gateway-process.ts';

export const citizen = { iin: '900101300017', phone: '77010000001' };

export interface FlowSetUp extends FlowCalls {
  browser: Browser;
  gateway: GatewayProcess;
}

export interface FlowCalls {
  /** Makes a flow and answers its key. */
  createFlow(settings?: object): Promise<string>;
  /** Makes an endpoint of webhooks for `flow.finished` and answers its secret. */
  createWebhookEndpoint(url: string): Promise<string>;
  /** @param flowKey as `createFlow` gave it */
  switchFlow(flowKey: string, enabled: boolean): Promise<void>;
  /** Makes a session and answers its id. */
  createSession(flowKey: string, order?: object): Promise<string>;
  readResult(flowKey: string, sessionId: string): Promise<FlowResult>;
  /** The code of the newest SMS. */
  code(): Promise<string>;
  /** How many SMS there are. */
  countMessages(): Promise<number>;
  /** The clock of the organisation's sandbox. */
  moveClock(move: { advance_seconds: number } | { reset: true }): Promise<void>;
}

export interface FlowResult {
  status: 'PROGRESS' | 'FINISHED';
  flow_session_result: boolean;
  flow_session_failure_reasons: string[];
  edocument_result: { iin?: string; result_json?: { common: { docOwner: { iin: string } } } };
}

/** Awaited at the top of the file, before its first test; all ends after the last. */
export async function setUpFlow(variables: NodeJS.ProcessEnv = {}): Promise<FlowSetUp> {
  await buildFlowPage();
  const { browser, gateway } = await setUpCabinet(variables);
  return { browser, gateway, ...(await createFlowCalls(gateway)) };
}

export async function createFlowCalls(gateway: GatewayProcess): Promise<FlowCalls> {
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${gateway.address}/api/v1/${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    assert.ok(reply.ok, `${path}: ${reply.status} ${reply.ok ? '' : await reply.text()}`);
    return reply;
  };
  const asOwner = await logInAsOwner(gateway, call);
  const flowIds = new Map<string, string>();
  const bearer = { authorization: `Bearer ${gateway.testKey}` };
  const messages = async () => {
    const reply = await call('GET', `sandbox/messages/?phone=${citizen.phone}`, undefined, bearer);
    return ((await reply.json()) as { messages: { code: string }[] }).messages;
  };
  return {
    createFlow: async (settings = {}) => {
      const body = { ...flowSettings, ...settings };
      const reply = await call('POST', 'cabinet/organizations/demonstration/flows/', body, asOwner);
      const made = (await reply.json()) as { flow_api_key: string; id: string };
      flowIds.set(made.flow_api_key, made.id);
      return made.flow_api_key;
    },
    switchFlow: async (flowKey, enabled) => {
      const { environment: _, ...settings } = flowSettings;
      const path = `cabinet/organizations/demonstration/flows/${flowIds.get(flowKey)}/`;
      await call('PUT', path, { ...settings, enabled }, asOwner);
    },
    createWebhookEndpoint: async (url) => {
      const body = { environment: 'test', url, description: '', events: ['flow.finished'] };
      const reply = await call('POST', 'cabinet/organizations/demonstration/webhook-endpoints/', body, asOwner);
      return ((await reply.json()) as { secret: string }).secret;
    },
    createSession: async (flowKey, order = {}) => {
      const reply = await call('POST', 'flows/session/create/', { api_key: flowKey, ...order });
      return ((await reply.json()) as { session_id: string }).session_id;
    },
    readResult: async (flowKey, sessionId) => {
      const query = new URLSearchParams({ session_id: sessionId, flow_api_key: flowKey });
      return (await call('GET', `flows/session/result/?${query}`)).json() as Promise<FlowResult>;
    },
    code: async () => (await messages())[0]?.code ?? assert.fail('an SMS has come'),
    countMessages: async () => (await messages()).length,
    moveClock: async (move) => void (await call('POST', 'sandbox/clock/', move, bearer)),
  };
}

/** The citizen does the steps of the page. @param code of the newest SMS */
export async function handOver(
  page: Page | FrameLocator,
  code: () => Promise<string>,
  { iin, phone } = citizen,
): Promise<void> {
  await page.locator('.primary').click();
  await page.locator('input[name=iin]').fill(iin);
  await page.locator('input[name=phone]').fill(phone);
  await page.locator('.primary').click();
  await page.locator('input[name=code]').waitFor();
  await page.locator('input[name=code]').fill(await code());
  await page.locator('.sign.good').waitFor();
}

type Call = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Response>;

async function logInAsOwner(gateway: GatewayProcess, call: Call): Promise<Record<string, string>> {
  const fromCabinet = { 'x-qujat-cabinet': '1' };
  const reply = await call('POST', 'cabinet/session/', demonstrationOwner(gateway), fromCabinet);
  return { ...fromCabinet, cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const flowSettings = {
  environment: 'test',
  name: 'Тіркелгі ашу',
  document_types: ['identity_card'],
  origins: [],
  return_urls: ['http://localhost/done'],
  purpose: {
    kk: 'Онлайн шот ашу және жеке басты қашықтан сәйкестендіру',
    ru: 'Открытие счёта онлайн и удалённая идентификация',
    en: 'To open an account online',
  },
};
