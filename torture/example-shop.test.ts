/** The example of a shop, bought from in a browser: the widget's dialog, the page of the Flow, the webhook, and what the shop says. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { startExample } from '../e2e/example-server.ts';
import { freePort } from '../e2e/free-port.ts';
import { installPackages, runFirst } from '../e2e/install-packages.ts';
import { QujatSandbox } from '../sdk/src/sandbox.ts';
import { isFull } from './scale.ts';

const folder = 'examples/shop';
const skip = isFull
  ? (installPackages('e2e') ?? installPackages(folder) ?? false)
  : 'npm run test:integrators installs its packages';

describe('the shop', { skip }, async () => {
  // With a browser, which is not there before it is installed.
  const { citizen, handOver, setUpFlow } = await import('../e2e/flow-gateway.ts');
  const { openPage } = await import('../e2e/cabinet-page.ts');
  const { browser, gateway, createFlow, createWebhookEndpoint } = await setUpFlow({
    QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32',
  });
  const sandbox = new QujatSandbox({ apiKey: gateway.testKey, baseUrl: gateway.address });
  const cwd = join(repositoryRoot, folder);

  test('its types are right', () => {
    assert.equal(runFirst(join(repositoryRoot, 'node_modules/.bin/tsc'), ['--noEmit', '-p', '.'], { cwd }), undefined);
  });

  test('an adult buys, a child does not, whoever closes the dialog may begin again, and nobody else settles an order', async (t) => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const flowKey = await createFlow({ origins: [origin] });
    const secret = await createWebhookEndpoint(`http://127.0.0.1:${port}/webhooks/qujat`);
    const settings = { QUJAT_FLOW_KEY: flowKey, QUJAT_WEBHOOK_SECRET: secret, QUJAT_BASE_URL: gateway.address };
    const shop = await startExample(t, { command: [process.execPath, 'server.ts'] }, cwd, {
      ...settings,
      PORT: `${port}`,
    });
    const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
    t.after(() => page.context().close());
    await page.goto(origin);
    const frame = page.frameLocator('dialog iframe');

    await page.getByRole('button', { name: 'Buy' }).click();
    await frame.locator('.primary').press('Escape');
    await page.getByText('You have closed the dialog').waitFor();

    const [child] = await sandbox.addPeople({ last_name: 'ҮЛГІБАЕВ', birth_date: youngBirthDate(), sex: 'male' });
    for (const [person, told] of [
      [citizen, 'Sold. Thank you!'],
      [child ?? assert.fail(), 'to adults only.'],
    ] as const) {
      await page.getByRole('button', { name: 'Buy' }).click();
      const newestCode = async () => (await sandbox.waitForMessage(person.phone)).code;
      await handOver(frame, newestCode, person);
      await frame.locator('.primary').click();
      await page.getByRole('status').getByText(told).waitFor();
    }

    const forged = await fetch(`${origin}/webhooks/qujat`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'evt_1',
        'webhook-timestamp': '1',
        'webhook-signature': 'v1,x',
      },
      body: '{"type":"flow.finished","data":{"client_reference":"order"}}',
    });
    assert.deepEqual([forged.status, await forged.json()], [400, { error: 'signature_wrong' }]);
    for (const told of [flowKey, secret, citizen.iin, citizen.phone]) assert.ok(!shop.said().includes(told));
  });
});

/** Of somebody who is seventeen. */
function youngBirthDate(): string {
  const year = new Date().getFullYear() - 17;
  return `${year}-01-01`;
}
