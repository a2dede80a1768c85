/** A PostgreSQL server for tests: in a temporary folder, on a unix socket there, gone afterwards. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, glob, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const templates = join(import.meta.dirname, '../../../../node_modules/.cache/postgres');

export interface ServerOptions {
  /** Such as `max_connections=20`. */
  settings?: string[];
  /** The server of which this one becomes a standby, by streaming replication. Otherwise it is a primary of its own. */
  standbyOf?: TemporaryServer;
}

/** The folder of `initdb` and `postgres`, or undefined where PostgreSQL's server is not installed. */
export async function findServerPrograms(): Promise<string | undefined> {
  const debian = (await Array.fromAsync(glob('/usr/lib/postgresql/*/bin'))).sort().reverse();
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

export async function startTemporaryServer(programs: string, options: ServerOptions = {}) {
  const owner = await serverOwner();
  const folder = await mkdtemp(join(tmpdir(), 'qujat-postgres-'));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  await makeData(programs, data, options, { ...owner, cwd: folder });

  const own = ['listen_addresses=', `unix_socket_directories=${folder}`, 'deadlock_timeout=20ms'];
  const settings = [...own, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
  const launch = async () => {
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...settings], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const exited = once(child, 'exit');
    await untilReady(createInterface({ input: child.stderr }));
    return { child, exited };
  };
  let server = await launch();
  const stopAtExit = () => server.child.kill('SIGQUIT');
  process.once('exit', stopAtExit);
  const kill = async (signal: NodeJS.Signals) => {
    server.child.kill(signal);
    await server.exited;
  };
  return {
    url: `postgresql://qujat@${encodeURIComponent(folder)}/postgres`,
    /** The unix socket on which it listens, for what stands in front of it. */
    socketPath: join(folder, '.s.PGSQL.5432'),
    /** Sends the signal to the server's first process and waits for its end: SIGINT a quick stop, SIGQUIT one at once, SIGKILL. */
    kill,
    /** Starts it again after `kill`, on the same data. */
    async start() {
      server = await launchAgain(launch);
    },
    /** All processes of the server, to stop and continue them. */
    processIds: (): Promise<number[]> => processTree(server.child.pid ?? 0),
    async stop() {
      process.off('exit', stopAtExit);
      await kill('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TemporaryServer = Awaited<ReturnType<typeof startTemporaryServer>>;

type RunOptions = { uid?: number; gid?: number; cwd: string };

async function makeData(
  programs: string,
  data: string,
  { standbyOf }: ServerOptions,
  context: RunOptions,
): Promise<void> {
  if (standbyOf !== undefined) {
    const copy = ['-d', `${standbyOf.url}?application_name=standby`, '-D', data, '-R', '-X', 'stream', '-c', 'fast'];
    await run(join(programs, 'pg_basebackup'), [...copy, '--no-sync'], context);
    return;
  }
  await run('cp', ['-a', await madeTemplate(programs, context), data]);
}

/** An empty server's data, made once on this machine for each version: to copy them costs a tenth of `initdb`. */
async function madeTemplate(programs: string, context: RunOptions): Promise<string> {
  const { stdout: version } = await run(join(programs, 'postgres'), ['--version']);
  const user = context.uid ?? process.getuid?.() ?? 0;
  const template = join(templates, `${version.replace(/\W+/g, '-')}${user}`);
  if (existsSync(template)) return template;
  const making = join(context.cwd, 'template');
  const initdb = ['-D', making, '-U', 'qujat', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(join(programs, 'initdb'), initdb, context);
  await mkdir(templates, { recursive: true });
  // Several test files may come here at once: each copies its own, and the first rename puts the whole in place.
  const copied = `${template}.${process.pid}`;
  await run('cp', ['-a', making, copied]);
  await rename(copied, template).catch(() => rm(copied, { recursive: true }));
  await rm(making, { recursive: true });
  return template;
}

/** After SIGKILL the first process is gone before its children have noticed: until then, PostgreSQL refuses to start. */
async function launchAgain<Server>(launch: () => Promise<Server>): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch();
    } catch (error) {
      if (attempt >= 50 || !String(error).includes('still in use')) throw error;
      await wait(100);
    }
  }
}

async function processTree(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]);
  return [pid, ...stdout.split(/\s+/).filter(Boolean).map(Number)];
}

/** PostgreSQL refuses to run as root. */
export async function serverOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** Reads on after that, or the server would wait for us when its pipe is full. */
async function untilReady(log: ReturnType<typeof createInterface>): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    log.on('line', (line) => {
      lines.push(line);
      if (/ready to accept (read-only )?connections/.test(line)) resolve();
    });
    log.on('close', () => reject(new Error(`PostgreSQL did not start:\n${lines.join('\n')}`)));
  });
}
