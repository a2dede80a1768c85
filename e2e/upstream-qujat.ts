/**
 * A second Qujat as a process of its own, to stand upstream of the first: the gateway as it is, only that its parent may move the
 * time of its store. Started by `startUpstreamQujat`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createApp } from '../server/src/app.ts';
import { readConfig } from '../server/src/config.ts';
import { createLogger } from '../server/src/logging/logger.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { demonstrationOrganization } from '../server/src/organizations/seed-organizations.ts';

export interface UpstreamQujat {
  process: ChildProcess;
  url: URL;
  testKey: string;
  advanceMs(milliseconds: number): void;
  /** Messages of 1414 to this phone, newest first. */
  messages(phone: string): Promise<{ id: string; code: string }[]>;
}

export async function startUpstreamQujat(dataDirectory: string): Promise<UpstreamQujat> {
  const child = fork(fileURLToPath(import.meta.url), {
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory, PORT: '0' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ address, testKey }] = (await once(child, 'message')) as [{ address: string; testKey: string }];
  return {
    process: child,
    url: new URL(address),
    testKey,
    advanceMs: (milliseconds) => void child.send({ advanceMs: milliseconds }),
    messages: async (phone) => {
      const headers = { authorization: `Bearer ${testKey}` };
      const inbox = await fetch(new URL(`/api/v1/sandbox/messages/?phone=${phone}`, address), { headers });
      return ((await inbox.json()) as { messages: { id: string; code: string }[] }).messages;
    },
  };
}

if (import.meta.main) {
  let nowMs = Date.now();
  const config = readConfig(process.env);
  const logger = createLogger({ level: 'silent', destination: process.stderr });
  // Each look at the time is later than the one before, so that of two SMS the newer one is known.
  const storeNowMs = () => {
    nowMs += 1;
    return nowMs;
  };
  const app = await createApp(config, logger, { storeNowMs });
  process.on('message', (message: { advanceMs: number }) => {
    nowMs += message.advanceMs;
  });
  process.on('disconnect', () => void app.close());
  const address = await app.server.listen({ host: config.host, port: config.port });
  const { testKey } = await createOrganization(demonstrationOrganization, app.organizationDependencies);
  process.send?.({ address, testKey });
}
