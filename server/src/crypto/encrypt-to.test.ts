import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decryptAsRecipient, encryptTo, recipientOf } from './encrypt-to.ts';

const PURPOSE = 'a test v1';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

test('what is encrypted to a recipient opens with its secret, and differs each time', () => {
  const recipient = recipientOf('the secret', PURPOSE);
  const [one, two] = [encryptTo(recipient, PURPOSE, 'Ә'.repeat(1000)), encryptTo(recipient, PURPOSE, 'Ә'.repeat(1000))];
  assert.notEqual(one, two);
  for (const encrypted of [one, two])
    assert.equal(decryptAsRecipient('the secret', PURPOSE, encrypted), 'Ә'.repeat(1000));
});

test('another secret, another purpose and each changed character open nothing', () => {
  const encrypted = encryptTo(recipientOf('the secret', PURPOSE), PURPOSE, 'text');
  assert.throws(() => decryptAsRecipient('the secre', PURPOSE, encrypted));
  assert.throws(() => decryptAsRecipient('the secret', 'another', encrypted));
  for (let index = 0; index < encrypted.length; index += 1) {
    for (const other of BASE64URL.replace(encrypted[index] ?? '', '')) {
      const changed = encrypted.slice(0, index) + other + encrypted.slice(index + 1);
      assert.throws(() => decryptAsRecipient('the secret', PURPOSE, changed), `character ${index}: ${other}`);
    }
  }
  assert.throws(() => decryptAsRecipient('the secret', PURPOSE, `${encrypted}.more`));
});

test('a recipient opens nothing itself', () => {
  const recipient = recipientOf('the secret', PURPOSE);
  assert.throws(() => decryptAsRecipient(recipient, PURPOSE, encryptTo(recipient, PURPOSE, 'text')));
});
