/**
 * Takes the pictures of README and guides, of a gateway that it starts for that: `npm run pictures`. The history of the usage
 * page is made up and the same at each run, up to the day; all people are the sandbox's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { buildFlowPage } from '../flow/build.ts';
import { launchBrowser } from './browser.ts';
import { openAsDemonstration } from './cabinet-demonstration.ts';
import { openPage, prepareCabinet } from './cabinet-page.ts';
import { repositoryRoot } from './command-process.ts';
import { citizen, createFlowCalls } from './flow-gateway.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { writeHistory } from './picture-history.ts';

const size = { width: 1280, height: 860 };

await using cleanUp = new AsyncDisposableStack();
const directory = mkdtempSync(join(tmpdir(), 'qujat-pictures-'));
cleanUp.defer(() => rmSync(directory, { recursive: true }));
await prepareCabinet();
await buildFlowPage();
const gateway = await startGatewayProcess({ after: (end) => cleanUp.defer(async () => void (await end())) }, directory);
const browser = await launchBrowser();
cleanUp.defer(() => browser.close());
await writeHistory(directory);
await takeTryIt(browser, gateway);
await takeUsage(browser, gateway);
await takeFlow(browser, gateway);

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

/** Three steps of the page of a Flow, side by side. */
async function takeFlow(opened: Browser, of: GatewayProcess): Promise<void> {
  const { createFlow, createSession, code } = await createFlowCalls(of);
  const sessionId = await createSession(await createFlow());
  const page = await openPage(opened, { viewport: { width: 390, height: 680 } });
  const steps: string[] = [];
  const keep = async () => void steps.push((await page.screenshot({ animations: 'disabled' })).toString('base64'));
  await page.goto(`${of.address}/flow/${sessionId}?locale=en`);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.goBack();
  await page.mouse.move(0, 0);
  await keep();
  await page.goForward();
  await page.getByLabel('IIN').fill(citizen.iin);
  await page.getByLabel('Mobile phone').fill(citizen.phone);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByLabel('Code from the SMS').pressSequentially('31');
  await keep();
  await page.getByLabel('Code from the SMS').fill(await code());
  await page.getByRole('heading', { name: 'The document is handed over' }).waitFor();
  await keep();
  await page.context().close();
  const beside = await opened.newPage({ viewport: { width: 3 * 390 + 4 * 20, height: 720 } });
  const pictures = steps.map((step) => `<img src="data:image/png;base64,${step}">`);
  await beside.setContent(`<body style="margin:20px;display:flex;gap:20px;background:#d5dfe4">${pictures.join('')}`);
  const whole = await beside.screenshot();
  await sharp(whole)
    .webp({ quality: 80 })
    .toFile(join(repositoryRoot, 'docs', 'images', 'flow-page.webp'));
  await beside.close();
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(repositoryRoot, 'docs', 'images', `${name}.png`), animations: 'disabled' });
  await page.context().close();
}
