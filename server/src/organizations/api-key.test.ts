import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { environments } from '../words/environment.ts';
import { formatApiKey, hashApiKey, kindOfApiKey } from './api-key.ts';

test('a key is longer than 47 characters and tells what it is for', () => {
  for (const kind of [...environments, 'flow'] as const) {
    const key = formatApiKey(kind, randomBytes(32));
    assert.equal(key.length, 58);
    assert.match(key, new RegExp(`^qjt_${kind}_[0-9A-Za-z]{49}$`));
    assert.equal(kindOfApiKey(key), kind);
  }
});

test('the largest and the smallest random value keep the length', () => {
  for (const byte of [0x00, 0xff]) {
    assert.equal(formatApiKey('test', new Uint8Array(32).fill(byte)).length, 58);
  }
});

test('every single mistyped character is refused without a look-up', () => {
  const key = formatApiKey('test', randomBytes(32));
  for (let index = 0; index < key.length; index++) {
    const typo = key.slice(0, index) + (key[index] === 'x' ? 'y' : 'x') + key.slice(index + 1);
    assert.equal(kindOfApiKey(typo), undefined, `character ${index}`);
  }
});

test('the hash is SHA-256 in hex', () => {
  assert.equal(hashApiKey('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
