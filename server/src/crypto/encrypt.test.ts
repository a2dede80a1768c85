import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEncryption, decrypt, encrypt } from './encrypt.ts';

test('what is encrypted opens with the same secret and purpose', () => {
  const text = 'Әбдіғаппар 🔑';
  assert.equal(decrypt('secret', 'a', encrypt('secret', 'a', text)), text);
});

test('a encryption encrypts and opens as its secret and purpose do', () => {
  const encryption = createEncryption('secret', 'a');
  assert.equal(decrypt('secret', 'a', encryption.encrypt('text')), 'text');
  assert.equal(encryption.decrypt(encrypt('secret', 'a', 'text')), 'text');
  assert.throws(() => createEncryption('secret', 'b').decrypt(encrypt('secret', 'a', 'text')));
});

test('it opens with no other secret and no other purpose', () => {
  const encrypted = encrypt('secret', 'a', 'text');
  assert.throws(() => decrypt('Secret', 'a', encrypted));
  assert.throws(() => decrypt('secret', 'b', encrypted));
});

test('any flipped byte is found', () => {
  const bytes = Buffer.from(encrypt('secret', 'a', 'text'), 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const flipped = Buffer.from(bytes);
    flipped[index] = (flipped[index] ?? 0) ^ 1;
    assert.throws(() => decrypt('secret', 'a', flipped.toString('base64url')), `byte ${index}`);
  }
});

test('the same text never encrypts to the same bytes', () => {
  assert.notEqual(encrypt('secret', 'a', 'text'), encrypt('secret', 'a', 'text'));
});
