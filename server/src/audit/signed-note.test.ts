import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNoteSigner, openNote, parseVerifierKey } from './signed-note.ts';

/** The example of the reference implementation, golang.org/x/mod/sumdb/note. */
const peter = {
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  verifierKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const note = `${peter.text}\n${peter.signature}`;

test('the reference note is made and opened, byte for byte', () => {
  const signer = createNoteSigner(peter.seed, () => 'PeterNeumann');
  assert.equal(signer.verifierKey, peter.verifierKey);
  assert.equal(signer.sign(peter.text), note);
  assert.deepEqual(openNote(note, parseVerifierKey(peter.verifierKey)), { text: peter.text, signatures: 1 });
});

test('the example of tlog-checkpoint’s signed-note page: a key is refused under another name, id or form', () => {
  const key = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  assert.equal(parseVerifierKey(key).name, 'example.com/foo');
  for (const wrong of [
    key.replace('foo', 'bar'),
    key.replace('530d903a', '530d903b'),
    key.replace('+AekyeR', '+BekyeR'),
    key.slice(0, -4),
    key.replace(/k$/, 'l'),
    `${key}\n`,
    '',
  ]) {
    assert.throws(() => parseVerifierKey(wrong), /no verifier key/, JSON.stringify(wrong));
  }
});

test('a witness may sign too; without our own signature a note is refused', () => {
  const witness = createNoteSigner(new Uint8Array(32).fill(7), () => 'witness');
  const cosignature = witness.sign(peter.text).split('\n\n')[1] ?? '';
  const verifier = parseVerifierKey(peter.verifierKey);
  assert.deepEqual(openNote(note + cosignature, verifier), { text: peter.text, signatures: 2 });
  assert.throws(() => openNote(witness.sign(peter.text), verifier), /not signed by the key PeterNeumann/);
});

test('no byte of a note can be changed', () => {
  const bytes = Buffer.from(note);
  const verifier = parseVerifierKey(peter.verifierKey);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const bit of [1, 32]) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ bit;
      assert.throws(() => openNote(changed.toString(), verifier), `byte ${at}`);
    }
  }
});
