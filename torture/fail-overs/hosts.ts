/** Three machines, so to speak: a network namespace each, on one bridge, which can be cut off. Addresses of the loopback where none can be made. */
import { spawnSync } from 'node:child_process';
import type { TestContext } from 'node:test';

export interface Host {
  address: string;
  /** What a command is put behind to run on it. */
  on: readonly string[];
  /** All that it sends and is sent is lost, and nobody is told. Undefined where no namespaces can be made. */
  cut?: () => void;
  rejoin?: () => void;
}

const BRIDGE = 'qujat-ha';
const NETWORK = '10.177.5';

export function makeHosts(t: TestContext, count: number): Host[] {
  removeHosts(count);
  if (!canMakeNamespaces())
    return Array.from({ length: count }, (_, index) => ({ address: `127.0.77.${index + 1}`, on: [] }));
  t.after(() => removeHosts(count));
  ip('link', 'add', BRIDGE, 'type', 'bridge');
  ip('addr', 'add', `${NETWORK}.254/24`, 'dev', BRIDGE);
  ip('link', 'set', BRIDGE, 'up');
  return Array.from({ length: count }, (_, index) => makeHost(`${BRIDGE}-${index}`, `${NETWORK}.${index + 1}`));
}

function makeHost(name: string, address: string): Host {
  const on = ['ip', 'netns', 'exec', name];
  ip('netns', 'add', name);
  ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  ip('link', 'set', name, 'master', BRIDGE, 'up');
  ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
  for (const device of ['lo', 'eth0']) ip('-n', name, 'link', 'set', device, 'up');
  return {
    address,
    on,
    cut: () => ip('link', 'set', name, 'down'),
    rejoin: () => ip('link', 'set', name, 'up'),
  };
}

function canMakeNamespaces(): boolean {
  return (
    spawnSync('ip', ['link', 'add', BRIDGE, 'type', 'bridge']).status === 0 &&
    spawnSync('ip', ['link', 'del', BRIDGE]).status === 0
  );
}

/** Also those that a run left which was killed. */
function removeHosts(count: number): void {
  for (let index = 0; index < count; index += 1) {
    spawnSync('ip', ['link', 'del', `${BRIDGE}-${index}`]);
    spawnSync('ip', ['netns', 'del', `${BRIDGE}-${index}`]);
  }
  spawnSync('ip', ['link', 'del', BRIDGE]);
}

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}
