/** Disks that are full or fail, made by the operating system's own means, so that the store meets what it would meet in truth. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Fault {
  /** It is over by itself as soon as it has struck, so that nobody may find it still there. */
  isMomentary?: true;
  begin(): Promise<void>;
  end(): Promise<void>;
}

export interface SmallDisk extends Fault {
  folder: string;
}

/** A file system of its own in memory, that `begin` fills to the last byte. Undefined where nothing may be mounted. */
export async function mountSmallDisk(t: TestContext, megabytes: number): Promise<SmallDisk | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-small-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  t.after(async () => {
    if (mounted) await run('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const ballast = join(folder, 'ballast');
  const fault = { folder, begin: async () => fill(ballast), end: async () => rmSync(ballast) };
  return mounted ? fault : undefined;
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  for (let size = 1024 * 1024; size >= 1; ) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
}

/** The process may not make any file longer: each write beyond what is there fails. Needs no rights. */
export function limitFileSize(pid: number | undefined): Fault {
  const setLimit = async (limit: string) => {
    await run('prlimit', ['--pid', String(pid), `--fsize=${limit}:`]);
  };
  return { begin: () => setLimit('1'), end: () => setLimit('unlimited') };
}

/** Each fsync of the process fails with EIO, as strace injects it. */
export function failFsync(t: TestContext, pid: number | undefined): Fault {
  let tracer: ReturnType<typeof spawn> | undefined;
  const calls = 'fsync,fdatasync';
  const values = ['-f', '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO`, '-o', '/dev/null'];
  const end = async () => {
    const exited = tracer && once(tracer, 'exit');
    tracer?.kill('SIGINT');
    tracer = undefined;
    await exited;
  };
  t.after(end);
  return {
    async begin() {
      const started = spawn('strace', [...values, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
      tracer = started;
      const lines = createInterface({ input: started.stderr });
      const said: string[] = [];
      lines.on('line', (line) => said.push(line));
      await Promise.race([once(lines, 'line'), once(started, 'error')]);
      if (!/attached/.test(said.join())) throw new Error(`strace could not attach: ${said.join()}`);
    },
    end,
  };
}

/** Whether this fault can be made here: the program may be missing, or not be allowed. */
export async function isPossible(fault: Pick<Fault, 'begin' | 'end'>): Promise<boolean> {
  return fault
    .begin()
    .then(fault.end)
    .then(
      () => true,
      () => false,
    );
}
