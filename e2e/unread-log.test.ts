/** A gateway process and who reads its log: nobody, or too late. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { openPipe } from '../server/src/logging/pipe-test-setup.ts';
import { repositoryRoot } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

/** It also throws, where nobody catches it, at SIGUSR2. */
async function startOnPipe(t: TestContext) {
  const throwing = "process.on('SIGUSR2', () => { throw new Error('nobody catches 900101300017'); })";
  const pipe = openPipe(t);
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${throwing}`, 'server/bin/qujat.cjs', 'start'],
    {
      cwd: repositoryRoot,
      env: { ...process.env, PORT: '0', QUJAT_DATA_DIR: temporaryDirectory(t) },
      stdio: ['ignore', 'pipe', pipe.writer],
    },
  );
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  closeSync(pipe.writer);
  let address: string | undefined;
  assert.ok(child.stdout !== null);
  for await (const line of createInterface({ input: child.stdout })) {
    address ??= /listens on (\S+)/.exec(line)?.[1];
    if (line.startsWith('curl')) break;
  }
  assert.ok(address !== undefined);
  return { address, child, ended, log: () => text(pipe.reader()) };
}

/** Their lines in the log are more than a pipe holds. */
const REQUESTS = 600;

test('a gateway whose log nobody reads answers all the same, and ends at SIGTERM', async (t) => {
  const { address, child, ended } = await startOnPipe(t);
  for (let request = 0; request < REQUESTS; request += 1) {
    const reply = await fetch(`${address}/livez`);
    assert.equal(reply.status, 200);
    await reply.arrayBuffer();
  }
  const metrics = await (await fetch(`${address}/metrics`)).text();
  assert.match(metrics, /^qujat_log_lines_dropped_total 0$/m);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});

for (const [how, signal, status, last] of [
  ['SIGTERM', 'SIGTERM', 0, { msg: 'stopped' }],
  ['an error that nobody caught', 'SIGUSR2', 1, { msg: 'stopped' }],
] as const) {
  test(`after ${how} the log has its last line, however late it is read`, async (t) => {
    const { address, child, ended, log } = await startOnPipe(t);
    for (let request = 0; request < REQUESTS; request += 1) await (await fetch(`${address}/livez`)).arrayBuffer();
    child.kill(signal);
    const lines = (await log()).trimEnd().split('\n');
    assert.deepEqual(await ended, [status, null]);
    const { msg } = JSON.parse(lines.at(-1) ?? '');
    assert.deepEqual({ msg }, last);
    assert.ok(lines.length > REQUESTS);
    if (status === 1) assert.match(lines.at(-2) ?? '', /"level":60.*nobody catches \[iin\]/);
  });
}
