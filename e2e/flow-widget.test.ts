/** The widget and the page on other people's pages: two public integrations as they are, our dialog, and strangers who get nothing. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, openPage, untilTrue } from './cabinet-page.ts';
import { citizen, handOver, setUpFlow } from './flow-gateway.ts';
import { pollFlow } from './flow-poller.ts';
import { widgetPages } from './flow-widget-pages.ts';

const { browser, gateway, createFlow, createSession, readResult, code } = await setUpFlow();
const shop = await serve('localhost');
const stranger = await serve('127.0.0.1');
const flowKey = await createFlow({ origins: [shop] });

/** A site with the pages of an organisation. Its name decides whose site it is for a browser. */
async function serve(name: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://any');
    const session = searchParams.get('session') ?? '';
    // What the organisation's own server does when its page asks.
    if (pathname === '/result') return void response.end(JSON.stringify(await readResult(flowKey, session)));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(widgetPages(pathname, { gateway: gateway.address, session }));
  }).listen(0);
  after(() => server.close());
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}

async function openShop(path: string, sessionId: string, width = 390): Promise<Page> {
  const page = await openPage(browser, { viewport: { width, height: 844 } });
  await page.goto(`${shop}${path}?session=${sessionId}`);
  return page;
}

/** Every message that the page of the shop has heard. */
const heardBy = (page: Page) => page.evaluate('heard') as Promise<{ type: string; origin: string; text: string }[]>;

test('an integration that polls every three seconds finishes with another base URL alone', async () => {
  const page = await openPage(browser);
  /** Where it would wait, the citizen does the next step. */
  const steps = [
    async (sessionId: string) => void (await page.goto(`${gateway.address}/flow/${sessionId}?locale=kz&web_view=true`)),
    async () => handOver(page, code),
  ];
  const polled = await pollFlow(gateway.address, flowKey, async (sessionId) => steps.shift()?.(sessionId));
  assert.equal(polled.iin, citizen.iin);
  assert.equal(polled.polls, 3);
  await page.context().close();
});

test('a page that uses the widget of the hosted service works with another script address alone', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openShop('/vendor', sessionId);
  const frame = page.frameLocator('#container iframe');
  await frame.locator('.primary').press('Escape');
  await untilTrue(page, 'heard.some(({ type }) => type === "close")');
  await handOver(frame, code);
  await page.getByText(`Verified ${citizen.iin}`).waitFor();
  assert.equal(await page.evaluate('finished'), 1);
  await page.context().close();
});

for (const width of [390, 1440]) {
  test(`${width} px wide, the dialog keeps the focus, closes at Escape, and gives the focus back`, async () => {
    const sessionId = await createSession(flowKey);
    const page = await openShop('/dialog', sessionId, width);
    await page.getByRole('button', { name: 'Pay' }).press('Enter');
    const frame = page.frameLocator('dialog iframe');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    if (width === 390) await assertAccessible(page, 'the page with the dialog');
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'IFRAME');
    assert.equal(await page.evaluate('document.querySelector("#pay").matches(":focus")'), false);
    await frame.locator('.primary').press('Escape');
    await page.getByText(`closed ${sessionId}`).waitFor();
    assert.equal(await page.evaluate('document.activeElement.id'), 'pay');
    assert.equal(await page.locator('dialog').count(), 0);
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByRole('button', { name: 'Жабу' }).click();
    await page.getByText(`closed ${sessionId}`).waitFor();
    await page.getByRole('button', { name: 'Pay' }).click();
    await handOver(frame, code);
    await frame.locator('.primary').click();
    await page.getByText(`done ${sessionId}`).waitFor();
    assert.equal(await page.evaluate('finished'), 1);
    await page.context().close();
  });
}

test('the shop hears where the session stands and nothing of the citizen', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openShop('/vendor', sessionId);
  await handOver(page.frameLocator('#container iframe'), code);
  await page.getByText(`Verified ${citizen.iin}`).waitFor();
  const heard = await heardBy(page);
  assert.deepEqual([...new Set(heard.map(({ type }) => type))].toSorted(), ['finish', 'resize', 'step']);
  for (const { origin, text } of heard) {
    assert.equal(origin, gateway.address);
    assert.doesNotMatch(text.replaceAll(sessionId, ''), /\d{5}/);
  }
  await page.context().close();
});

test('a page that the flow does not name cannot frame it, and hears nothing', async () => {
  const sessionId = await createSession(flowKey);
  // Its policy refuses the frame, which is what this page would fail of.
  const page = await (await browser.newContext()).newPage();
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(`${stranger}/vendor?session=${sessionId}`);
  await refused;
  assert.deepEqual(await heardBy(page), []);
  await page.context().close();
});

test('the widget believes nobody but the frame that it has made', async () => {
  const sessionId = await createSession(flowKey);
  const page = await openShop('/dialog', sessionId);
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.frameLocator('dialog iframe').getByRole('heading', { level: 1 }).waitFor();
  const finish = { source: 'qujat-flow', type: 'finish', session_id: sessionId, status: 'done' };
  // From the page itself, and from another frame with the gateway's own origin, whose sender is not the widget's frame.
  await page.evaluate(`postMessage(${JSON.stringify(finish)}, '*')`);
  await page.evaluate(
    `dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(finish)}, origin: '${gateway.address}', source: window }))`,
  );
  await untilTrue(page, 'heard.some(({ type, origin }) => type === "finish" && origin !== "")');
  assert.equal(await page.evaluate('finished'), 0);
  await page.context().close();
});

test('the widget is 3 kB at most, and one file', async () => {
  const reply = await fetch(`${gateway.address}/widget/flow-widget.umd.js`);
  const text = await reply.text();
  assert.match(reply.headers.get('content-type') ?? '', /javascript/);
  assert.ok(text.length > 500 && text.length <= 3_000, `${text.length} bytes`);
  assert.doesNotMatch(text, /\bimport\b|\brequire\(/);
});
