import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSealedTo, recipientOf, sealTo } from './seal-to.ts';

const PURPOSE = 'a test v1';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

test('what is sealed to a recipient opens with its secret, and differs each time', () => {
  const recipient = recipientOf('the secret', PURPOSE);
  const [one, two] = [sealTo(recipient, PURPOSE, 'Ә'.repeat(1000)), sealTo(recipient, PURPOSE, 'Ә'.repeat(1000))];
  assert.notEqual(one, two);
  for (const sealed of [one, two]) assert.equal(openSealedTo('the secret', PURPOSE, sealed), 'Ә'.repeat(1000));
});

test('another secret, another purpose and each changed character open nothing', () => {
  const sealed = sealTo(recipientOf('the secret', PURPOSE), PURPOSE, 'text');
  assert.throws(() => openSealedTo('the secre', PURPOSE, sealed));
  assert.throws(() => openSealedTo('the secret', 'another', sealed));
  for (let index = 0; index < sealed.length; index += 1) {
    for (const other of BASE64URL.replace(sealed[index] ?? '', '')) {
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      assert.throws(() => openSealedTo('the secret', PURPOSE, changed), `character ${index}: ${other}`);
    }
  }
  assert.throws(() => openSealedTo('the secret', PURPOSE, `${sealed}.more`));
});

test('a recipient opens nothing itself', () => {
  const recipient = recipientOf('the secret', PURPOSE);
  assert.throws(() => openSealedTo(recipient, PURPOSE, sealTo(recipient, PURPOSE, 'text')));
});
