/** A flow on PostgreSQL, counted on the wire: each step of the hot path is one trip to the server. */
import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { startTcpSwitch } from '../storage/postgres/tcp-switch.ts';
import { findServerPrograms, startTemporaryServer } from '../storage/postgres/temporary-server.ts';
import { startTestGateway } from './test-gateway.ts';

const programs = await findServerPrograms();
const skip = programs === undefined && 'No PostgreSQL here: install its server programs';

/** What a flow touches; what the gateway does beside it, such as its clean-ups, names these tables in other statements. */
const OF_FLOW = /"?(sessions|api_keys|subscriptions|limit_counters|sandbox_messages|usage)"?/;
const BESIDE_IT =
  /last_used_at" = |delete from|"encrypted_subject" = .* where "id_hash" in|maintenance_turns|subscription_notices|evt_key_expiring_|lease_expires_at" > /;

test('a flow of a known caller is five trips of one write: it is admitted, the SMS, the claim, the SMS again, and the delivery', {
  skip,
}, async (t) => {
  const server = await startTemporaryServer(programs ?? '');
  t.after(() => server.stop());
  const between = await startTcpSwitch(server.socketPath);
  t.after(() => between.close());
  // Without names each trip tells what it is for.
  const gateway = await startTestGateway(t, { config: { databaseUrl: between.url, databasePrepared: false } });
  const takeWrites = watchWrites(t, Number(new URL(between.url).port));
  const tripsOf = async (work: () => Promise<unknown>) => {
    between.takeTrips();
    takeWrites();
    await work();
    const trips = between.takeTrips().filter(isOfFlow);
    assert.equal(takeWrites().filter(isOfFlow).length, trips.length, 'a trip leaves in one write');
    return trips;
  };
  const request = async () => assert.equal((await gateway.requestDocument()).status, 200);
  for (let calls = 0; calls < 3; calls += 1) await request();
  const requested = await tripsOf(request);
  assert.equal(requested.length, 2, requested.join('\n'));

  const { backendSessionId, code } = await gateway.openSession();
  const approved = await tripsOf(async () => assert.equal((await gateway.approve(backendSessionId, code)).status, 200));
  assert.equal(approved.length, 3, approved.join('\n'));
});

function isOfFlow(sent: string): boolean {
  return OF_FLOW.test(sent) && !BESIDE_IT.test(sent);
}

/** What this process hands to the system to be sent to the port, by the write; what was handed over since the last call. */
function watchWrites(t: TestContext, port: number): () => string[] {
  const { _write: writeOne, _writev: writeSeveral } = Socket.prototype;
  t.after(() => Object.assign(Socket.prototype, { _write: writeOne, _writev: writeSeveral }));
  const writes: string[] = [];
  Socket.prototype._write = function (chunk, ...rest) {
    if (this.remotePort === port) writes.push(String(chunk));
    return writeOne.call(this, chunk, ...rest);
  };
  Socket.prototype._writev = function (chunks, ...rest) {
    if (this.remotePort === port) writes.push(chunks.map(({ chunk }) => String(chunk)).join(''));
    return writeSeveral?.call(this, chunks, ...rest);
  };
  return () => writes.splice(0);
}
