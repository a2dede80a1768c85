/**
 * Many approves at once before a state that hands each document out once: what the state has delivered its client has received,
 * or can still have. Also while PDFs among them have no end, and where the gateway is killed in the middle.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../e2e/gateway-process.ts';
import { startOwnTimeGateway } from '../e2e/own-time-gateway.ts';
import { endlessPdf, pdfOfPages, textPage } from '../server/src/rendering/supplied/supplied-test-setup.ts';
import { openSessions, type Received, receive } from './burst-clients.ts';
import { burstSettings } from './burst-settings.ts';
import { type OnceUpstream, startOnceUpstream } from './once-upstream.ts';
import { count, isFull } from './scale.ts';

const PATIENCE_MS = 240_000;
const LEASE_MS = 60_000;
/** One of so many has no end. */
const ENDLESS_OF = 20;
const [plain, endless] = [pdfOfPages([textPage]), endlessPdf].map((pdf) => pdf.toString('base64')) as [string, string];

async function startBurst(t: TestContext, upstream: OnceUpstream, threads: string) {
  const directory = temporaryDirectory(t);
  const variables = { ...burstSettings, QUJAT_RELAY_URL: upstream.url, QUJAT_THREADS: threads };
  let gateway = await startOwnTimeGateway(directory, variables);
  t.after(() => gateway.stop());
  const target = { url: gateway.url, liveKey: gateway.liveKey };
  const killAndStartAnew = async () => {
    gateway.process.kill('SIGKILL');
    await gateway.ended;
    gateway = await startOwnTimeGateway(directory, variables);
    // The leases of the killed one run out.
    gateway.advanceMs(LEASE_MS);
    Object.assign(target, { url: gateway.url, liveKey: gateway.liveKey });
  };
  return { target, killAndStartAnew };
}

function assertNothingLost(received: Received[], { delivered }: OnceUpstream): void {
  const numbers = received.map(({ number }) => number);
  assert.deepEqual(
    [...delivered].filter((number) => !numbers.includes(number)),
    [],
    'whatever the state has delivered has been received',
  );
  assert.equal(new Set(numbers).size, numbers.length, 'and by one client each');
  assert.ok(!numbers.includes(null));
  for (const { fileStatus } of received) assert.ok(['ready', 'later'].includes(fileStatus), fileStatus);
}

for (const threads of isFull ? ['1', '4'] : ['1']) {
  test(`${threads} threads: approves at once, with endless PDFs among them: nothing is lost`, async (t) => {
    const clients = count(t, 'approves at once', { short: 10, full: 200 });
    const pdfOf = (index: number) => (index % ENDLESS_OF === 3 ? endless : plain);
    const upstream = await startOnceUpstream({ pdfOf });
    t.after(() => upstream.close());
    const { target } = await startBurst(t, upstream, threads);
    const sessions = await openSessions(target, clients);
    const received = await Promise.all(
      sessions.map((session) => receive(target, session, { patienceMs: PATIENCE_MS })),
    );
    assertNothingLost(received, upstream);
    assert.equal(upstream.delivered.size, clients);
  });

  test(`${threads} threads: killed in the middle of a burst, a gateway loses nothing that its upstream gives again`, async (t) => {
    const clients = count(t, 'approves at once', { short: 10, full: 200 });
    const upstream = await startOnceUpstream({ pdfOf: () => plain, knowsIdempotencyKey: true });
    t.after(() => upstream.close());
    const { target, killAndStartAnew } = await startBurst(t, upstream, threads);
    const sessions = await openSessions(target, clients);
    let answered = 0;
    const third = Promise.withResolvers<void>();
    const receiving = sessions.map(async (session) => {
      const received = await receive(target, session, { patienceMs: PATIENCE_MS });
      answered += 1;
      if (answered === Math.floor(clients / 3)) third.resolve();
      return received;
    });
    await third.promise;
    await killAndStartAnew();
    assertNothingLost(await Promise.all(receiving), upstream);
  });
}
