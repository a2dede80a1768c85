/** A request leaves a trace at its collector, within its caller's, without anything of a person; and nothing where there is no collector. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { startCabinetGateway } from '../cabinet-api/cabinet-test-setup.ts';
import { readConfig } from '../config/read-config.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';
import { API, startTestGateway } from './test-gateway.ts';

interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** A collector in this process, for OTLP in JSON. */
async function startCollector(t: TestContext, status = 200) {
  const bodies: string[] = [];
  const server = createServer(async (request, reply) => {
    bodies.push(`${request.url} ${await text(request)}`);
    reply.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const spans = (): SentSpan[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body.slice(body.indexOf(' ')));
      return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: SentSpan[] }[] }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      );
    });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bodies, spans };
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const traced = { traceparent: `00-${TRACE}-${CALLER}-01`, tracestate: 'iin=900101300017' };

function factsOf({ attributes }: SentSpan): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

test('a request goes on with its caller’s trace, and its parts are in it, without an id or anything of a person', async (t) => {
  const { endpoint, bodies, spans } = await startCollector(t);
  const gateway = await startTestGateway(t, { config: { traces: { endpoint, ratio: 1, toState: false } } });
  const { backendSessionId, code } = await gateway.openSession();
  assert.equal((await gateway.approve(backendSessionId, '000000', {}, traced)).status, 400);
  assert.equal((await gateway.approve(backendSessionId, code, { file: true }, traced)).status, 200);
  assert.equal((await gateway.get('/readyz')).status, 200);
  await gateway.close();

  const sent = spans();
  const mine = sent.filter(({ traceId }) => traceId === TRACE);
  const roots = mine.filter(({ parentSpanId }) => parentSpanId === CALLER);
  assert.deepEqual(
    roots.map((span) => [span.name, factsOf(span)]),
    [
      ['approveSession', { status: 400, outcome: 'invalid_otp_code' }],
      ['approveSession', { status: 200, outcome: 'ok' }],
    ],
  );
  const [, delivered] = roots;
  const parts = mine.filter(({ parentSpanId }) => parentSpanId === delivered?.spanId);
  const names = parts.map(({ name }) => name);
  for (const name of ['store.commit', 'state', 'render', 'reply']) assert.ok(names.includes(name), name);
  const state = parts.find(({ name }) => name === 'state');
  assert.deepEqual(state && factsOf(state), { connector: 'sandbox', operation: 'fetchDocument', outcome: 'ok' });
  assert.ok(sent.some(({ name, traceId }) => name === 'requestDocument' && traceId !== TRACE));
  assert.ok(!sent.some(({ name }) => name === 'checkReadiness'));
  // Work for no request is in no trace.
  assert.ok(sent.every(({ name, parentSpanId }) => parentSpanId !== undefined || /^[a-z]+[A-Z]/.test(name)));

  const all = bodies.join('\n');
  assert.match(all, /^\/v1\/traces /);
  for (const secret of ['900101300017', '77010000001', backendSessionId, gateway.testKey, 'req_']) {
    assert.ok(!all.includes(secret), secret);
  }
});

test('a traceparent that is none begins a new trace; of a share of 0 nothing is sent', async (t) => {
  const { endpoint, bodies, spans } = await startCollector(t);
  const gateway = await startTestGateway(t, { config: { traces: { endpoint, ratio: 1, toState: false } } });
  const wrong = [
    '',
    'x',
    `00-${'0'.repeat(32)}-${CALLER}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE}-${CALLER}`,
  ];
  for (const traceparent of wrong) await gateway.post(`${API}/approve/`, {}, { traceparent });
  await gateway.close();
  const roots = spans().filter(({ name }) => name === 'approveSession');
  assert.equal(roots.length, wrong.length);
  for (const root of roots) assert.ok(root.traceId !== TRACE && root.parentSpanId === undefined);

  const before = bodies.length;
  const silent = await startTestGateway(t, { config: { traces: { endpoint, ratio: 0, toState: false } } });
  await silent.openSession();
  await silent.close();
  assert.equal(bodies.length, before);
});

