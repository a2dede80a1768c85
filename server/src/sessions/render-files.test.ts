import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { newestCode, sandboxBehindLiveKeys, startTestGateway } from '../app/test-gateway.ts';
import { DAY_MS } from '../clock.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import type { DrawingPool } from '../rendering/renderer.ts';
import { createSuppliedPool } from '../rendering/supplied/supplied-pool.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';
import { environments } from '../words/environment.ts';

test('a document takes its turn as what it is: of this organisation, and live where the key is, sample or not', async (t) => {
  const turns: object[] = [];
  const drawing: DrawingPool = {
    draw: async (_document, _want, { deadline, ...place }) => {
      turns.push(place);
      const code = Buffer.from('AAAA');
      return { facePhoto: null, qrcode: code, barcode: code, image: null, pageImages: null, pdf: null };
    },
    waiting: () => 0,
    ready: async () => {},
    drawSheet: async () => new Uint8Array(),
    warmUp: () => {},
    close: async () => {},
  };
  const rendererPools = { drawing, supplied: createSuppliedPool(), close: async () => {} };
  const gateway = await startTestGateway(t, { ...sandboxBehindLiveKeys(), rendererPools });
  const context = gateway.app.organizationContext;
  const organizationId = randomUUID();
  const keys = environments.map((environment) => newApiKey({ organizationId, environment, createdAt: 0 }, context));
  await context.organizations.insertOrganization({
    organization: { id: organizationId, name: 'A' },
    apiKeys: keys.map(({ apiKey }) => apiKey),
    subscriptions: [sampleSubscription(organizationId, { startsAt: 0, endsAt: gateway.nowMs() + DAY_MS })],
  });
  const [testKey] = keys;
  for (const { secret, apiKey } of keys) {
    const { body } = await gateway.requestDocument({ api_key: secret });
    const code = newestCode(await gateway.get('/api/v1/sandbox/messages/', testKey?.secret));
    // Else the second would be a sample that is kept.
    const file = apiKey.environment === 'live';
    assert.equal((await gateway.approve(body.backend_session_id, code, { file })).status, 200);
  }
  assert.deepEqual(
    turns,
    environments.map((environment) => ({ environment, organizationId })),
  );
});
