/** A document goes into an independent wallet, which shows part of it to an independent verifier. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verifyCredential } from '@qujat/sdk/credentials';
import { createVerifier, createWallet, newHolderKey, type PublicKey } from './credential-wallet.ts';
import { gatewayForTest } from './gateway-process.ts';

const IIN = '900101300017';
const PHONE = '77010000001';

async function startIssuer(t: TestContext) {
  const { address, testKey } = await gatewayForTest(t, { QUJAT_CREDENTIALS: 'on' });
  const authorization = `Bearer ${testKey}`;
  const post = async (path: string, body: object) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
    });
  const offer = async () => {
    const body = { api_key: testKey, iin: IIN, phone: PHONE, credential: true };
    const reply = await post('/api/v1/backend/e-document/online-access/request/identity_card/', body);
    const opened = (await reply.json()) as { credential_offer_uri: string; credential_id: string };
    const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=${PHONE}&limit=1`, {
      headers: { authorization },
    });
    const { messages } = (await inbox.json()) as { messages: { code: string }[] };
    return { ...opened, code: messages[0]?.code ?? '' };
  };
  /** As a verifier finds them: by the issuer that the credential names. */
  const findKeys = async (credential: string): Promise<PublicKey[]> => {
    const [, body = ''] = credential.split('.');
    const { iss } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss: string };
    const metadata = (await (await fetch(`${iss}/.well-known/jwt-vc-issuer`)).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    assert.equal(metadata.issuer, iss);
    return ((await (await fetch(metadata.jwks_uri)).json()) as { keys: PublicKey[] }).keys;
  };
  return { post, offer, findKeys };
}

test('an independent wallet receives the document, and shows a verifier nothing but what its holder chooses', async (t) => {
  const { post, offer, findKeys } = await startIssuer(t);
  const holder = newHolderKey();
  const wallet = createWallet(holder);
  const { credential_offer_uri: uri, code, credential_id: id } = await offer();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await assert.rejects(wallet.receive(uri, wrong), /invalid_grant|error/i);
  const credential = await wallet.receive(uri, code);
  await assert.rejects(wallet.receive(uri, code), /invalid_grant|error/i, 'an offer is good for one credential');

  const verifier = createVerifier(await findKeys(credential), holder);
  const { payload } = await verifier.verify(credential);
  assert.equal((payload as unknown as Identity).common.docOwner.iin, IIN);
  const kb = { payload: { aud: 'https://shop.example', nonce: 'n-1', iat: Math.floor(Date.now() / 1000) } };
  const shown = await verifier.present<Record<string, unknown>>(credential, { date_of_birth: true }, { kb });
  assert.ok(!shown.includes(Buffer.from(IIN).toString('base64url')));
  const seen = await verifier.verify(shown, { keyBindingNonce: 'n-1' });
  const { date_of_birth: birth, common, face_photo: photo } = seen.payload as unknown as Partial<Identity>;
  assert.match(String(birth), /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual([common, photo], [{}, undefined], 'nothing else is shown');
  const presentation = { audience: kb.payload.aud, nonce: kb.payload.nonce };
  const { claims } = await verifyCredential(shown, { keys: { keys: await findKeys(credential) }, presentation });
  assert.deepEqual(claims, { date_of_birth: birth, common: {}, domain: {} }, 'our own verifier reads the same');

  assert.equal((await post(`/api/v1/credentials/${id}/revoke/`, {})).status, 204);
  await assert.rejects(verifier.verify(credential), /status/i, 'a verifier sees that it was revoked');
});

interface Identity {
  date_of_birth: string;
  face_photo: string;
  common: { docOwner: { iin: string } };
}
