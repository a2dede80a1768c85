/** What befalls the primary. Each resolves when there is a new one, and what was lost has been started again. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ask, type Cluster } from './cluster.ts';
import { patroni } from './database-node.ts';

export type Fault = (cluster: Cluster) => Promise<void>;
export type FaultName = 'PostgreSQL killed' | 'switchover' | 'node lost' | 'node frozen and fenced';

/** Before its changes 2689 and 2787, Patroni took the key back that it had lost to another: such a node must be dead when it comes back. */
const OLDEST_PATRONI = [3, 1];
const leavesNewKeyAlone = isAtLeast(
  spawnSync(patroni, ['--version'], { encoding: 'utf8' }).stdout ?? '',
  OLDEST_PATRONI,
);

export const faults: Record<FaultName, Fault> = {
  'PostgreSQL killed': async (cluster) => {
    const { primary } = await cluster.untilWhole();
    primary.killPostgres();
    await cluster.untilPrimary(primary);
  },
  switchover: async (cluster) => {
    const { primary, standby } = await cluster.untilWhole();
    const answer = await ask(primary, '/switchover', { leader: primary.name, candidate: standby.name });
    assert.equal(answer?.status, 200, `${await answer?.text()}`);
    await cluster.untilPrimary(primary);
  },
  // Where it cannot be cut off, its processes die, and its peers are told by their connections.
  'node lost': async (cluster) => {
    const { primary } = await cluster.untilWhole();
    const { cut, rejoin } = primary.host;
    if (cut === undefined || rejoin === undefined) {
      await primary.end();
      await cluster.untilPrimary(primary);
      return primary.start();
    }
    cut();
    await cluster.untilPrimary(primary);
    if (!leavesNewKeyAlone) await primary.end();
    rejoin();
    if (!leavesNewKeyAlone) primary.start();
  },
  // As a watchdog does it: the machine never goes on from where it stood still.
  'node frozen and fenced': async (cluster) => {
    const { primary } = await cluster.untilWhole();
    primary.freeze();
    await cluster.untilPrimary(primary);
    await primary.end();
    primary.start();
  },
};

/** @param version such as `patroni 3.0.2` */
function isAtLeast(version: string, [oldestMajor = 0, oldestMinor = 0]: readonly number[]): boolean {
  const [major = 0, minor = 0] = (version.match(/\d+/g) ?? []).map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
