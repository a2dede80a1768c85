/** The product opened by another address than localhost, over plain HTTP, as a colleague in the same network opens it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { prepareCabinet } from './cabinet-page.ts';
import { gatewayForTest } from './gateway-process.ts';

let browser: Browser;
before(async () => {
  await prepareCabinet();
  // To a browser all of 127.0.0.0/8 is this machine, where it excuses much; a name that is not `localhost` is a stranger.
  browser = await launchBrowser(['--host-resolver-rules=MAP qujat.example 127.0.0.1']);
});
after(() => browser.close());

/** The log-in page asks for the inbox of a try-out, which is shown under `localhost` only. */
const INBOX = '/development/mail/';

test('each page shows itself by another address, with nothing but 200s and no complaint', async (t) => {
  const { port } = new URL((await gatewayForTest(t)).address);
  for (const [path, sight] of [
    ['/cabinet/', 'role=main'],
    ['/docs', 'role=combobox'],
    ['/docs/api', 'h1'],
    ['/gallery', 'role=listitem >> nth=0'],
    ['/sandbox/phone', 'h1'],
  ] as const) {
    const page = await browser.newPage({ locale: 'en' });
    const troubles = watch(page);
    await page.goto(`http://qujat.example:${port}${path}`);
    await page.locator(sight).first().waitFor();
    assert.deepEqual(troubles, [], path);
    await page.close();
  }
});

/** Fills as things go wrong. */
function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // Swagger's page has a style attribute that its policy refuses; nothing of it is missed.
    const isKnown = message.location().url.endsWith(INBOX) || /inline style/.test(message.text());
    if (message.type() === 'error' && !isKnown) troubles.push(message.text());
  });
  page.on('requestfailed', (request) => troubles.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (reply) => {
    const isMove = reply.status() >= 300 && reply.status() < 309;
    if (!reply.ok() && !isMove && !reply.url().endsWith(INBOX)) troubles.push(`${reply.status()} ${reply.url()}`);
  });
  page.on('request', (request) => {
    if (request.url().startsWith('https:')) troubles.push(request.url());
  });
  return troubles;
}
