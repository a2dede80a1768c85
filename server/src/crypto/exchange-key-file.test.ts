import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { beginKeyFileExchange, endKeyFileExchange } from './exchange-key-file.ts';
import { loadMasterKeys } from './master-key.ts';

const NOON_MS = Date.UTC(2026, 10, 28, 12);

function newDirectory(t: TestContext) {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-key-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const load = () => loadMasterKeys({ current: {}, previous: {} }, directory);
  return { directory, load, old: load().current };
}

test('the new key stands in the old one’s place, both are found until the end, and only the new one after it', (t) => {
  const { directory, load, old } = newDirectory(t);
  const { current, previous } = beginKeyFileExchange(directory);
  assert.notDeepEqual(current.bytes, old.bytes);
  assert.deepEqual(previous?.bytes, old.bytes);
  assert.deepEqual(load(), { current, previous, besideData: true });
  for (const file of readdirSync(directory)) assert.equal(statSync(join(directory, file)).mode & 0o777, 0o600);
  const kept = endKeyFileExchange(directory, NOON_MS);
  assert.deepEqual(load(), { current, previous: undefined, besideData: true });
  assert.equal(kept, join(directory, 'master.key.before-2026-11-28'));
  assert.deepEqual(readdirSync(directory).sort(), ['master.key', 'master.key.before-2026-11-28']);
  assert.deepEqual(Buffer.from(readFileSync(kept, 'utf8'), 'base64'), Buffer.from(old.bytes));
});

test('a second change on one day keeps both keys before', (t) => {
  const { directory, load, old } = newDirectory(t);
  const keys = [old];
  for (const _ of [1, 2]) {
    keys.push(beginKeyFileExchange(directory).current);
    endKeyFileExchange(directory, NOON_MS);
  }
  const files = ['master.key.before-2026-11-28', 'master.key.before-2026-11-28-2'];
  const held = files.map((file) => readFileSync(join(directory, file), 'utf8').trim());
  assert.deepEqual(
    held,
    keys.slice(0, 2).map(({ bytes }) => Buffer.from(bytes).toString('base64')),
  );
  assert.deepEqual(load().current, keys[2]);
});

test('a change that was broken off after either step is gone on with, and the old key is never lost', (t) => {
  const { directory, old } = newDirectory(t);
  const file = join(directory, 'master.key');
  copyFileSync(file, `${file}.previous`);
  writeFileSync(`${file}.next`, `${Buffer.alloc(32, 5).toString('base64')}\n`);
  const first = beginKeyFileExchange(directory);
  assert.deepEqual(new Uint8Array(first.current.bytes), new Uint8Array(32).fill(5));
  assert.deepEqual(first.previous?.bytes, old.bytes);
  const again = beginKeyFileExchange(directory);
  assert.deepEqual(again, first);
  assert.equal(readFileSync(file, 'utf8').trim(), Buffer.alloc(32, 5).toString('base64'));
});
