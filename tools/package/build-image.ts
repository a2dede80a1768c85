/**
 * What the container image has in `/app`: the package `qujat`, what it depends on exactly as the lock file says, and the pinned Node.
 * `deploy/image/Containerfile` runs this. What only people and compilers read of the dependencies stays behind; licences stay.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPinnedNode, packages } from '../../server/bin/pinned-node.cjs';
import { buildPackage } from './build-package.ts';
import { readManifest, root } from './package-parts.ts';

/** Types, source maps, tests and prose. */
const UNREAD = [
  '**/*.{map,d.ts,d.mts,d.cts,ts,mts,cts}',
  '**/{README,CHANGELOG,readme,changelog}*.md',
  '**/{test,tests,__tests__,benchmark,benchmarks}',
];

async function buildImage(app: string): Promise<void> {
  await buildPackage(join(app, 'server'));
  installLocked(app);
  const node = findPinnedNode();
  if (node === undefined) throw new Error('The pinned Node is not installed: npm ci --include=optional.');
  mkdirSync(join(app, 'bin'));
  copyFileSync(node, join(app, 'bin/node'));
  copyFileSync(join(dirname(dirname(node)), 'LICENSE'), join(app, 'bin/LICENSE'));
  copyFileSync(join(root, 'deploy/image/is-ready.mjs'), join(app, 'is-ready.mjs'));
}

function installLocked(app: string): void {
  const installing = join(app, 'installing');
  const manifests = [...workspaces(), ''].map((folder) => join(folder, 'package.json'));
  for (const file of [...manifests, 'package-lock.json', '.npmrc']) {
    cpSync(join(root, file), join(installing, file));
  }
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--workspace', 'server', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: installing, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed.');
  const modules = join(installing, 'node_modules');
  // Node goes elsewhere, without its headers. What is linked into the workspace is in the package.
  const elsewhere = [...Object.values(packages), 'qujat', '@qujat', '.bin'];
  for (const path of [...globSync(UNREAD, { cwd: modules }), ...elsewhere]) {
    rmSync(join(modules, path), { recursive: true, force: true });
  }
  renameSync(modules, join(app, 'node_modules'));
  rmSync(installing, { recursive: true });
}

function workspaces(): string[] {
  const { workspaces: folders } = readManifest(root);
  if (!Array.isArray(folders)) throw new Error('package.json names no workspaces.');
  return folders;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write into.');
await buildImage(folder);
