/** Whatever a gateway with a key answers with a document can be proved by the answer and `/.well-known/jwks.json` alone. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { verifyReceipt } from '@qujat/sdk/receipts';
import { API, startTestGateway, type TestGateway } from '../app/test-gateway.ts';

function newKeyFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-keys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'signing.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return file;
}

async function approve(gateway: TestGateway, headers = {}) {
  const { backendSessionId, code } = await gateway.openSession();
  const body = { backend_session_id: backendSessionId, code, file: true, file_type: 'pdf' };
  const call = () => gateway.post(`${API}/approve/`, body, headers);
  return { first: await call(), repeat: call };
}

async function publishedBy(gateway: TestGateway): Promise<{ keys: { kid: string }[] }> {
  return JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
}

test('an answer is proved by its receipt; a call that is repeated has the same receipt', async (t) => {
  const gateway = await startTestGateway(t, {
    config: { publicUrl: 'http://localhost:1', signingKeyFiles: [newKeyFile(t)] },
  });
  const { first, repeat } = await approve(gateway, { 'idempotency-key': 'a' });
  const verified = await verifyReceipt(first.body, await publishedBy(gateway));
  assert.equal(verified.issuer, 'http://localhost:1');
  assert.equal(verified.environment, 'test');
  assert.equal(verified.documentType, 'identity_card');
  assert.ok(Math.abs(verified.issuedAt.getTime() - Date.now()) < 60_000);
  assert.deepEqual(verified.absent, []);
  const given = Object.entries(verified.files).filter(([, hashes]) => hashes !== null);
  assert.deepEqual(
    given.map(([field]) => field),
    ['face_photo', 'qrcode', 'barcode', 'document_pdf', 'signed_qrcode'],
  );
  assert.ok((await repeat()).text === first.text);
});

test('the receipt holds hashes alone; a demonstration has one without a key file', async (t) => {
  const gateway = await startTestGateway(t, { config: { signingKeyFiles: undefined } });
  const { first } = await approve(gateway);
  const claims = JSON.parse(Buffer.from(String(first.body.receipt).split('.')[1] ?? '', 'base64url').toString());
  assert.deepEqual(Object.keys(claims), [
    'iss',
    'iat',
    'jti',
    'environment',
    'document_type',
    'result_sha256',
    'files',
  ]);
  assert.match(claims.result_sha256, /^[\w-]{43}$/);
  assert.ok(String(first.body.receipt).length < 1_200);
});

test('a gateway that is no demonstration signs nothing without a key, and its answer has no such field', async (t) => {
  const gateway = await startTestGateway(t, { config: { demonstration: false, signingKeyFiles: undefined } });
  const { first } = await approve(gateway);
  assert.equal(first.status, 200);
  assert.equal('receipt' in first.body, false);
  assert.deepEqual(await publishedBy(gateway), { keys: [] });
});

test('after a change of the key what was signed before is still proved', async (t) => {
  const [before, now] = [newKeyFile(t), newKeyFile(t)];
  const old = await startTestGateway(t, { config: { signingKeyFiles: [before] } });
  const { first } = await approve(old);
  const renewed = await startTestGateway(t, { config: { signingKeyFiles: [now, before] } });
  const { keys } = await publishedBy(renewed);
  assert.equal(keys.length, 2);
  await verifyReceipt(first.body, { keys });
  const signedNow = await verifyReceipt((await approve(renewed)).first.body, { keys });
  assert.equal(signedNow.keyId, keys[0]?.kid);
});
