/** For tests of what must be installed first. Where no registry is reached they are skipped, with the reason that these give. */
import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './command-process.ts';
import { UNREACHABLE } from './unreachable-registry.ts';

/** From the lock file of the folder. Gives the reason why they cannot be had here. */
export function installPackages(folder: string): string | undefined {
  const reason = runFirst(process.execPath, [join(repositoryRoot, 'tools/install-beside.ts'), folder]);
  return reason && `npm reaches no registry for the packages of ${folder}`;
}

/** Runs to its end what a test needs before it starts. Gives the reason why that cannot be had here. */
export function runFirst(command: string, args: readonly string[], options: SpawnSyncOptions = {}): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (error !== undefined) return `${command} is not installed`;
  if (status !== 0 && UNREACHABLE.test(stdout + stderr)) return `${command} reaches no registry`;
  assert.equal(status, 0, stdout + stderr);
  return undefined;
}
