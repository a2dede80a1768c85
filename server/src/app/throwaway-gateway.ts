/** A gateway with a test key and a store that is thrown away: for the demonstration, and for other people's tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import type { Logger } from '../logging/logger.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { demonstrationOrganization } from '../organizations/seed-organizations.ts';
import { createApp } from './app.ts';

export interface ThrowawayGateway {
  /** Such as `http://127.0.0.1:40001`. */
  url: string;
  testKey: string;
  /** Ends the requests in flight, then removes the store. */
  close(): Promise<void>;
}

/** It listens on this machine alone, on a free port, and reads no settings: those of the environment are for another gateway. */
export async function startThrowawayGateway(logger: Logger): Promise<ThrowawayGateway> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-'));
  const removeStore = () => rmSync(dataDirectory, { recursive: true, force: true });
  try {
    const app = await createApp(readConfig({ QUJAT_DATA_DIR: dataDirectory }), logger);
    const { testKey } = await createOrganization(demonstrationOrganization, app.organizationContext);
    const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
    return { url, testKey, close: () => app.close().finally(removeStore) };
  } catch (error) {
    removeStore();
    throw error;
  }
}
