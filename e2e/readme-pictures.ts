/**
 * Takes the README's pictures of the cabinet, of a gateway that it starts for that: `npm run pictures`. The history of the usage
 * page is made up and the same at each run, up to the day; all people are the sandbox's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openAsDemonstration } from './cabinet-demonstration.ts';
import { prepareCabinet } from './cabinet-page.ts';
import { repositoryRoot } from './command-process.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { writeHistory } from './picture-history.ts';

const size = { width: 1280, height: 860 };

await using cleanUp = new AsyncDisposableStack();
const directory = mkdtempSync(join(tmpdir(), 'qujat-pictures-'));
cleanUp.defer(() => rmSync(directory, { recursive: true }));
await prepareCabinet();
const gateway = await startGatewayProcess({ after: (end) => cleanUp.defer(async () => void (await end())) }, directory);
const browser = await launchBrowser();
cleanUp.defer(() => browser.close());
await writeHistory(directory);
await takeTryIt(browser, gateway);
await takeUsage(browser, gateway);

async function takeTryIt(opened: Browser, of: GatewayProcess): Promise<void> {
  const page = await openAsDemonstration(opened, of, 'try-it', { viewport: size });
  await page.getByRole('button', { name: 'Request the document' }).click();
  await page.getByRole('button', { name: /^Type the code/ }).click();
  await take(page, 'cabinet-try-it');
}

async function takeUsage(opened: Browser, of: GatewayProcess): Promise<void> {
  const page = await openAsDemonstration(opened, of, 'usage', { viewport: size });
  await page.locator('svg[role=img]').waitFor();
  await take(page, 'cabinet-usage');
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(repositoryRoot, 'docs', 'images', `${name}.png`), animations: 'disabled' });
  await page.context().close();
}
