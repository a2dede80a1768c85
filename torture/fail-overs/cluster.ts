/** Three nodes under Patroni: who is the primary, and whether all is well again after a fault. */
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseNode, makeDatabaseNode } from './database-node.ts';
import { makeHosts } from './hosts.ts';

export interface Cluster {
  nodes: readonly DatabaseNode[];
  /** Resolves when there is a primary besides this one. */
  untilPrimary(besides?: DatabaseNode): Promise<DatabaseNode>;
  /** Resolves when each node is there, and as far as the primary, and has a synchronous standby. */
  untilWhole(): Promise<{ primary: DatabaseNode; standby: DatabaseNode }>;
}

const NAMES = ['a', 'b', 'c'];
const ASK_AGAIN_MS = 200;
/** From Patroni 4 on, the second: of both standbys, either may have what was acknowledged. */
const SYNCHRONOUS = ['sync_standby', 'quorum_standby'];

export async function startCluster(t: TestContext, folder: string): Promise<Cluster> {
  const hosts = makeHosts(t, NAMES.length);
  const all = hosts.map(({ address }, index) => `${NAMES[index]}=${address}`).join(' ');
  const nodes = hosts.map((host, index) => {
    const name = NAMES[index] ?? '';
    return makeDatabaseNode(name, host, all, join(folder, name));
  });
  t.after(() => Promise.all(nodes.map((node) => node.end())));
  for (const node of nodes) node.start();
  const named = (name: string | undefined) => nodes.find((node) => node.name === name);
  const cluster: Cluster = {
    nodes,
    async untilPrimary(besides) {
      for (;;) {
        for (const node of nodes) if (node !== besides && (await isPrimary(node))) return node;
        await pause(ASK_AGAIN_MS);
      }
    },
    async untilWhole() {
      for (;;) {
        for (const node of nodes) node.assertRuns();
        const members = await membersOf(nodes);
        const primary = named(members.find(({ role }) => role === 'leader')?.name);
        const standby = named(members.find(({ role }) => SYNCHRONOUS.includes(role))?.name);
        if (primary !== undefined && standby !== undefined && areWhole(members)) return { primary, standby };
        await pause(ASK_AGAIN_MS);
      }
    },
  };
  await cluster.untilWhole();
  return cluster;
}

interface Member {
  name: string;
  role: string;
  state: string;
  timeline?: number;
  /** Of a standby, in bytes. */
  lag?: number | string;
}

const LAG_MAX_BYTES = 1_000_000;

function areWhole(members: readonly Member[]): boolean {
  const [first] = members;
  return (
    members.length === NAMES.length &&
    members.every(
      ({ state, timeline, lag = 0 }) =>
        ['running', 'streaming'].includes(state) && timeline === first?.timeline && Number(lag) < LAG_MAX_BYTES,
    )
  );
}

async function isPrimary(node: DatabaseNode): Promise<boolean> {
  return (await ask(node, '/primary'))?.ok === true;
}

/** As the first node tells that answers. */
async function membersOf(nodes: readonly DatabaseNode[]): Promise<Member[]> {
  for (const node of nodes) {
    const answer = await ask(node, '/cluster');
    if (answer?.ok) return ((await answer.json()) as { members: Member[] }).members;
  }
  return [];
}

/** Undefined where it does not answer, or not in time. */
export async function ask({ host }: DatabaseNode, path: string, body?: object): Promise<Response | undefined> {
  const signal = AbortSignal.timeout(body === undefined ? 1_000 : 60_000);
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return fetch(`http://${host.address}:8008${path}`, { signal, ...sent }).catch(() => undefined);
}
