import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadMasterKey } from './master-key.ts';

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
