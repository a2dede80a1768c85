/** From the request of an organisation to the credential in a wallet, and its revocation. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRevoked, verifyCredential } from '@qujat/sdk/credentials';
import { API, assertError } from '../app/test-gateway.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { CITIZEN, newKey, startCredentialGateway } from './credential-test-setup.ts';

test('the code from 1414 brings the document into the wallet, bound to its key, each field with a disclosure of its own', async (t) => {
  const gateway = await startCredentialGateway(t);
  const key = newKey();
  const { opened, credential } = await gateway.receive(key);
  assert.match(opened.credential_offer_uri, /^openid-credential-offer:\/\/\?credential_offer=%7B/);
  const keys = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  const { claims, ...facts } = await verifyCredential(credential, { keys });
  assert.deepEqual([facts.documentType, facts.issuer, facts.environment], ['identity_card', gateway.issuer, 'test']);
  const signed = Buffer.from(credential.split('.')[1] ?? '', 'base64url').toString();
  const { x, y } = key.export({ format: 'jwk' });
  assert.deepEqual(JSON.parse(signed).cnf, { jwk: { kty: 'EC', crv: 'P-256', x, y } });
  const { common, domain } = claims as { common: { docOwner: { iin: string } }; domain: object };
  assert.equal(common.docOwner.iin, CITIZEN.iin);
  assert.ok(Object.keys(domain).length > 3);
  assert.match(String(claims['date_of_birth']), /^\d{4}-\d\d-\d\d$/);
  assert.ok(String(claims['face_photo']).length > 1000);
  for (const secret of [CITIZEN.iin, CITIZEN.phone, String(claims['date_of_birth'])]) {
    assert.ok(!signed.includes(secret), 'what is not disclosed is not there');
  }
  assert.ok(!JSON.stringify(claims).includes(CITIZEN.phone), 'the phone is no part of the document');
});

test('the citizen reads that the document goes into the wallet, also when the code comes again, and the audit says so', async (t) => {
  const gateway = await startCredentialGateway(t);
  const { preAuthorizedCode } = await gateway.offer();
  gateway.advanceMs(60_000);
  const resent = await gateway.post(`${API}/resend/`, { backend_session_id: preAuthorizedCode });
  assert.equal(resent.status, 200, resent.text);
  const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${CITIZEN.phone}`, gateway.testKey);
  const { messages } = JSON.parse(inbox.text) as { messages: { text: string; code: string }[] };
  assert.equal(messages.length, 2);
  for (const { text } of messages) {
    for (const words of [
      /өз әмияныңызға енгізіңіз/,
      /в вашем электронном кошельке/,
      /into your wallet;.* tell nobody/,
    ]) {
      assert.match(text, words);
    }
  }
  await gateway.token(preAuthorizedCode, 'AAAAAA');
  await gateway.token(preAuthorizedCode, messages[0]?.code ?? '');
  await gateway.openSession();
  await gateway.close();
  const store = openStoreFile(gateway.dataDirectory);
  const rows = store.prepare('select action, value_after from audit order by rowid').all();
  const calls = store.prepare('select operation, outcome from request_log order by rowid').all();
  store.close();
  assert.deepEqual(
    calls.map(({ operation, outcome }) => `${operation} ${outcome}`),
    ['requestDocument ok', 'resendOtp ok', 'redeemOffer invalid_otp_code', 'redeemOffer ok', 'requestDocument ok'],
    'so does the request log',
  );
  assert.deepEqual(
    rows.map(({ action, value_after }) => `${action} ${value_after}`).filter((row) => /^(document|otp)_/.test(row)),
    ['document_requested wallet', 'otp_resent wallet', 'document_delivered wallet', 'document_requested null'],
  );
});

test('what was asked for a wallet is given to nobody else, and what was not, to no wallet', async (t) => {
  const gateway = await startCredentialGateway(t);
  const { preAuthorizedCode, code } = await gateway.offer();
  assertError(await gateway.approve(preAuthorizedCode, code), 'session_not_found');
  assertError(await gateway.approve(preAuthorizedCode.replace('wallet-', ''), code), 'session_not_found');
  assert.equal((await gateway.token(preAuthorizedCode, code)).status, 200);
  const plain = await gateway.openSession();
  for (const id of [plain.backendSessionId, `wallet-${plain.backendSessionId}`]) {
    const refused = await gateway.token(id, plain.code);
    assert.deepEqual([refused.body.code, refused.body.error], ['session_not_found', 'invalid_grant']);
  }
  assert.equal((await gateway.approve(plain.backendSessionId, plain.code)).status, 200);
});

test('a wrong code counts as in approve, the fifth locks; with the right one there is one token, however many ask', async (t) => {
  const gateway = await startCredentialGateway(t);
  const { preAuthorizedCode, code } = await gateway.offer();
  const wrong = (add: number) => String((Number(code) + add) % 1_000_000).padStart(6, '0');
  const refused = await gateway.token(preAuthorizedCode, wrong(1));
  assert.deepEqual(
    [refused.status, refused.body.error, refused.body.code, refused.body.attempts_left],
    [400, 'invalid_grant', 'invalid_otp_code', 4],
  );
  const answers = await Promise.all(Array.from({ length: 6 }, () => gateway.token(preAuthorizedCode, code)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  const other = await gateway.offer('driver_license');
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await gateway.token(other.preAuthorizedCode, String(100_000 + attempt));
  const locked = await gateway.token(other.preAuthorizedCode, other.code);
  assert.equal(locked.body.error, 'invalid_grant');
});

test('a token gives one credential, however many ask, and none after five minutes', async (t) => {
  const gateway = await startCredentialGateway(t);
  const { preAuthorizedCode, code } = await gateway.offer();
  const { access_token: token, expires_in: seconds } = (await gateway.token(preAuthorizedCode, code)).body;
  const proofs = await Promise.all(Array.from({ length: 6 }, () => gateway.prove(newKey())));
  const answers = await Promise.all(proofs.map((proof) => gateway.credential(token, proof)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  for (const { status, body, headers } of answers.filter((each) => each.status !== 200)) {
    assert.deepEqual([status, body.error], [401, 'invalid_token']);
    assert.equal(headers['www-authenticate'], 'Bearer error="invalid_token"');
  }
  const late = await gateway.offer('driver_license');
  const { access_token: lateToken } = (await gateway.token(late.preAuthorizedCode, late.code)).body;
  gateway.advanceMs(seconds * 1_000);
  const changes = { credential_configuration_id: 'driver_license' };
  assert.equal(
    (await gateway.credential(lateToken, await gateway.prove(newKey()), changes)).body.error,
    'invalid_token',
  );
});

test('a refused call of the wallet costs nothing: the token stays usable', async (t) => {
  const gateway = await startCredentialGateway(t);
  const { preAuthorizedCode, code } = await gateway.offer();
  assert.equal(
    (await gateway.token(preAuthorizedCode, code, { grant_type: 'password' })).body.error,
    'unsupported_grant_type',
  );
  const { access_token: token } = (await gateway.token(preAuthorizedCode, code)).body;
  const key = newKey();
  const proof = await gateway.prove(key);
  const other = { credential_configuration_id: 'passport' };
  assert.equal((await gateway.credential(token, proof, other)).body.error, 'unknown_credential_configuration');
  const stale = await gateway.prove(key, { claims: { nonce: 'AAAA' } });
  assert.equal((await gateway.credential(token, stale)).body.error, 'invalid_nonce');
  assert.equal((await gateway.credential(token, `${proof}x`)).body.error, 'invalid_proof');
  const flipped = token.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'));
  assert.equal((await gateway.credential(flipped, proof)).body.error, 'invalid_token');
  assert.equal((await gateway.credential(token, proof)).status, 200);
});

test('the organisation revokes its credential, and the status list says so; another organisation cannot', async (t) => {
  const gateway = await startCredentialGateway(t);
  const keys = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  const { opened, credential } = await gateway.receive();
  const other = await gateway.receive(newKey(), 'driver_license');
  const verified = await Promise.all([credential, other.credential].map((each) => verifyCredential(each, { keys })));
  const areRevoked = async () => {
    const [uri = ''] = verified.map(({ status }) => status.uri.slice(gateway.issuer.length));
    const { status, text } = await gateway.get(uri);
    assert.equal(status, 200, text);
    return Promise.all(verified.map((each) => isRevoked(each, text, { keys })));
  };
  assert.deepEqual(await areRevoked(), [false, false]);
  const revoke = (id: string, key: string) =>
    gateway.post(`/api/v1/credentials/${id}/revoke/`, {}, { authorization: `Bearer ${key}` });
  assertError(await revoke('0'.repeat(24), gateway.testKey), 'credential_not_found');
  assertError(await revoke(opened.credential_id, 'qjt_test_x'), 'invalid_api_key');
  assert.equal((await revoke(opened.credential_id, gateway.testKey)).status, 204);
  assert.equal((await revoke(opened.credential_id, gateway.testKey)).status, 204, 'once more is no error');
  assert.deepEqual(await areRevoked(), [true, false]);
});

test('a request for a credential is refused where no wallet could receive it, and without the setting', async (t) => {
  const gateway = await startCredentialGateway(t);
  const refused = await gateway.requestDocument({ credential: true, claims: ['age_over_18'] });
  assertError(refused, 'invalid_request');
  assert.equal(refused.body.errors[0]?.field, 'credential');
  const off = await startCredentialGateway(t, { config: { credentials: false } });
  assertError(await off.requestDocument({ credential: true }), 'credentials_off');
  assert.equal((await off.requestDocument({ credential: false })).status, 200);
  for (const path of ['openid-credential-issuer', 'oauth-authorization-server', 'jwt-vc-issuer']) {
    assertError(await off.get(`/.well-known/${path}`), 'credentials_off');
  }
  const first = await gateway.requestDocument({ credential: true }, 'passport', { 'idempotency-key': 'k' });
  const again = await gateway.requestDocument({ credential: true }, 'passport', { 'idempotency-key': 'k' });
  assert.equal(first.text, again.text, 'a repeat has the same offer');
  assertError(await gateway.requestDocument({}, 'passport', { 'idempotency-key': 'k' }), 'idempotency_key_mismatch');
});