test('a collector that refuses is told of once, and no request notices', async (t) => {
  const { endpoint, bodies } = await startCollector(t, 400);
  const gateway = await startTestGateway(t, { config: { traces: { endpoint, ratio: 1, toState: false } } });
  await gateway.openSession();
  await gateway.close();
  assert.ok(bodies.length > 0);
  assert.equal(gateway.logged.filter((line) => line.includes('traces cannot be sent')).length, 1);
});

type Heard = IncomingHttpHeaders[];

/** Whom the gateway calls: hears with which headers, and cannot serve. */
async function startListener(t: TestContext): Promise<{ url: string; heard: Heard }> {
  const heard: Heard = [];
  const server = createServer(async ({ headers }, reply) => {
    heard.push(headers);
    reply.writeHead(503).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

function assertTells(headers: IncomingHttpHeaders | undefined, span: SentSpan | undefined): void {
  assert.equal(headers?.['traceparent'], `00-${span?.traceId}-${span?.spanId}-01`);
  assert.deepEqual([headers?.['tracestate'], headers?.['baggage']], [undefined, undefined]);
}

test('a webhook tells its receiver of the trace that its attempt is', async (t) => {
  const { endpoint, spans } = await startCollector(t);
  const { url, heard } = await startListener(t);
  const traces = { endpoint, ratio: 1, toState: false };
  const gateway = await startCabinetGateway(t, { config: { traces, webhookNetworks: ['127.0.0.0/8'] } });
  const { browser, organizationId } = await gateway.newOwner('owner@company.example');
  const path = `/organizations/${organizationId}/webhook-endpoints/`;
  const made = await browser.call('POST', path, {
    environment: 'test',
    url,
    description: '',
    events: ['session.locked'],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const sent = await browser.call('POST', `${path}${made.body.id}/test/`);
  assert.ok(sent.status < 300, JSON.stringify(sent.body));
  await gateway.app.sendWebhooks();
  await gateway.close();
  const attempts = spans().filter(({ name }) => name === 'webhook');
  assert.deepEqual(attempts.map(factsOf), [{ outcome: 'answered', status: 503 }]);
  assert.equal(attempts[0]?.parentSpanId, undefined);
  assert.equal(heard.length, 1);
  assertTells(heard[0], attempts[0]);
});

/** A request of a live key to a relay; gives what its upstream heard, and the spans. */
async function askThroughRelay(t: TestContext, toState: 'on' | 'off') {
  const { endpoint, spans } = await startCollector(t);
  const { url, heard } = await startListener(t);
  const settings = { QUJAT_LIVE_CONNECTORS: '*=relay', QUJAT_RELAY_URL: url, QUJAT_RELAY_API_KEY: 'key' };
  const { connectors, liveConnectors, traces } = readConfig({
    ...settings,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    QUJAT_TRACES_TO_STATE: toState,
  });
  const gateway = await startTestGateway(t, { config: { connectors, liveConnectors, traces } });
  const { organizationContext } = gateway.app;
  const key = newApiKey({ organizationId: 'live', environment: 'live', createdAt: 0 }, organizationContext);
  await organizationContext.organizations.insertOrganization({
    organization: { id: 'live', name: 'A' },
    apiKeys: [key.apiKey],
    subscriptions: [sampleSubscription('live', { quota: null })],
  });
  const citizen = { api_key: key.secret, iin: '900101300017', phone: '77010000001' };
  const asked = await gateway.post(`${API}/request/identity_card/`, citizen, {
    ...traced,
    baggage: 'iin=900101300017',
  });
  assert.equal(asked.body.code, 'egov_unavailable');
  await gateway.close();
  assert.equal(heard.length, 1);
  return { heard, spans: spans() };
}

test('a call to the state tells of its trace where the operator wants it, and otherwise of nothing', async (t) => {
  const on = await askThroughRelay(t, 'on');
  const state = on.spans.find(({ name }) => name === 'state');
  assert.equal(state?.traceId, TRACE);
  assertTells(on.heard[0], state);
  const off = await askThroughRelay(t, 'off');
  assert.equal(off.heard[0]?.['traceparent'], undefined);
});
