import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newDataKeyStore, newMasterKey } from './data-key-samples.ts';
import { openDataKeys } from './data-keys.ts';
import { subjectHmac } from './subject-hmac.ts';

test('the first start makes the keys, each of its own; later starts find the same', async (t) => {
  const context = { store: await newDataKeyStore(t), masterKeys: { current: newMasterKey() }, randomBytes };
  const made = await openDataKeys(context);
  const values = Object.values(made).map((key) => Buffer.from(key).toString('hex'));
  assert.equal(new Set(values).size, values.length);
  for (const value of values) assert.match(value, /^[0-9a-f]{64}$/);
  assert.deepEqual(await openDataKeys(context), made);
});

test('the store holds them encrypted, and another master key is refused with a sentence', async (t) => {
  const store = await newDataKeyStore(t);
  const made = await openDataKeys({ store, masterKeys: { current: newMasterKey('QUJAT_MASTER_KEY') }, randomBytes });
  for (const { encryptedKey } of await store.listDataKeys()) {
    for (const key of Object.values(made)) {
      assert.ok(!Buffer.from(encryptedKey, 'base64url').includes(key));
      assert.ok(!encryptedKey.includes(Buffer.from(key).toString('base64url')));
    }
  }
  await assert.rejects(
    openDataKeys({ store, masterKeys: { current: newMasterKey('QUJAT_MASTER_KEY') }, randomBytes }),
    {
      message:
        /^The master key is not the one with which this store was made: QUJAT_MASTER_KEY does not open it\. .*same QUJAT_MASTER_KEY;/,
    },
  );
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
