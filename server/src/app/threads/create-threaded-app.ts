/** createThreadedApp: an app, in as many threads as the configuration says, on one port. */

import type { Config } from '../../config/config.ts';
import type { DestinationStream, Logger } from '../../logging/logger.ts';
import { moduleBeside } from '../../system/module-beside.ts';
import { type App, createApp } from '../app.ts';
import type { AppOverrides } from '../app-overrides.ts';
import { prepareThreads } from './start-threads.ts';

export interface ThreadedApp extends App {
  /** Resolves to the address, once all threads listen on the port. */
  listen(place: { host: string; port: number }): Promise<string>;
}

export interface ThreadedAppOptions {
  /** From which each further thread reads the configuration again. */
  environment: NodeJS.ProcessEnv;
  /** Where the log of all threads goes. */
  logTo: DestinationStream;
  /** For tests: of the first thread. What `module` runs has its own. */
  overrides?: AppOverrides;
  module?: URL;
}

const FURTHER_THREAD = moduleBeside(import.meta.url, 'http-worker');

export async function createThreadedApp(
  config: Config,
  logger: Logger,
  { environment, logTo, overrides, module = FURTHER_THREAD }: ThreadedAppOptions,
): Promise<ThreadedApp> {
  if (config.threads === 1) {
    const app = await createApp(config, logger, overrides);
    return { ...app, listen: (place) => app.server.listen(place) };
  }
  const threads = prepareThreads({ threads: config.threads, environment, logTo, module });
  const app = await createApp(config, logger, overrides, threads.place);
  const close = async () => {
    await Promise.all([app.server.close(), threads.close()]);
    await app.close();
  };
  try {
    await threads.start(app);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...app,
    close,
    async listen({ host, port }) {
      const shared = { host, port, reusePort: true };
      const address = await app.server.listen(shared);
      // Where any free port was asked for, the first has chosen one.
      const [bound] = app.server.addresses();
      await threads.listen({ host, port: typeof bound === 'object' ? bound.port : port });
      return address;
    },
    refuseReadiness() {
      app.refuseReadiness();
      threads.refuseReadiness();
    },
  };
}
