import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { newDataKeyStore, newMasterKey } from './data-key-samples.ts';
import { openDataKeys } from './data-keys.ts';
import { rotateMasterKey } from './rotate-master-key.ts';

async function storeUnder(t: TestContext) {
  const current = newMasterKey();
  const store = await newDataKeyStore(t);
  const dataKeys = await openDataKeys({ store, masterKeys: { current }, randomBytes });
  return { store, dataKeys, old: current };
}

test('after the change the same data keys open under the new master key alone, and no more under the old', async (t) => {
  const { store, dataKeys, old } = await storeUnder(t);
  const current = newMasterKey();
  const rotated = await rotateMasterKey({ store, current, previous: old });
  assert.deepEqual(
    rotated.map(({ name }) => name),
    (await store.listDataKeys()).map(({ name }) => name),
  );
  assert.ok(rotated.length >= 4 && rotated.every(({ encryptedAnew }) => encryptedAnew));
  assert.deepEqual(await openDataKeys({ store, masterKeys: { current }, randomBytes }), dataKeys);
  await assert.rejects(openDataKeys({ store, masterKeys: { current: old }, randomBytes }));
});

test('before and after the change a start with both keys finds the same data keys, whichever is named the new one', async (t) => {
  const { store, dataKeys, old } = await storeUnder(t);
  const current = newMasterKey();
  const pairs = [
    { current, previous: old },
    { current: old, previous: current },
  ];
  for (const masterKeys of pairs) assert.deepEqual(await openDataKeys({ store, masterKeys, randomBytes }), dataKeys);
  await rotateMasterKey({ store, current, previous: old });
  for (const masterKeys of pairs) assert.deepEqual(await openDataKeys({ store, masterKeys, randomBytes }), dataKeys);
});

test('run again it changes nothing and says so', async (t) => {
  const { store, old } = await storeUnder(t);
  const current = newMasterKey();
  await rotateMasterKey({ store, current, previous: old });
  const before = await store.listDataKeys();
  const rotated = await rotateMasterKey({ store, current, previous: old });
  assert.ok(rotated.length >= 4 && rotated.every(({ encryptedAnew }) => !encryptedAnew));
  assert.deepEqual(await store.listDataKeys(), before);
});

test('a change that another process made in between is seen, and what is left is done', async (t) => {
  const { store, dataKeys, old } = await storeUnder(t);
  const current = newMasterKey();
  let met = false;
  const raced = {
    ...store,
    replaceDataKeys: async (...args: Parameters<typeof store.replaceDataKeys>) => {
      if (!met) {
        met = true;
        await rotateMasterKey({ store, current, previous: old });
      }
      return store.replaceDataKeys(...args);
    },
  };
  await rotateMasterKey({ store: raced, current, previous: old });
  assert.deepEqual(await openDataKeys({ store, masterKeys: { current }, randomBytes }), dataKeys);
});

test('equal keys, and keys that do not open the store, are refused, and nothing is changed', async (t) => {
  const { store, old } = await storeUnder(t);
  const before = await store.listDataKeys();
  const same = { bytes: old.bytes, source: 'QUJAT_MASTER_KEY' };
  await assert.rejects(rotateMasterKey({ store, current: same, previous: old }), { message: /hold the same key/ });
  await assert.rejects(rotateMasterKey({ store, current: newMasterKey(), previous: newMasterKey() }), {
    message: /^The master key is not the one with which this store was made/,
  });
  assert.deepEqual(await store.listDataKeys(), before);
});
