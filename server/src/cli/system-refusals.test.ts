/** What a command says where the system refuses it a port, a folder, a file or a store. How a process ends that has said it: `e2e/start.test.ts`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { assertSentence, printedBy } from './command-test-setup.ts';

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-refusals-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

let hasStarted = false;
// What has started after all is ended as an operator ends it: else this file would never end.
after(() => {
  if (hasStarted) process.kill(process.pid, 'SIGTERM');
});

async function assertRefused(words: readonly string[], variables: NodeJS.ProcessEnv, names: RegExp): Promise<void> {
  const { code, failure, records } = await printedBy(words, { PORT: '0', ...variables });
  hasStarted ||= code === 0;
  assert.deepEqual([code, records], [1, []], words.join(' '));
  assertSentence(String(failure?.['message']), names);
}

test('what the system refuses is told in a sentence that names the setting, and nothing is made', async (t) => {
  const directory = folder(t);
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  t.after(() => taken.close());
  const file = join(directory, 'file');
  writeFileSync(file, '');
  const data = join(directory, 'data');
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ PORT: String((taken.address() as AddressInfo).port) }, /Port \d+ is in use already\. Set PORT/],
    [{ HOST: 'nonsense.invalid' }, /HOST is nonsense\.invalid/],
    [{ HOST: '192.0.2.1' }, /HOST is 192\.0\.2\.1/],
    [{ QUJAT_DATA_DIR: file }, /QUJAT_DATA_DIR/],
    [{ QUJAT_DATA_DIR: join(file, 'below') }, /QUJAT_DATA_DIR/],
    [{ QUJAT_DATA_DIR: '/proc/qujat' }, /QUJAT_DATA_DIR/],
    [{ QUJAT_MASTER_KEY_FILE: join(directory, 'nowhere') }, /QUJAT_MASTER_KEY_FILE names .* no such file/],
    [{ QUJAT_MASTER_KEY_FILE: directory }, /QUJAT_MASTER_KEY_FILE names .* it is a folder/],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/qujat' }, /nothing listens there.*DATABASE_URL/],
    [{ DATABASE_URL: 'postgres://nonsense.invalid/qujat' }, /DATABASE_URL/],
  ];
  for (const [variables, names] of cases) await assertRefused(['start'], { QUJAT_DATA_DIR: data, ...variables }, names);
  assert.deepEqual(readdirSync(directory), ['file']);
});

test('a file that a command is to read or to write is told by its path', async (t) => {
  const directory = folder(t);
  const variables = { QUJAT_DATA_DIR: join(directory, 'data') };
  assert.equal((await printedBy(['seed'], variables)).code, 0);
  const missing = join(directory, 'missing');
  const cases: [string[], RegExp][] = [
    [['audit', 'verify', missing], /missing: there is no such file/],
    [['audit', 'export', '--organization', 'demonstration', '--since', missing], /missing: there is no such file/],
    [['audit', 'verify', directory], /it is a folder, not a file/],
    [['demo', '--to', '/proc/qujat'], /\/proc\/qujat/],
    [['state-simulator', '--port', '0', '--data', '/proc/qujat'], /\/proc\/qujat/],
  ];
  for (const [words, names] of cases) await assertRefused(words, variables, names);
  assert.deepEqual(readdirSync(directory), ['data']);
});
