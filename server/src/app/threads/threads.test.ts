/** What becomes of the process when one of its threads does not start, or dies. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** In a process of its own, whose end and last words are told. */
async function runThreaded(t: TestContext, module: string) {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-threads-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const program = fileURLToPath(new URL('threaded-process-test-setup.ts', import.meta.url));
  const child = spawn(process.execPath, [program, module], {
    env: { ...process.env, QUJAT_DATA_DIR: directory, QUJAT_THREADS: '2', PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

for (const [when, module] of [
  ['dies', 'dying-thread-test-setup.ts'],
  ['dies before it listens', 'dying-listener-test-setup.ts'],
] as const) {
  test(`a thread that ${when} ends the process in order, as an error does that nobody catches`, async (t) => {
    const { code, said } = await runThreaded(t, module);
    assert.equal(code, 1);
    assert.match(said, /"message":"nobody catches this".*"msg":"stopped"/);
  });
}

test('a thread that cannot start ends the start, with the reason', async (t) => {
  const { code, said } = await runThreaded(t, 'no-such-thread.ts');
  assert.equal(code, 1);
  assert.match(said, /Cannot find module .*no-such-thread\.ts/);
});
