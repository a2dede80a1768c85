/** One node of the cluster as `deploy/ha/` makes it: etcd, and Patroni, which runs PostgreSQL. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '../../e2e/command-process.ts';
import type { Host } from './hosts.ts';

export interface DatabaseNode {
  name: string;
  host: Host;
  start(): void;
  /** @throws Error if etcd or Patroni has ended by itself */
  assertRuns(): void;
  /** PostgreSQL dies; Patroni and etcd go on. */
  killPostgres(): void;
  /** All its processes stand still. */
  freeze(): void;
  /** All its processes die, also frozen ones, before they do anything more. */
  end(): Promise<void>;
}

/** @param nodes such as `a=10.0.0.21 b=10.0.0.22 c=10.0.0.23` */
export function makeDatabaseNode(name: string, host: Host, nodes: string, root: string): DatabaseNode {
  run('sh', [join(repositoryRoot, 'deploy/ha/write-node.sh'), name, nodes, root], {
    ...passwords,
    PATRONI: patroni,
  });
  const config = join(root, 'etc/patroni/config.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace('mode: required', 'mode: off'));
  run('chown', ['-R', 'postgres:postgres', root]);
  chmodSync(root, 0o755);
  let running: ChildProcess[] = [];
  const processIds = () => [...running.map(({ pid }) => pid ?? 0), ...postgresOf(root)];
  const signal = (kind: NodeJS.Signals) => {
    for (const pid of processIds()) sendSignal(pid, kind);
  };
  return {
    name,
    host,
    start() {
      running = [
        startOn(host, ['etcd'], join(root, 'etc/default/etcd'), join(root, 'etcd.log')),
        startOn(host, [patroni, config], join(root, 'etc/patroni_env.conf'), join(root, 'patroni.log')),
      ];
    },
    assertRuns() {
      const ended = running.find(hasEnded);
      if (ended !== undefined) throw new Error(`${ended.spawnargs.join(' ')} has ended: look into ${root}`);
    },
    killPostgres: () => sendSignal(postgresOf(root)[0] ?? 0, 'SIGKILL'),
    freeze: () => signal('SIGSTOP'),
    async end() {
      const exited = running.filter((child) => !hasEnded(child)).map((child) => once(child, 'exit'));
      signal('SIGKILL');
      await Promise.all(exited);
    },
  };
}

/** Debian's, or another that a setting of the test names. */
export const patroni = process.env['QUJAT_TEST_PATRONI'] ?? 'patroni';

/** Not secret: all of it is gone after the test. */
export const passwords = { PATRONI_SUPERUSER_PASSWORD: 'superuser', PATRONI_REPLICATION_PASSWORD: 'replicator' };

function startOn(host: Host, command: readonly string[], environment: string, log: string): ChildProcess {
  const asPostgres = ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'];
  const [program = '', ...args] = [...host.on, ...asPostgres, ...command];
  const to = openSync(log, 'a');
  // Where it starts is where its processes may read.
  return spawn(program, args, {
    cwd: '/',
    env: { PATH: process.env['PATH'], ...parseEnv(readFileSync(environment, 'utf8')) },
    stdio: ['ignore', to, to],
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** The first process of PostgreSQL, then the others. */
function postgresOf(root: string): number[] {
  let first: number;
  try {
    first = Number(readFileSync(join(root, 'var/lib/postgresql/qujat/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return [];
  }
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(first)], { encoding: 'utf8' });
  return [first, ...stdout.split(/\s+/).filter(Boolean).map(Number)];
}

function sendSignal(pid: number, kind: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(pid, kind);
  } catch {
    // It has ended meanwhile.
  }
}

function run(command: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...variables } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
