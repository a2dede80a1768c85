/** The package as `npm run build` makes it, and what of its users' machines a test needs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isNewEnough } from '../server/bin/pinned-node.cjs';
import { buildPackage } from '../tools/package/build-package.ts';
import { repositoryRoot } from './command-process.ts';

/** A project that has installed the package; its dependencies are those of the repository. The caller removes it. */
export async function projectWithPackage(): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), 'qujat-package-'));
  const modules = join(project, 'node_modules');
  mkdirSync(modules);
  await buildPackage(join(modules, 'qujat'));
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../qujat/bin/qujat.cjs', join(modules, '.bin/qujat'));
  const ours = join(repositoryRoot, 'node_modules');
  for (const name of readdirSync(ours)) {
    if (!name.startsWith('.') && !/^@?qujat$/.test(name))
      symlinkSync(join(ours, name), join(modules, name), 'junction');
  }
  return project;
}

/** A Node of this machine that is older than the pinned one, as most users have; undefined where there is none. */
export function olderNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((node) => isOlder(node));
}

function isOlder(node: string): boolean {
  const { status, stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return status === 0 && !isNewEnough(stdout);
}
