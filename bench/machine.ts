/** Where a run was made: its figures mean little without that. */
import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  system: string;
  /** Whether what is stored there stays in memory, so that waiting for the disk costs nothing. */
  storesInMemory: boolean;
  node: string;
  /** Of Qujat. */
  commit: string;
  /** Of the last minute, before anything was started. */
  load: number;
}

const TMPFS = 0x01021994;
const RAMFS = 0x858458f6;

export function describeMachine(checkout: string): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    storesInMemory: [TMPFS, RAMFS].includes(statfsSync(tmpdir()).type),
    node: process.versions.node,
    commit: commitOf(checkout),
    load: loadavg()[0] ?? 0,
  };
}

/** Short, with a mark where files were changed since. */
export function commitOf(checkout: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: checkout, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'no commit';
  }
}
