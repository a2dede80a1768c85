/**
 * The tarball of `npm run build`, installed by npm into an empty folder as a user installs it. `e2e/package.test.ts` tries the same
 * files without the installation, which takes half a gigabyte.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../e2e/gateway-process.ts';
import { buildPackage, judgePackage, packPackage } from '../tools/package/build-package.ts';
import { isFull } from './scale.ts';

/** Without what npm tells its scripts, so that an npm below acts as one of a user's own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_COMPILE_CACHE$/.test(name)),
);
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT/;

test('it installs without a script, plays the demo, and starts and ends under npx', async (t) => {
  if (!isFull) return t.skip('npm run torture installs it');
  const home = temporaryDirectory(t);
  await buildPackage(join(home, 'package'));
  const tarball = packPackage(join(home, 'package'));
  judgePackage(tarball);
  const project = temporaryDirectory(t);
  const inProject = { cwd: project, env: { ...env, PORT: '0' }, encoding: 'utf8' } as const;
  const installing = ['install', '--prefix', project, '--ignore-scripts', '--prefer-offline', '--no-audit', tarball];
  const installed = spawnSync('npm', installing, inProject);
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
});
