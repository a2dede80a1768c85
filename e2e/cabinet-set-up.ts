/** What a file of journeys through the cabinet has for all its tests: a gateway with the built pages, and a browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { prepareCabinet } from './cabinet-page.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';

interface CabinetSetUp {
  browser: Browser;
  gateway: GatewayProcess;
  dataDirectory: string;
}

/** Awaited at the top of the file, before its first test; all ends after the last. */
export async function setUpCabinet(variables: NodeJS.ProcessEnv = {}): Promise<CabinetSetUp> {
  await prepareCabinet();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-cabinet-'));
  const gateway = await startGatewayProcess({ after }, dataDirectory, variables);
  const browser = await launchBrowser();
  after(async () => {
    await browser.close();
    await gateway.stop();
    rmSync(dataDirectory, { recursive: true });
  });
  return { browser, gateway, dataDirectory };
}
