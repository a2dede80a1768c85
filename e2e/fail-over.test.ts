/** PostgreSQL dies while documents are asked for at two gateways: 503 in between, nothing lost, nothing delivered twice. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isFull } from '../server/src/checks/full-run-test-setup.ts';
import { startTcpSwitch } from '../server/src/storage/postgres/tcp-switch.ts';
import type { GatewayProcess } from './gateway-process.ts';
import {
  approve,
  codeOf,
  deliveriesIn,
  gatewaysForTest,
  hashOf,
  operatorForTest,
  postgresForTest,
  type Reply,
  requestDocument,
  testWithPostgres,
} from './postgres-gateways.ts';

const CLIENTS = 4;
/** Flows that are to end before the outage, and again after it. */
const FLOWS_AROUND = isFull ? 8 : 4;

/** A client's pause after a 503. */
const RETRY_MS = 50;

interface Waiter {
  count: number;
  resolve(): void;
}

interface Flows {
  /** Sessions whose document a client has received. */
  acknowledged: string[];
  /** Resolves when this many more flows have ended. */
  more(count: number): Promise<void>;
  /** Resolves when this many more calls have got a 503. */
  refused(count: number): Promise<void>;
  end(): Promise<void>;
}

/**
 * Clients as the guide wants them: they repeat on 503, approve with one key, and go to another gateway each time. `operator` tells
 * a connection to whichever server is the primary, to read the SMS.
 */
function runFlows(gateways: readonly GatewayProcess[], operator: () => Pool): Flows {
  const acknowledged: string[] = [];
  const waiting = { ended: [] as Waiter[], refused: [] as Waiter[] };
  const note = (what: keyof typeof waiting) => {
    for (const waiter of waiting[what]) if (--waiter.count === 0) waiter.resolve();
  };
  let over = false;
  let calls = 0;

  /** Repeats a call until it is answered with 200. Whatever else is answered must be documented for this case. */
  const persist = async (call: (gateway: GatewayProcess) => Promise<Reply>, onHeld: () => Promise<void>) => {
    for (;;) {
      calls += 1;
      const gateway = gateways[calls % gateways.length];
      assert.ok(gateway);
      const reply = await call(gateway);
      if (reply.status === 200) return reply;
      const held = ['session_in_progress', 'idempotency_key_in_use'].includes(reply.body.code ?? '');
      assert.ok(held || (reply.status === 503 && reply.body.code === 'service_unavailable'), reply.text);
      if (held) {
        await onHeld();
      } else {
        note('refused');
        await pause(RETRY_MS);
      }
    }
  };
  const flow = async (client: number) => {
    const request = (gateway: GatewayProcess) => requestDocument(gateway.address, gateway.testKey, client);
    const requested = await persist(request, () => assert.fail('a request without a key holds nothing'));
    const sessionId = String(requested.body.backend_session_id);
    const readCode = () => codeOf(operator(), sessionId).catch(() => '');
    let code = await readCode();
    for (; code === ''; code = await readCode()) await pause(RETRY_MS);
    const key = `approve ${sessionId}`;
    await persist(
      (gateway) => approve(gateway.address, sessionId, code, key),
      () => passLease(operator(), sessionId),
    );
    acknowledged.push(sessionId);
    note('ended');
  };
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    while (!over) await flow(client);
  });
  const failed = Promise.all(clients);
  failed.catch(() => {});
  const until = async (what: keyof typeof waiting, count: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting[what].push({ count, resolve });
    await Promise.race([promise, failed]);
  };
  return {
    acknowledged,
    more: (count) => until('ended', count),
    refused: (count) => until('refused', count),
    end: async () => {
      over = true;
      await failed;
    },
  };
}

/** The minute goes by after which a call that was cut off holds its session no more. The client makes no call meanwhile. */
async function passLease(operator: Pool, sessionId: string): Promise<void> {
  const held = `update sessions set lease_expires_at = 0 where state = 'approving' and id_hash = $1`;
  await operator.query(held, [hashOf(sessionId)]).catch(() => {});
  await operator
    .query(
      `update idempotent_calls set lease_expires_at = 0 where encrypted_answer is null and lease_expires_at < $1`,
      [Date.now() + 55_000],
    )
    .catch(() => {});
}

