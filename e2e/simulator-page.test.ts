/** The simulator's page in a real browser: the SMS of 1414 arrive, faults can be chosen. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { temporaryDirectory } from './gateway-process.ts';
import { ownTimeGatewayForTest } from './own-time-gateway.ts';
import { startSimulatorProcess } from './simulator-process.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

test('the code of a live request appears on the page, and a chosen fault is seen by the gateway', async (t) => {
  const simulator = await startSimulatorProcess(t, join(temporaryDirectory(t), 'keys'));
  const gateway = await ownTimeGatewayForTest(t, simulator.environment);
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => request.url().startsWith(simulator.address) || troubles.push(request.url()));
  await page.goto(simulator.address);
  await page.getByText('No SMS yet').waitFor();

  const request = () =>
    gateway.post('request/identity_card/', { api_key: gateway.liveKey, iin: '900101300017', phone: '77010000001' });
  const { status, body } = await request();
  assert.equal(status, 200, body.message);
  await page.locator('#messages b').waitFor();
  const [message] = await simulator.messages('77010000001');
  assert.equal(await page.locator('#messages b').textContent(), message?.code);
  await assertAccessible(page, 'the simulator');
  await assertFitsWidth(page, 'the simulator');

  await page.getByLabel('Service', { exact: true }).selectOption('MCDB_SERVICE');
  await page.getByLabel('Fault', { exact: true }).selectOption('fault unavailable');
  await page.getByRole('button', { name: 'Choose' }).click();
  await page.getByText('MCDB_SERVICE: fault unavailable, 1 ×').waitFor();
  assert.equal((await request()).body.code, 'egov_unavailable');
  await page.getByRole('button', { name: 'Clear all' }).click();
  assert.equal((await request()).status, 200);
  assert.deepEqual(troubles, []);
});
