import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { loadMasterKey } from './master-key.ts';

const run = promisify(execFile);

function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-key-'));
  t.after(() => rmSync(directory, { recursive: true }));
  return directory;
}

test('the first start makes a key that only its owner can read; later starts find the same', (t) => {
  const directory = join(temporaryDirectory(t), 'data');
  const first = loadMasterKey(undefined, directory);
  assert.equal(first.bytes.length, 32);
  assert.equal(first.besideData, true);
  assert.equal(statSync(join(directory, 'master.key')).mode & 0o777, 0o600);
  assert.deepEqual(loadMasterKey(undefined, directory).bytes, first.bytes);
});

test('of starts at the same time all find the same key, and nothing else is left', async (t) => {
  const directory = temporaryDirectory(t);
  const source = `import { loadMasterKey } from '${new URL('./master-key.ts', import.meta.url)}';
    process.stdout.write(Buffer.from(loadMasterKey(undefined, process.argv[1]).bytes).toString('hex'))`;
  const values = ['--input-type=module', '-e', source, directory];
  const starts = Array.from({ length: 4 }, () => run(process.execPath, values));
  const keys = (await Promise.all(starts)).map(({ stdout }) => stdout);
  assert.equal(new Set(keys).size, 1);
  assert.equal(keys[0]?.length, 64);
  assert.deepEqual(readdirSync(directory), ['master.key']);
});

test('a configured key is used, and nothing is written', (t) => {
  const directory = join(temporaryDirectory(t), 'data');
  const bytes = new Uint8Array(32).fill(9);
  const loaded = loadMasterKey(Buffer.from(bytes).toString('base64'), directory);
  assert.deepEqual(new Uint8Array(loaded.bytes), bytes);
  assert.equal(loaded.besideData, false);
  assert.throws(() => statSync(directory));
});

test('a key of the wrong length is refused without being shown', (t) => {
  const directory = temporaryDirectory(t);
  assert.throws(() => loadMasterKey('c2VjcmV0', directory), {
    message: /^QUJAT_MASTER_KEY must be base64 of 32 bytes(?!.*c2VjcmV0)/,
  });
  writeFileSync(join(directory, 'master.key'), 'short');
  assert.throws(() => loadMasterKey(undefined, directory), /master\.key must be base64 of 32 bytes/);
});
