import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckpointSigner, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { openNote, parseVerifierKey } from './signed-note.ts';

const checkpoint = {
  origin: 'qujat-audit/0123456789abcdef',
  treeSize: 20_852_163,
  root: '0ac52c69a0c63e2e1d9483880148289af5da8e3eed1f607630f03da3da3dab16',
  chains: 3,
  headsRoot: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

test('a checkpoint is the text of tlog-checkpoint with one extension line', () => {
  assert.equal(
    formatCheckpoint(checkpoint),
    'qujat-audit/0123456789abcdef\n20852163\nCsUsaaDGPi4dlIOIAUgomvXajj7tH2B2MPA9o9o9qxY=\n' +
      'heads 3 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
  );
  assert.deepEqual(parseCheckpoint(formatCheckpoint(checkpoint)), checkpoint);
});

test('its signer has a name that follows from its key, and its notes open with its verifier key', () => {
  const signer = createCheckpointSigner(new Uint8Array(32).fill(1));
  assert.match(signer.name, /^qujat-audit\/[0-9a-f]{16}$/);
  assert.notEqual(createCheckpointSigner(new Uint8Array(32).fill(2)).name, signer.name);
  const text = formatCheckpoint({ ...checkpoint, origin: signer.name });
  assert.equal(openNote(signer.sign(text), parseVerifierKey(signer.verifierKey)).text, text);
});

test('what is not written exactly so is no checkpoint', () => {
  const text = formatCheckpoint(checkpoint);
  for (const wrong of [
    text.replace('20852163', '020852163'),
    text.replace('20852163', '2.0852163e7'),
    text.replace('\nheads', '\n\nheads'),
    text.replace('heads 3', 'heads 03'),
    `${text}more\n`,
    text.slice(0, -1),
    text.split('heads')[0] ?? '',
    '',
  ]) {
    assert.throws(() => parseCheckpoint(wrong), /no audit checkpoint/, JSON.stringify(wrong));
  }
});
