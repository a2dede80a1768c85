/**
 * Whatever the state's side does, the caller gets the documented error in time and in bounded memory, the session stays
 * approvable, and once the fault is over the document is delivered and metered once.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { assertError, type TestReply } from '../server/src/app/test-gateway.ts';
import { MINUTE_MS } from '../server/src/clock.ts';
import type { ErrorCode } from '../server/src/errors.ts';
import type { ConnectorUnderTest } from './connector-under-test.ts';
import type { Fault } from './fault-proxy.ts';
import { jsonConnector } from './json-connector.ts';
import { type LiveGateway, startLiveGateway } from './live-gateway.ts';
import { relayConnector } from './relay-connector.ts';
import { isFull } from './scale.ts';
import { smartbridgeConnector } from './smartbridge-connector.ts';
import { watchMemory } from './watch-memory.ts';

const connectors: ConnectorUnderTest[] = [jsonConnector, relayConnector, smartbridgeConnector];

interface FaultCase {
  what: string;
  fault: Fault;
  code: ErrorCode;
  /** The state certainly heard nothing: attempt and resend are given back. */
  notAsked?: true;
}

const MEGABYTE = 1024 * 1024;
/** For the faults that wait for it. */
const SHORT_DEADLINE_MS = 3_000;

const http = (status: string, contentType: string, body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\ncontent-type: ${contentType}\r\ncontent-length: ${body.length}\r\n\r\n`),
    Buffer.from(body),
  ]);
const replaced = (...answer: Parameters<typeof http>): Fault => ({ kind: 'replace', bytes: http(...answer) });
const flood = (filler: Buffer): Fault => ({
  kind: 'flood',
  head: 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"a":"',
  filler,
  bytes: 50 * MEGABYTE,
});
const garbage = flood(Buffer.alloc(64 * 1024, 0xa5));
const garbageThatIsText = flood(Buffer.alloc(64 * 1024, 'x'));

const faultCases: FaultCase[] = [
  { what: 'nobody listens', fault: { kind: 'refuse' }, code: 'egov_unreachable', notAsked: true },
  { what: 'a reset before the answer', fault: { kind: 'reset' }, code: 'egov_unreachable' },
  { what: 'an end within the answer', fault: { kind: 'half_answer', end: 'close' }, code: 'government_service_error' },
  { what: 'a reset within the answer', fault: { kind: 'half_answer', end: 'reset' }, code: 'government_service_error' },
  { what: 'no answer', fault: { kind: 'hang' }, code: 'egov_timeout' },
  { what: 'an answer that is lost', fault: { kind: 'withhold_answer' }, code: 'egov_timeout' },
  { what: 'one byte per second', fault: { kind: 'drip', everyMs: 1000 }, code: 'egov_timeout' },
  { what: '50 MB of garbage', fault: garbage, code: 'government_service_error' },
  { what: '50 MB of text without end', fault: garbageThatIsText, code: 'government_service_error' },
  { what: 'status 500', fault: replaced('500 Error', 'application/json', '{}'), code: 'government_service_error' },
  { what: 'status 502', fault: replaced('502 Bad Gateway', 'text/html', '<html>'), code: 'egov_unavailable' },
  { what: 'status 503', fault: replaced('503 Unavailable', 'text/html', '<html>'), code: 'egov_unavailable' },
  { what: 'another schema', fault: replaced('200 OK', 'application/json', '{}'), code: 'government_service_error' },
  { what: 'no JSON', fault: replaced('200 OK', 'application/json', '{"a":'), code: 'government_service_error' },
  {
    what: 'another charset',
    fault: replaced('200 OK', 'application/json; charset=windows-1251', '{}'),
    code: 'government_service_error',
  },
  { what: 'no HTTP', fault: { kind: 'replace', bytes: 'SSH-2.0-x\r\n' }, code: 'government_service_error' },
];

const floods: Record<string, Fault> = { 'bytes that are no text': garbage, 'text without end': garbageThatIsText };

/** In the short run each kind over one of the gateway's own connectors: all of them read by the same call. */
function floodsOver({ name }: ConnectorUnderTest): Record<string, Fault> {
  if (isFull) return floods;
  if (name === relayConnector.name) return { 'text without end': garbageThatIsText };
  return name === smartbridgeConnector.name ? { 'bytes that are no text': garbage } : {};
}

const otherCode = (code: string) => (code === '000000' ? '000001' : '000000');

function assertDelivered(reply: TestReply): void {
  assert.equal(reply.status, 200, reply.text);
}

for (const connector of connectors) {
  test(`over the connector ${connector.name}, a fault that is noticed at once gives the documented error`, async (t) => {
    const live = await startLiveGateway(t, connector, { egovTimeoutMs: 20_000 });
    for (const faultCase of faultCases.filter(({ code }) => code !== 'egov_timeout'))
      await overcome(t, live, faultCase);
    for (const [what, fault] of Object.entries(floodsOver(connector))) await floodTwentyAtATime(t, live, what, fault);
  });
}

// They do little but wait for it: all at the same time.
describe('the deadline ends a fault that nothing else ends', { concurrency: true }, () => {
  for (const connector of connectors) {
    test(`over the connector ${connector.name}`, async (t) => {
      const live = await startLiveGateway(t, connector, { egovTimeoutMs: SHORT_DEADLINE_MS });
      for (const faultCase of faultCases.filter(({ code }) => code === 'egov_timeout'))
        await overcome(t, live, faultCase);
    });
  }
});

async function overcome(t: TestContext, live: LiveGateway, { what, fault, code, notAsked }: FaultCase): Promise<void> {
  await t.test(`${what}: ${code} for request, resend and approve; afterwards the document, once`, async () => {
    const meteredBefore = live.metered();
    const approved = await live.openSession(0);
    const resent = await live.openSession(1);
    live.advanceMs(MINUTE_MS);

    await live.proxy.use(fault);
    const replies = await Promise.all([
      live.request(2),
      live.resend(resent.backendSessionId),
      live.approve(approved.backendSessionId, approved.code),
    ]);
    for (const reply of replies) assertError(reply, code);
    assert.equal(live.metered(), meteredBefore);
    assert.equal((await live.gateway.get('/readyz')).status, 200);
    await live.proxy.use({ kind: 'pass' });

    assert.equal((await live.request(2)).status, 200);

    const wrong = await live.approve(approved.backendSessionId, otherCode(approved.code));
    assertError(wrong, 'invalid_otp_code');
    assert.equal(wrong.body.attempts_left, notAsked ? 4 : 3);
    assertDelivered(await live.approve(approved.backendSessionId, approved.code));
    assertError(await live.approve(approved.backendSessionId, approved.code), 'document_already_received');
    assert.equal(live.metered(), meteredBefore + 1);

    if (!notAsked) {
      assertError(await live.resend(resent.backendSessionId), 'resend_too_early');
      live.advanceMs(MINUTE_MS);
    }
    assert.equal((await live.resend(resent.backendSessionId)).status, 200);
    assertDelivered(await live.approve(resent.backendSessionId, await live.newestCode(1)));
    assert.equal(live.metered(), meteredBefore + 2);
  });
}

async function floodTwentyAtATime(t: TestContext, live: LiveGateway, what: string, fault: Fault): Promise<void> {
  await t.test(`20 approvals at a time, each sent 50 MB of ${what}: memory stays bounded`, async (t) => {
    const meteredBefore = live.metered();
    const sessions: Awaited<ReturnType<LiveGateway['openSession']>>[] = [];
    for (let person = 0; person < 20; person++) sessions.push(await live.openSession(person));

    await live.proxy.use(fault);
    const floodedBefore = live.proxy.flooded();
    const memory = watchMemory();
    const replies = await Promise.all(sessions.map((session) => live.approve(session.backendSessionId, session.code)));
    const { peakBytes, peakResidentBytes } = memory.stop();
    for (const { status } of replies) assert.ok(status === 424 || status === 503);
    t.diagnostic(`held ${peakBytes / MEGABYTE} MB, resident ${peakResidentBytes / MEGABYTE} MB more at most`);
    // 128 MB are read of all together, and what the system holds for 20 connections. Memory has what is not yet collected on top.
    const takenBytes = live.proxy.flooded() - floodedBefore;
    t.diagnostic(`${takenBytes / MEGABYTE} MB were taken of ${20 * 50}`);
    assert.ok(takenBytes < 500 * MEGABYTE, `took ${takenBytes / MEGABYTE} MB`);
    assert.ok(peakResidentBytes < 800 * MEGABYTE, `resident ${peakResidentBytes / MEGABYTE} MB`);

    await live.proxy.use({ kind: 'pass' });
    live.advanceBreakerMs(15_000);
    for (const session of sessions) assertDelivered(await live.approve(session.backendSessionId, session.code));
    assert.equal(live.metered(), meteredBefore + sessions.length);
  });
}
