/** Pages that several processes want at once, as the test files of a fresh clone do. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildPages } from './build-pages.ts';

/** A process of its own, which builds them from beginning to end. */
function buildElsewhere(folder: string): void {
  const script = `
    const [{ buildPages }, { mkdirSync, writeFileSync }] = await Promise.all([import(process.argv[1]), import('node:fs')]);
    const writeInto = async (building) => {
      mkdirSync(building);
      writeFileSync(building + '/index.html', 'built elsewhere');
    };
    const [folder, built] = process.argv.slice(2);
    await buildPages({ folder, sources: ['*.txt'], built, writeInto });`;
  const args = [new URL('build-pages.ts', import.meta.url).href, folder, join(folder, 'built')];
  execFileSync(process.execPath, ['--input-type=module', '--eval', script, ...args]);
}

test('what another process has built meanwhile from the same sources stays in place: a gateway may serve it already', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-build-pages-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'source.txt'), 'one');
  const built = join(folder, 'built');
  const page = () => readFileSync(join(built, 'index.html'), 'utf8');
  const build = (meanwhile: () => void) =>
    buildPages({
      folder,
      sources: ['*.txt'],
      built,
      writeInto: async (building) => {
        mkdirSync(building);
        writeFileSync(join(building, 'index.html'), 'built here');
        meanwhile();
      },
    });
  assert.equal(await build(() => buildElsewhere(folder)), true);
  assert.equal(page(), 'built elsewhere');
  writeFileSync(join(folder, 'source.txt'), 'two');
  assert.equal(await build(() => {}), true);
  assert.equal(page(), 'built here');
  assert.equal(await build(() => assert.fail('nothing has changed')), false);
  assert.deepEqual(readdirSync(folder).sort(), ['built', 'source.txt']);
});
