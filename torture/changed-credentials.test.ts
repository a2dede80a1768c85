/** Of the changes of one byte in a credential from a gateway each is found: in what is signed, in what is disclosed, and in the holder's proof. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRevoked, verifyCredential } from '@qujat/sdk/credentials';
import fc from 'fast-check';
import { newKey, showTo, startCredentialGateway } from '../server/src/credentials/credential-test-setup.ts';
import { count } from './scale.ts';

test('a byte that was changed is found, wherever it stands in a credential or in a status list', async (t) => {
  const numRuns = count(t, 'changes of each', { short: 100, full: 1_000 });
  const gateway = await startCredentialGateway(t);
  const holder = newKey();
  const { credential } = await gateway.receive(holder);
  const keys = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  const shown = showTo('https://shop.example', credential, holder);
  const verified = await verifyCredential(shown, { keys });
  const { text: list } = await gateway.get(verified.status.uri.slice(gateway.issuer.length));
  assert.equal(await isRevoked(verified, list, { keys }), false);

  const looks: Record<string, [text: string, from: number, verify: (changed: string) => Promise<unknown>]> = {
    // The photo is most of it.
    'all that the wallet keeps': [credential, 0, (changed) => verifyCredential(changed, { keys })],
    'what is signed': [shown.slice(0, shown.indexOf('~') + 1), 0, (changed) => verifyCredential(changed, { keys })],
    "the holder's proof": [shown, shown.lastIndexOf('~'), (changed) => verifyCredential(changed, { keys })],
    'the status list': [list, 0, (changed) => isRevoked(verified, changed, { keys })],
  };
  for (const [what, [text, from, verify]] of Object.entries(looks)) {
    const change = fc.tuple(fc.integer({ min: from, max: text.length - 1 }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = Buffer.from(text);
        changed[at] = (changed[at] ?? 0) ^ by;
        await assert.rejects(verify(changed.toString('latin1')), { name: 'CredentialError' });
      }),
      { numRuns, seed: 20_261_129 },
    );
    t.diagnostic(`${what}: ${numRuns} changes found`);
  }
});
