/** A PostgreSQL server for tests: in a temporary folder, on a unix socket there, gone afterwards. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TemporaryServer {
  url: string;
  stop(): Promise<void>;
}

/** The folder of `initdb` and `postgres`, or undefined where PostgreSQL's server is not installed. */
export async function findServerPrograms(): Promise<string | undefined> {
  const debian = (await Array.fromAsync(glob('/usr/lib/postgresql/*/bin'))).sort().reverse();
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

export async function startTemporaryServer(programs: string): Promise<TemporaryServer> {
  const owner = await serverOwner();
  const folder = await mkdtemp(join(tmpdir(), 'qujat-postgres-'));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'qujat', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(join(programs, 'initdb'), initdb, { ...owner, cwd: folder });

  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'deadlock_timeout=20ms'];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(server, 'exit');
  const stopAtExit = () => server.kill('SIGQUIT');
  process.once('exit', stopAtExit);
  await untilReady(createInterface({ input: server.stderr }));
  return {
    url: `postgresql://qujat@${encodeURIComponent(folder)}/postgres`,
    async stop() {
      process.off('exit', stopAtExit);
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
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
      if (line.includes('ready to accept connections')) resolve();
    });
    log.on('close', () => reject(new Error(`PostgreSQL did not start:\n${lines.join('\n')}`)));
  });
}
