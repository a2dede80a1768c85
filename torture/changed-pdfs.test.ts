/** Of the changes of one byte in a signed PDF, each is found or leaves the meaning as it was: whose it is, since when, and what its issuers say. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { type VerifiedPdf, verifyPdf } from '@qujat/sdk/pdf-signatures';
import fc from 'fast-check';
import { startIssuers } from '../server/src/pdf-signatures/issuer-test-setup.ts';
import { hasOpenssl, signedPdf } from '../server/src/pdf-signatures/pdf-signatures-test-setup.ts';
import { createDrawDocument } from '../server/src/rendering/draw-document.ts';
import { testDocument } from '../server/src/rendering/rendering-test-setup.ts';
import { count } from './scale.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';

test('a byte that was changed is found, in the document, in its signature and in what verifies it later', {
  skip,
}, async (t) => {
  const numRuns = count(t, 'changes of each', { short: 100, full: 1_000 });
  const { key, timestamps } = await startIssuers(t);
  const { pdf } = await createDrawDocument()(testDocument(), { pdf: true, image: false });
  assert.ok(pdf);
  const bytes = await signedPdf({
    pdf,
    key,
    signedAtMs: Date.now(),
    timestamps,
    validationData: { timeoutMs: 60_000 },
  });
  const [certificate = new Uint8Array()] = key.certificates;
  const trusted = { keys: [{ 'x5t#S256': hash('sha256', certificate, 'base64url') }] };
  const verify = (changed: Uint8Array): Promise<VerifiedPdf> => verifyPdf(new Uint8Array(changed), { trusted });
  const meaning = await verify(bytes);
  assert.equal(meaning.standings?.length, 2);

  const text = Buffer.from(bytes).toString('latin1');
  const signature = text.lastIndexOf('/Contents <') + '/Contents '.length;
  const update = text.indexOf('%%EOF\n', signature) + '%%EOF\n'.length;
  const parts = {
    'the document': [0, update],
    'the signature': [signature, text.indexOf('>', signature) + 1],
    'the data behind it': [update, bytes.length],
  };
  for (const [what, [from = 0, until = 0]] of Object.entries(parts)) {
    let [found, same] = [0, 0];
    const change = fc.tuple(fc.integer({ min: from, max: until - 1 }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        const outcome = await verify(changed).catch((error: Error) => error);
        if (outcome instanceof Error) {
          found += 1;
          return assert.equal(outcome.name, 'PdfSignatureError');
        }
        same += 1;
        assert.deepEqual(outcome, meaning);
      }),
      { numRuns, seed: 20_261_129 },
    );
    t.diagnostic(`${what}: ${found} changes found, ${same} without meaning`);
  }
});
