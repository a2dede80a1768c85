/** Files that share a process of the tests keep the guarantees of a process of their own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { processesFor, writeRoom } from './test-processes.ts';

const PASSES = `test('it passes', () => {});`;

test('what starts much has a process of its own, and the other files of a folder share one; the largest room comes first, and rooms stand between the others', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-room-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const alone = ['e2e/start.test.ts', 'server/src/storage/storage.test.ts'];
  const shared = ['server/src/cli/backup.test.ts', 'server/src/flows/flows.test.ts', 'server/src/cli/verify.test.ts'];
  const [cli, flows] = ['server-src-cli.mjs', 'server-src-flows.mjs'].map((name) => join(folder, name));
  assert.deepEqual(processesFor([...alone, ...shared], folder), [cli, alone[0], flows, alone[1]]);
});

/** Runs these sources as the files `0.test.ts`, `1.test.ts`, … of one room. */
function runRoom(t: TestContext, ...sources: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-room-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = sources.map((source, index) => {
    const file = join(folder, `${index}.test.ts`);
    writeFileSync(file, `import { afterEach, beforeEach, mock, test } from 'node:test';\n${source}\n`);
    return file;
  });
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const room = ['--test-reporter=tap', writeRoom('room', files, folder)];
  const { status, stdout, stderr } = spawnSync(process.execPath, room, { env, encoding: 'utf8' });
  const told = (pattern: RegExp) =>
    [...stdout.matchAll(pattern)].map(([, name = '']) => name.replace(`${folder}/`, ''));
  return { status, stderr, passed: told(/^ *ok \d+ - (.+)/gm), failed: told(/^ *not ok \d+ - (.+)/gm), stdout };
}

test('each file is a suite by its name, and what comes before and after each of its tests is of no other file', (t) => {
  const counts = `test('nobody counts', () => { if (globalThis.counted !== 1) throw new Error('counted'); });`;
  const { status, passed, failed } = runRoom(t, `beforeEach(() => { globalThis.counted = 1; });\n${PASSES}`, counts);
  assert.deepEqual([status, failed], [0, []]);
  assert.deepEqual(passed, ['it passes', '0.test.ts', 'nobody counts', '1.test.ts']);
});

const changes: [string, string, string][] = [
  ['a variable of the environment', `process.env['QUJAT_LEFT'] = '1';`, 'environment: QUJAT_LEFT'],
  ['a mocked clock', `mock.timers.enable({ apis: ['Date'] });`, 'clock'],
  ['another folder', `process.chdir('/');`, 'folder'],
  ['an exit code', 'process.exitCode = 0;', 'exitCode'],
  ['a listener of a signal', `process.on('SIGTERM', () => {});`, 'listeners: SIGTERM'],
];

for (const [what, source, name] of changes) {
  test(`${what} that a file leaves to the next ones is told, and fails`, (t) => {
    const { status, failed, stdout } = runRoom(t, `test('it changes', () => { ${source} });`, PASSES);
    assert.equal(status, 1);
    assert.deepEqual(failed, ['0.test.ts leaves the process as it was']);
    assert.ok(stdout.includes(`'${name}'`), stdout);
  });
}

test('a file that cannot be loaded fails, and the others run', (t) => {
  const { status, passed, failed } = runRoom(t, `throw new Error('of the file');`, PASSES);
  assert.equal(status, 1);
  assert.deepEqual(
    [failed, passed],
    [
      ['0.test.ts is loaded', '0.test.ts'],
      ['it passes', '1.test.ts'],
    ],
  );
});

test('a file that ends the process as if all had passed fails, and is named', (t) => {
  const { status, stderr } = runRoom(t, `test('it ends', () => process.exit(0));`, PASSES);
  assert.equal(status, 1);
  assert.match(stderr, /ended within .*0\.test\.ts/);
});
