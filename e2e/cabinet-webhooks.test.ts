/** Webhooks in the browser: an endpoint is made, its secret shown once, a test arrives and is signed, and what was sent is told. */
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet({ QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32' });

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

const { promise: received, resolve: receive } = Promise.withResolvers<Received>();
const receiver = createServer(async (request, reply) => {
  receive({ headers: request.headers, body: await text(request) });
  reply.end('thank you');
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
after(() => {
  receiver.closeAllConnections();
  receiver.close();
});

test('an endpoint is made, a test reaches it, and the page tells what was sent and answered', async () => {
  const page = await openAsDemonstration(browser, gateway, 'webhooks');
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await page.getByLabel('Address').fill('http://10.0.0.1/');
  await page.getByRole('button', { name: 'Make the endpoint' }).click();
  await page.getByText('The address must begin with https://.').waitFor();
  await assertAccessible(page, 'the dialog of a new endpoint');
  const { port } = receiver.address() as AddressInfo;
  await page.getByLabel('Address').fill(`http://127.0.0.1:${port}/`);
  await page.getByRole('button', { name: 'Make the endpoint' }).click();
  const secret = (await page.getByRole('region', { name: 'The secret' }).textContent()) ?? '';
  assert.match(secret, /^whsec_[\w+/]{43}=$/);
  await assertAccessible(page, 'the dialog of the secret');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  const { headers, body } = await received;
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  assert.equal((new Webhook(secret).verify(body, signed) as { type: string }).type, 'webhook.test');
  await page.getByRole('button', { name: 'What was sent' }).click();
  const taken = page.getByRole('dialog').getByText('Taken');
  while (!(await taken.isVisible())) await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('button', { name: 'Attempts' }).click();
  await page.getByRole('region', { name: 'The answer' }).getByText('thank you').waitFor();
  await assertAccessible(page, 'what was sent');
  await page.context().close();
});

for (const look of looks) {
  test(`the page in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'webhooks', optionsOf(look));
    const name = `webhooks in ${look.language}, ${look.colorScheme}`;
    await page.getByText('http://127.0.0.1').first().waitFor();
    await assertAccessible(page, name);
    await assertFitsWidth(page, name);
    await page.context().close();
  });
}
