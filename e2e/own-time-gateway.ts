/**
 * A Qujat as a process of its own: the gateway as it is, only that its parent may move the time of its store, and that it has a live key
 * as well. Started by `startOwnTimeGateway`.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { App } from '../server/src/app/app.ts';
import type { ReplyBody } from '../server/src/app/test-gateway.ts';
import { createThreadedApp } from '../server/src/app/threads/create-threaded-app.ts';
import { randomIds } from '../server/src/clock.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { createLogger } from '../server/src/logging/logger.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { newApiKey } from '../server/src/organizations/new-api-key.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';
import { type CaughtLog, catchLog } from './command-process.ts';
import { type Lasting, temporaryDirectory } from './gateway-process.ts';
import { advanceMs, storeNowMs } from './own-time.ts';

export interface OwnTimeGateway {
  process: ChildProcess;
  url: URL;
  testKey: string;
  liveKey: string;
  advanceMs(milliseconds: number): void;
  /** Messages of the sandbox's 1414 to this phone, newest first. */
  messages(phone: string): Promise<{ id: string; code: string }[]>;
  /** A call of the Backend API below `…/online-access/`. */
  post(path: string, body: object): Promise<{ status: number; body: ReplyBody }>;
  /** What it has logged so far. */
  logged(): string;
  untilLogged: CaughtLog['until'];
  /** Resolves when the process is gone, however. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** What the child tells once it listens. */
interface Started {
  address: string;
  testKey: string;
  liveKey: string;
}

export async function startOwnTimeGateway(
  dataDirectory: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<OwnTimeGateway> {
  const child = fork(fileURLToPath(import.meta.url), {
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory, PORT: '0', ...variables },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const log = catchLog(child.stderr ?? assert.fail());
  const ended = once(child, 'exit');
  const started = once(child, 'message') as Promise<[Started]>;
  const early = ended.then(() => Promise.reject(new Error(`the gateway has ended: ${log.text()}`)));
  const [{ address, testKey, liveKey }] = await Promise.race([started, early]);
  early.catch(() => undefined);
  const api = new URL('/api/v1/backend/e-document/online-access/', address);
  return {
    process: child,
    url: new URL(address),
    testKey,
    liveKey,
    advanceMs: (milliseconds) => void child.send({ advanceMs: milliseconds }),
    messages: async (phone) => {
      const headers = { authorization: `Bearer ${testKey}` };
      const inbox = await fetch(new URL(`/api/v1/sandbox/messages/?phone=${phone}`, address), { headers });
      return ((await inbox.json()) as { messages: { id: string; code: string }[] }).messages;
    },
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(new URL(path, api), { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: reply.status, body: (await reply.json()) as ReplyBody };
    },
    logged: log.text,
    untilLogged: log.until,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One that ends with the test. */
export async function ownTimeGatewayForTest(t: Lasting, variables: NodeJS.ProcessEnv): Promise<OwnTimeGateway> {
  const gateway = await startOwnTimeGateway(temporaryDirectory(t), variables);
  t.after(() => gateway.stop());
  return gateway;
}

/** The demonstration's organisation, with a subscription that is no trial: it admits live keys. */
export const liveCustomer = {
  ...demonstrationOrganization,
  subscriptions: demonstrationOrganization.subscriptions.map((each) => ({ ...each, trial: false })),
};

/** Of `liveCustomer`. */
export async function makeLiveKey({ organizationContext }: App): Promise<string> {
  const organizationId = demonstrationOrganization.organization.id;
  const wanted = { organizationId, environment: 'live', createdAt: Date.now() } as const;
  const { apiKey, secret } = newApiKey(wanted, organizationContext);
  const event = { action: 'api_key_created', environment: 'live', target: apiKey.id } as const;
  await organizationContext.apiKeys.insertApiKey(apiKey, { ...event, id: randomIds.uuid(), organizationId });
  return secret;
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const logTo = process.stderr;
  const logger = createLogger({ level: config.logLevel, destination: logTo });
  const app = await createThreadedApp(config, logger, {
    environment: process.env,
    logTo,
    overrides: { storeNowMs },
    module: new URL('./own-time-thread.ts', import.meta.url),
  });
  process.on('message', (message: { advanceMs: number }) => advanceMs(message.advanceMs));
  process.on('disconnect', () => void app.close());
  const address = await app.listen({ host: config.host, port: config.port });
  const { testKey } = await createOrganization(liveCustomer, app.organizationContext);
  process.send?.({ address, testKey, liveKey: await makeLiveKey(app) } satisfies Started);
}
