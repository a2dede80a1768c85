/**
 * The tarball of `npm run build`, installed by npm into an empty folder as a user installs it. `e2e/package.test.ts` tries the same
 * files without the installation, which takes half a gigabyte.
 */
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { flowScripts, subject } from '../e2e/flow-scripts.ts';
import { temporaryDirectory } from '../e2e/gateway-process.ts';
import { installPackages } from '../e2e/install-packages.ts';
import { UNREACHABLE } from '../e2e/unreachable-registry.ts';
import { packages } from '../server/bin/pinned-node.cjs';
import { buildPackage } from '../tools/package/build-package.ts';
import { judgePackage, packPackage } from '../tools/package/package-parts.ts';
import { isFull } from './scale.ts';

/** Without what npm tells its scripts, so that an npm below acts as one of a user's own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_COMPILE_CACHE$/.test(name)),
);
const QUIETLY = ['--ignore-scripts', '--prefer-offline', '--no-audit'];

/** Those that most users have. */
const NODES = ['20', '22', '24', '26'];

/** Resolves to the program; undefined where npm has none for this platform, or reaches no registry. */
function installNode(folder: string, version: string): string | undefined {
  const name = packages[`${process.platform}-${process.arch}`];
  const place = join(folder, `node-${version}`);
  mkdirSync(place);
  const { status } = spawnSync('npm', ['install', '--prefix', place, ...QUIETLY, `${name}@${version}`], {
    cwd: place,
    env,
  });
  return status === 0 ? join(place, 'node_modules/.bin/node') : undefined;
}

test('it installs without a script, plays the demo, starts and ends under npx, and serves tests under each Node', async (t) => {
  if (!isFull) return t.skip('npm run test:integrators installs it');
  const reason = installPackages('tools/package-judges');
  if (reason !== undefined) return t.skip(reason);
  const home = temporaryDirectory(t);
  await buildPackage(join(home, 'package'));
  const tarball = packPackage(join(home, 'package'));
  judgePackage(tarball);
  const project = temporaryDirectory(t);
  const inProject = { cwd: project, env: { ...env, PORT: '0' }, encoding: 'utf8' } as const;
  const installed = spawnSync('npm', ['install', '--prefix', project, ...QUIETLY, tarball], inProject);
  if (UNREACHABLE.test(installed.stderr)) return t.skip('npm reaches no registry');
  assert.equal(installed.status, 0, installed.stderr);

  const demo = spawnSync('npx', ['qujat', 'demo'], inProject);
  assert.equal(demo.status, 0, demo.stderr);
  assert.equal(readdirSync(join(project, 'out')).length, 6);

  const npx = spawn('npx', ['qujat', 'start'], inProject);
  t.after(() => npx.kill('SIGKILL'));
  let said = '';
  for (const stream of [npx.stdout, npx.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  while (!said.includes('Ask for the first document')) await once(npx.stdout, 'data');
  npx.kill('SIGTERM');
  // Whatever npx has started has these outputs too.
  await once(npx, 'close');
  assert.match(said, /"stopped"/);

  for (const [name, text] of Object.entries(flowScripts)) writeFileSync(join(project, name), text);
  for (const version of NODES) {
    await t.test(`createSandbox under Node ${version}, as ES module and as CommonJS`, (t) => {
      const node = installNode(home, version);
      if (node === undefined) return t.skip(`npm gives no Node ${version} here`);
      for (const name of Object.keys(flowScripts)) {
        const ran: SpawnSyncReturns<string> = spawnSync(node, [name], inProject);
        assert.equal(ran.stderr, '');
        assert.equal(JSON.parse(ran.stdout).iin, subject.iin);
      }
    });
  }
});
