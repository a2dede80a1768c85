import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSealer, seal, unseal } from './seal.ts';

test('what is sealed opens with the same secret and purpose', () => {
  const text = 'Әбдіғаппар 🔑';
  assert.equal(unseal('secret', 'a', seal('secret', 'a', text)), text);
});

test('a sealer seals and opens as its secret and purpose do', () => {
  const sealer = createSealer('secret', 'a');
  assert.equal(unseal('secret', 'a', sealer.seal('text')), 'text');
  assert.equal(sealer.unseal(seal('secret', 'a', 'text')), 'text');
  assert.throws(() => createSealer('secret', 'b').unseal(seal('secret', 'a', 'text')));
});

test('it opens with no other secret and no other purpose', () => {
  const sealed = seal('secret', 'a', 'text');
  assert.throws(() => unseal('Secret', 'a', sealed));
  assert.throws(() => unseal('secret', 'b', sealed));
});

test('any flipped byte is found', () => {
  const bytes = Buffer.from(seal('secret', 'a', 'text'), 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const flipped = Buffer.from(bytes);
    flipped[index] = (flipped[index] ?? 0) ^ 1;
    assert.throws(() => unseal('secret', 'a', flipped.toString('base64url')), `byte ${index}`);
  }
});

test('the same text never seals to the same bytes', () => {
  assert.notEqual(seal('secret', 'a', 'text'), seal('secret', 'a', 'text'));
});
