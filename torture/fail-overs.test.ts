/**
 * A cluster of three nodes with synchronous replication and two gateways, made of the files of `deploy/ha/`, under constant load: its
 * primary is killed, switched over, cut off and frozen. No document that a client has received is lost, none is delivered twice, and what
 * is metered is what was delivered. How long clients were without service is told, and is no condition: it depends on the machine.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { type TestContext, test } from 'node:test';
import { deliveriesIn, hashOf } from '../e2e/postgres-gateways.ts';
import { type Clients, type Outage, startClients } from './fail-overs/clients.ts';
import type { Cluster } from './fail-overs/cluster.ts';
import { patroni } from './fail-overs/database-node.ts';
import { type FaultName, faults } from './fail-overs/faults.ts';
import { startHighlyAvailable } from './fail-overs/highly-available.ts';
import { isFull } from './scale.ts';

const CLIENTS = 8;
/** Received between two faults. */
const DOCUMENTS_BETWEEN = 100;

const direct = { pooled: false, rounds: 5, documents: 10_000 };
const pooled = { pooled: true, rounds: 2, documents: 2_000 };

for (const run of [direct, pooled]) {
  const path = run.pooled ? ' through PgBouncer in transaction mode' : '';
  test(`fail-overs of the store lose no document and double none${path}`, { timeout: 3_600_000 }, async (t) => {
    const reason = whyNot(run.pooled);
    if (reason !== undefined) return t.skip(reason);
    const { cluster, service } = await startHighlyAvailable(t, run.pooled);
    const clients = startClients(service, CLIENTS);
    const seen = new Map<FaultName, number[]>();
    for (let round = 0; round < run.rounds; round += 1) {
      for (const name of Object.keys(faults) as FaultName[]) {
        seen.set(name, [...(seen.get(name) ?? []), await suffer(name, cluster, clients)]);
      }
    }
    await clients.more(Math.max(1, run.documents - clients.acknowledged.length));
    await clients.end();
    tell(t, seen, clients);

    const { metered, audited, delivered } = await deliveriesIn(service.store);
    const received = new Set(clients.acknowledged);
    assert.equal(received.size, clients.acknowledged.length, 'no session is received twice');
    const { rows } = await service.store.query<{ id_hash: string }>(
      `select id_hash from sessions where state = 'delivered'`,
    );
    const kept = new Set(rows.map(({ id_hash: hash }) => hash));
    assert.deepEqual(
      [...received].filter((id) => !kept.has(hashOf(id))),
      [],
      'nothing that was received is lost',
    );
    assert.deepEqual(
      { metered, audited, delivered },
      { metered: received.size, audited: received.size, delivered: received.size },
    );
  });
}

/** @returns for how many seconds the client was without service that was so for longest */
async function suffer(name: FaultName, cluster: Cluster, clients: Clients): Promise<number> {
  await cluster.untilWhole();
  await clients.more(DOCUMENTS_BETWEEN);
  const at = performance.now();
  await faults[name](cluster);
  await clients.more(DOCUMENTS_BETWEEN);
  await cluster.untilWhole();
  const lengths = clients.outages
    .filter(({ to }: Outage) => to > at)
    .map(({ from, to }) => (to - Math.max(from, at)) / 1_000);
  return Math.max(0, ...lengths);
}

function tell(t: TestContext, seen: ReadonlyMap<FaultName, number[]>, { acknowledged, heldMs }: Clients): void {
  t.diagnostic(
    `${acknowledged.length} documents received, ${CLIENTS} clients; load of the machine ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [name, seconds] of seen) {
    const sorted = seconds.toSorted((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    t.diagnostic(
      `${name}, ${seconds.length} times: without service for ${median.toFixed(1)} s, at worst ${Math.max(...seconds).toFixed(1)} s (${seconds.map((each) => each.toFixed(1)).join(', ')})`,
    );
  }
  t.diagnostic(
    `${heldMs.length} calls were cut off in the middle; their documents came after ${(Math.max(0, ...heldMs) / 1_000).toFixed(0)} s at most`,
  );
}

function whyNot(needsPooler: boolean): string | undefined {
  if (!isFull) return 'npm run torture does it';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  const programs = [patroni, 'etcd', 'haproxy', 'setpriv', 'openssl', ...(needsPooler ? ['pgbouncer'] : [])];
  const missing = programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
  return missing === undefined ? undefined : `${missing} is not installed`;
}
