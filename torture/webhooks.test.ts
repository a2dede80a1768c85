/**
 * Documents are delivered while the gateway is killed again and again, and a receiver fails three times of ten: with an error, by hanging up, or
 * after it has taken the webhook. In the end each delivery that the audit has was told, under its own reference.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { HOUR_MS, randomIds } from '../server/src/clock.ts';
import { newWebhookSecret } from '../server/src/webhooks/webhook-secret.ts';
import { approve, requestDocument, sessionIdOf } from './client.ts';
import { insertWebhookEndpoint } from './insert-webhook-endpoint.ts';
import { count } from './scale.ts';
import { type GatewayUnderTest, MASTER_KEY, startGateway } from './start-gateway.ts';
import { codeOf, numberFrom, overEachStore, type TortureStore } from './stores.ts';

const CLIENTS = 6;
const FAILS = 0.3;
/** So that chance alone gives no webhook up: it has ten attempts. */
const FAILURES_MAX = 6;

overEachStore((newStore) => {
  test('every delivery is told at least once, whatever dies and whatever fails', async (t) => {
    const events = count(t, 'deliveries', { short: 50, full: 10_000 });
    const kills = count(t, 'kills', { short: 1, full: 20 });
    const store = await newStore(t);
    const secret = newWebhookSecret(randomIds);
    const receiver = await startUnsteadyReceiver(t, secret);
    let offsetMs = 0;
    const start = () =>
      startGateway(t, store, {
        TORTURE_CLOCK_OFFSET_MS: String(offsetMs),
        QUJAT_WEBHOOK_NETWORKS: '127.0.0.1/32',
      });
    let gateway = await start();
    await insertWebhookEndpoint(store, { url: receiver.url, secret, masterKey: MASTER_KEY });
    for (let kill = 0; kill < kills; kill += 1) {
      const delivering = deliver(gateway, store, Math.ceil(events / (kills + 1)));
      await wait(Math.random() * 400);
      await gateway.kill();
      await delivering;
      offsetMs += HOUR_MS;
      gateway = await start();
    }
    const delivered = () => numberFrom(store, "select count(*) from audit where action = 'document_delivered'");
    while ((await delivered()) < events) await deliver(gateway, store, events - (await delivered()));
    await finishSending(gateway, store);
    const audited = await store.rows("select id from audit where action = 'document_delivered'");
    const lost = audited.filter(({ id }) => !receiver.taken.has(String(id)));
    assert.deepEqual(lost, []);
    assert.equal(receiver.taken.size, audited.length, 'and nothing is told that was not delivered');
    t.diagnostic(`${audited.length} deliveries, ${receiver.posts()} webhooks`);
  });
});

/** Several clients, each from request to document, until so many were tried or the gateway is dead. */
async function deliver(gateway: GatewayUnderTest, store: TortureStore, flows: number): Promise<void> {
  let left = flows;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const requested = await requestDocument(gateway);
      if (requested.outcome === 'lost') return;
      assert.equal(requested.outcome, 'ok', requested.text);
      const id = sessionIdOf(requested);
      const code = await codeOf(store, id).catch(() => undefined);
      if (code === undefined || (await approve(gateway, id, code)).outcome === 'lost') return;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Sessions that were left open end meanwhile, and are told too: nobody waits for those. */
const WAITING = "select count(*) from webhook_deliveries where state = 'waiting' and type = 'document.delivered'";

/** The time goes on until no delivery waits any more. */
async function finishSending(gateway: GatewayUnderTest, store: TortureStore): Promise<void> {
  for (let hours = 0; hours < 100; hours += 1) {
    await gateway.order({ order: 'sendWebhooks' });
    if ((await numberFrom(store, WAITING)) === 0) return;
    await gateway.order({ order: 'moveClock', milliseconds: HOUR_MS });
  }
  assert.fail('webhooks wait that nobody sends');
}

async function startUnsteadyReceiver(t: TestContext, secret: string) {
  const taken = new Set<string>();
  const failures = new Map<string, number>();
  let posts = 0;
  const server = createServer(async (request, reply) => {
    posts += 1;
    const body = await text(request);
    const { id, time, signature } = headersOf(request.headers);
    assert.equal(new Webhook(secret).sign(id, new Date(Number(time) * 1_000), body), signature);
    const failed = failures.get(id) ?? 0;
    const fails = failed < FAILURES_MAX && Math.random() < FAILS;
    const takes = !fails || Math.random() < 0.3;
    const { type, data } = JSON.parse(body);
    if (takes && type === 'document.delivered') taken.add(data.reference);
    if (fails) failures.set(id, failed + 1);
    if (fails && Math.random() < 0.5) request.socket.destroy();
    else reply.writeHead(fails ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, taken, posts: () => posts };
}

function headersOf(headers: Record<string, unknown>) {
  const [id = '', time = '', signature = ''] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  );
  return { id, time, signature };
}
