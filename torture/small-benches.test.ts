/** The long runs of `bench/` work: each with the least of everything. What they find so is worth nothing. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { isFull } from './scale.ts';

/** @returns what the run has written, by the name of the file */
async function run(t: TestContext, file: string, args: readonly string[]): Promise<(name: string) => string> {
  const results = mkdtempSync(join(tmpdir(), 'qujat-small-run-'));
  t.after(() => rmSync(results, { recursive: true }));
  const { NODE_TEST_CONTEXT: _ofThisTest, ...environment } = process.env;
  const env = { ...environment, BENCH_RESULTS: results };
  await promisify(execFile)(process.execPath, [join(bench, file), ...args], { env });
  return (name) => readFileSync(join(results, name), 'utf8');
}

const bench = join(import.meta.dirname, '../bench');
const d3 = join(bench, 'node_modules/d3-flame-graph');
const left = isFull ? false : 'npm run torture does it';
const skip = process.platform === 'linux' ? left : 'only Linux has /proc';

test('a soak has a line for each minute, and a curve', { skip }, async (t) => {
  const written = await run(t, 'soak.ts', ['--minutes', '2', '--every', '1']);
  assert.match(written('soak.csv'), /^minute,.*\n1,\d.*\n2,\d.*\n$/);
  assert.match(written('soak.svg'), /Open handles/);
});

test('a store grows, and the cost of a flow in it is told', { skip }, async (t) => {
  const sizes = ['--most', '1000', '--flows', '20', '--rounds', '1'];
  const written = await run(t, 'growth.ts', ['--along', 'sessions', ...sizes]);
  const { axes } = JSON.parse(written('growth.json'));
  const [{ size, cpuMsPerFlow, pagesPerFlow }] = axes[0].levels;
  assert.equal(size, 1_000);
  assert.ok(cpuMsPerFlow[0] > 0 && pagesPerFlow[0] > 0, JSON.stringify(axes));
});

test('a profile shows what request and approve call', { skip }, async (t) => {
  if (!existsSync(d3)) return t.skip('npm run profile installs d3-flame-graph');
  const page = (await run(t, 'profile.ts', ['--flows', '40']))('profile.html');
  for (const path of ['sessions/request-document.ts', 'sessions/approve-session.ts'])
    assert.ok(page.includes(path), path);
});
