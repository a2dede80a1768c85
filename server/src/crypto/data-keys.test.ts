import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { DataKeyStore, SealedDataKey } from './data-key-store.ts';
import { openDataKeys } from './data-keys.ts';
import { subjectHmac } from './subject-hmac.ts';

function newStore(): DataKeyStore & { rows: SealedDataKey[] } {
  const rows: SealedDataKey[] = [];
  return {
    rows,
    listDataKeys: async () => rows,
    insertDataKey: async (key) => void (rows.some(({ name }) => name === key.name) || rows.push(key)),
  };
}

test('the first start makes the keys, each of its own; later starts find the same', async () => {
  const dependencies = { store: newStore(), masterKey: randomBytes(32), randomBytes };
  const made = await openDataKeys(dependencies);
  const values = Object.values(made).map((key) => Buffer.from(key).toString('hex'));
  assert.equal(new Set(values).size, values.length);
  for (const value of values) assert.match(value, /^[0-9a-f]{64}$/);
  assert.deepEqual(await openDataKeys(dependencies), made);
});

test('the store holds them sealed, and another master key is refused with a sentence', async () => {
  const store = newStore();
  const made = await openDataKeys({ store, masterKey: randomBytes(32), randomBytes });
  for (const { sealedKey } of store.rows) {
    for (const key of Object.values(made)) {
      assert.ok(!Buffer.from(sealedKey, 'base64url').includes(key));
      assert.ok(!sealedKey.includes(Buffer.from(key).toString('base64url')));
    }
  }
  await assert.rejects(openDataKeys({ store, masterKey: randomBytes(32), randomBytes }), {
    message: /^The master key is not the one with which this store was made/,
  });
});

test('an IIN, a phone and another key each have a mark of their own', () => {
  const key = new Uint8Array(32).fill(1);
  const marks = [
    subjectHmac(key, 'iin', '900101300017'),
    subjectHmac(key, 'phone', '900101300017'),
    subjectHmac(new Uint8Array(32).fill(2), 'iin', '900101300017'),
  ];
  assert.equal(new Set(marks).size, 3);
  for (const mark of marks) assert.match(mark, /^[0-9a-f]{64}$/);
});
