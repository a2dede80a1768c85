/** An app in a further thread: it answers requests as the first does, with what the first has lent. */
import { parentPort, workerData } from 'node:worker_threads';
import { readConfig } from '../../config/read-config.ts';
import { createLogger } from '../../logging/logger.ts';
import { type App, createApp } from '../app.ts';
import type { AppOverrides } from '../app-overrides.ts';
import { type FirstThread, type FurtherThread, type ThreadData, talkTo } from './between-threads.ts';
import { borrowGate, borrowHashing, borrowPools, borrowSigningPool, type First } from './borrow.ts';
import { createLogBatches, type LogBatches } from './log-batches.ts';
import type { ThreadPart, ThreadPlace } from './thread-place.ts';

export function serveThread(overrides: AppOverrides = {}): void {
  const data = workerData as ThreadData;
  if (parentPort === null) throw new Error('A further thread runs as a worker thread only');
  const started = Promise.withResolvers<{ app: App; part: ThreadPart }>();
  const part = async () => (await started.promise).part;
  const log = createLogBatches((lines) => first.log.asEvent(lines));
  const own: FurtherThread = {
    start: async () => started.resolve(await makeApp(data, overrides, { first, log })),
    listen: async (place) => {
      const shared = { ...place, reusePort: true };
      await (await started.promise).app.server.listen(shared);
    },
    refuseReadiness: async () => (await started.promise).app.refuseReadiness(),
    close: async () => {
      await (await started.promise).app.close();
      log.flush();
    },
    readMetrics: async () => (await part()).readMetrics(),
    reportConnectors: async () => (await part()).reportConnectors(),
    flushRequestLog: async () => (await part()).flushRequestLog(),
  };
  const first: First = talkTo<FirstThread, FurtherThread>(parentPort, own);
  process.on('exit', () => log.flush());
}

async function makeApp(
  { number, of, takenRoom, store, environment }: ThreadData,
  overrides: AppOverrides,
  { first, log }: { first: First; log: LogBatches },
): Promise<{ app: App; part: ThreadPart }> {
  const config = readConfig(environment);
  const logger = createLogger({ level: config.logLevel, destination: log });
  let part: ThreadPart | undefined;
  const place: ThreadPlace = {
    number,
    of,
    takenRoom,
    lent: { store, gateOf: (connector) => borrowGate(connector, first) },
    join: (own) => {
      part = own;
      return {
        readMetrics: () => first.readMetrics(),
        reportConnectors: () => first.reportConnectors(),
        flushRequestLogs: () => first.flushRequestLogs(),
      };
    },
  };
  const lent = {
    hashing: borrowHashing(first),
    rendererPools: borrowPools(first),
    signingPool: borrowSigningPool(first),
  };
  const app = await createApp(config, logger, { ...lent, ...overrides }, place);
  if (part === undefined) throw new Error('The app has not joined the others');
  return { app, part };
}