async function assertNothingLost(operator: Pool, flows: Flows): Promise<void> {
  const { metered, audited, delivered } = await deliveriesIn(operator);
  assert.equal(metered, flows.acknowledged.length);
  assert.equal(audited, flows.acknowledged.length);
  assert.equal(delivered, flows.acknowledged.length);
  const { rows } = await operator.query(
    `select count(*)::int as count from sessions where state = 'delivered' and id_hash = any($1)`,
    [flows.acknowledged.map(hashOf)],
  );
  assert.deepEqual(rows, [{ count: flows.acknowledged.length }]);
}

/** Both gateways take requests again by themselves. */
async function untilReady(gateways: readonly GatewayProcess[]): Promise<void> {
  for (const { address } of gateways) {
    while ((await fetch(`${address}/readyz`)).status !== 200) await pause(RETRY_MS);
  }
}

const settings = (t: TestContext, url: string) =>
  gatewaysForTest(t, 2, { DATABASE_URL: url, QUJAT_MASTER_KEY: randomBytes(32).toString('base64') });

testWithPostgres(
  'the server is killed, and in the full run stopped at once, and started again while documents are asked for',
  async (t) => {
    const server = await postgresForTest(t);
    const gateways = await settings(t, server.url);
    let operator = await operatorForTest(t, server.url);
    const flows = runFlows(gateways, () => operator);
    for (const signal of isFull ? (['SIGQUIT', 'SIGKILL'] as const) : (['SIGKILL'] as const)) {
      await flows.more(FLOWS_AROUND);
      const refused = flows.refused(CLIENTS);
      await server.kill(signal);
      await refused;
      await server.start();
      operator = await operatorForTest(t, server.url);
      await flows.more(FLOWS_AROUND);
    }
    await flows.end();
    await untilReady(gateways);
    await assertNothingLost(operator, flows);
  },
);

testWithPostgres(
  'the primary is killed and its synchronous standby promoted while documents are asked for',
  async (t) => {
    const primary = await postgresForTest(t, { settings: ['synchronous_standby_names=standby'] });
    const standby = await postgresForTest(t, { standbyOf: primary });
    const address = await startTcpSwitch(primary.socketPath);
    t.after(() => address.close());
    const gateways = await settings(t, address.url);
    let operator = await operatorForTest(t, primary.url);
    const flows = runFlows(gateways, () => operator);
    await flows.more(FLOWS_AROUND);
    await primary.kill('SIGKILL');
    // The address leads to the standby before it is promoted: reads would be answered there, and are not.
    address.pointTo(standby.socketPath);
    await flows.refused(CLIENTS);
    operator = await operatorForTest(t, standby.url);
    await operator.query('select pg_promote()');
    await flows.more(FLOWS_AROUND);
    await flows.end();
    await untilReady(gateways);
    await assertNothingLost(operator, flows);
  },
);

testWithPostgres(
  'a delivery whose commit got no answer: 503, then the document by its key, and never a second one',
  async (t) => {
    const server = await postgresForTest(t);
    const address = await startTcpSwitch(server.socketPath);
    t.after(() => address.close());
    const [one, two] = await settings(t, address.url);
    const operator = await operatorForTest(t, server.url);
    const approveAndLose = async (key?: string) => {
      const requested = await requestDocument(one.address, one.testKey);
      const sessionId = String(requested.body.backend_session_id);
      const code = await codeOf(operator, sessionId);
      // The unit of the delivery writes this audit row, and no other does: maintenance and the request log commit as well.
      const lost = address.loseCommitOf('document_delivered');
      const reply = await approve(one.address, sessionId, code, key);
      await lost;
      assert.equal(reply.status, 503, reply.text);
      assert.equal(reply.body.code, 'service_unavailable');
      return { sessionId, code };
    };

    const keyed = await approveAndLose('mine');
    const repeated = await approve(two.address, keyed.sessionId, keyed.code, 'mine');
    assert.equal(repeated.status, 200, repeated.text);
    assert.equal(repeated.body['document_type'], 'identity_card');

    const plain = await approveAndLose();
    assert.equal((await approve(two.address, plain.sessionId, plain.code)).body.code, 'document_already_received');
    assert.deepEqual(await deliveriesIn(operator), { metered: 2, audited: 2, delivered: 2 });
  },
);
