/** When a process syncs a file, and how much of it is on the disk then, as strace tells it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

export interface Sync {
  /** Epoch milliseconds, with fractions. */
  endedMs: number;
  /** Up to the end of what was written before it began. */
  bytes: number;
}

export interface SyncWatch {
  syncs: readonly Sync[];
  /** Whether something of the file was written a second time: what was synced is then no beginning of what is there. */
  wasRewritten(): boolean;
  begin(): Promise<void>;
  end(): Promise<void>;
}

export function watchSyncs(t: TestContext, pid: number | undefined, path: string): SyncWatch {
  const syncs: Sync[] = [];
  let tracer: ReturnType<typeof spawn> | undefined;
  let written = 0;
  let rewritten = false;
  const end = async () => {
    const closed = tracer && once(tracer, 'close');
    tracer?.kill('SIGINT');
    tracer = undefined;
    await closed;
  };
  t.after(end);

  function read(line: string): void {
    if (!line.includes(`<${path}>`) && !line.includes('sync resumed>')) return;
    const [, writtenNow, offset] = /pwrite64\(.*, (\d+), (\d+)(?:\)| <unfinished)/.exec(line) ?? [];
    if (offset !== undefined) {
      rewritten ||= Number(offset) < written;
      written = Math.max(written, Number(offset) + Number(writtenNow));
    }
    const [, begunSeconds, isResumed, seconds] =
      /(\d+\.\d+) (<\.\.\. )?(?:fsync|fdatasync).*\) += 0 <([\d.]+)>/.exec(line) ?? [];
    if (begunSeconds === undefined) return;
    const took = isResumed === undefined ? Number(seconds) : 0;
    syncs.push({ endedMs: (Number(begunSeconds) + took) * 1_000, bytes: written });
  }

  return {
    syncs,
    wasRewritten: () => rewritten,
    async begin() {
      const traced = ['-e', 'trace=pwrite64,fsync,fdatasync', '-e', 'signal=none'];
      const format = ['-f', '-y', '-s', '0', '-ttt', '-T'];
      tracer = spawn('strace', [...format, ...traced, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
      const { stderr } = tracer;
      if (stderr === null) throw new Error('strace has no output');
      const lines = createInterface({ input: stderr });
      lines.on('line', read);
      const [first] = await Promise.race([once(lines, 'line'), once(tracer, 'error')]);
      if (!/attached/.test(String(first))) throw new Error(`strace could not attach: ${first}`);
    },
    end,
  };
}
