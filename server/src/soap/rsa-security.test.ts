/** Messages signed here: they verify here, and whatever is changed in them is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf } from './envelope.ts';
import { UntrustedMessageError } from './message-security.ts';
import { readSendMessageRequest } from './send-message-request.ts';
import { content, key, otherKey, request, signal, signer, verifierOf } from './soap-test-setup.ts';

test('a signed message is read as it was built', async () => {
  const body = await verifierOf(key).verify(await signer.sign(content, signal), signal);
  const { data, ...fields } = readSendMessageRequest(contentOf(body));
  const { data: _, ...expected } = request;
  assert.deepEqual(fields, expected);
  assert.equal(data.children[0]?.text, 'ә<&>"');
});

test('a changed Body, and a key that is not trusted, are refused', async () => {
  const signed = await signer.sign(content, signal);
  await assert.rejects(verifierOf(key).verify(signed.replace('MCDB', 'MCDC'), signal), UntrustedMessageError);
  await assert.rejects(verifierOf(otherKey).verify(signed, signal), UntrustedMessageError);
});
