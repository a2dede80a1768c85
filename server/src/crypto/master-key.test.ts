import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { loadMasterKeys } from './master-key.ts';

const unset = { current: {}, previous: {} };
const text = (byte: number) => Buffer.alloc(32, byte).toString('base64');

const run = promisify(execFile);

function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-key-'));
  t.after(() => rmSync(directory, { recursive: true }));
  return directory;
}

test('the first start makes a key that only its owner can read; later starts find the same', (t) => {
  const directory = join(temporaryDirectory(t), 'data');
  const first = loadMasterKeys(unset, directory);
  assert.equal(first.current.bytes.length, 32);
  assert.equal(first.besideData, true);
  assert.equal(statSync(join(directory, 'master.key')).mode & 0o777, 0o600);
  assert.deepEqual(loadMasterKeys(unset, directory), first);
});

test('of starts at the same time all find the same key, and nothing else is left', async (t) => {
  const directory = temporaryDirectory(t);
  const source = `import { loadMasterKeys } from '${new URL('./master-key.ts', import.meta.url)}';
    process.stdout.write(Buffer.from(loadMasterKeys({ current: {}, previous: {} }, process.argv[1]).current.bytes).toString('hex'))`;
  const values = ['--input-type=module', '-e', source, directory];
  const starts = Array.from({ length: 4 }, () => run(process.execPath, values));
  const keys = (await Promise.all(starts)).map(({ stdout }) => stdout);
  assert.equal(new Set(keys).size, 1);
  assert.equal(keys[0]?.length, 64);
  assert.deepEqual(readdirSync(directory), ['master.key']);
});

test('a configured key is used, from the variable or from a file, and nothing is written', (t) => {
  const directory = temporaryDirectory(t);
  const file = join(directory, 'secret');
  writeFileSync(file, `${text(9)}\n`);
  const data = join(directory, 'data');
  for (const current of [{ text: text(9) }, { file }]) {
    const loaded = loadMasterKeys({ current, previous: { text: text(8) } }, data);
    assert.deepEqual(new Uint8Array(loaded.current.bytes), new Uint8Array(32).fill(9));
    assert.deepEqual(new Uint8Array(loaded.previous?.bytes ?? []), new Uint8Array(32).fill(8));
    assert.equal(loaded.besideData, false);
  }
  assert.throws(() => statSync(data));
});

test('what is no key is refused with its place, without being shown', (t) => {
  const directory = temporaryDirectory(t);
  const wrong = ['c2VjcmV0', `${text(1)}${text(2)}`, `${text(1).slice(0, -4)}!c2V=`];
  for (const value of wrong) {
    const refused = (setting: Partial<typeof unset>, place: RegExp) =>
      assert.throws(
        () => loadMasterKeys({ ...unset, ...setting }, directory),
        (error: Error) => place.test(error.message) && !error.message.includes(value),
      );
    refused({ current: { text: value } }, /^QUJAT_MASTER_KEY must be base64 of 32 bytes/);
    refused(
      { current: { text: text(1) }, previous: { text: value } },
      /^QUJAT_MASTER_KEY_PREVIOUS must be base64 of 32/,
    );
    writeFileSync(join(directory, 'master.key'), value);
    refused({}, /master\.key must be base64 of 32 bytes/);
    refused({ current: { file: join(directory, 'master.key') } }, /^QUJAT_MASTER_KEY_FILE: .*must be base64/);
  }
});

test('settings that contradict each other are refused', (t) => {
  const directory = temporaryDirectory(t);
  const load = (settings: Parameters<typeof loadMasterKeys>[0]) => loadMasterKeys(settings, directory);
  assert.throws(
    () => load({ current: { text: text(1), file: '/f' }, previous: {} }),
    /QUJAT_MASTER_KEY_FILE, not both/,
  );
  assert.throws(() => load({ current: {}, previous: { text: text(1) } }), /QUJAT_MASTER_KEY is not: set it/);
  assert.throws(
    () => load({ current: { file: join(directory, 'none') }, previous: {} }),
    /_FILE names .*, which cannot be read: there is no such file or folder\.$/,
  );
});
