/** The SDK with a real gateway. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { newKey, startCredentialGateway } from '../../server/src/credentials/credential-test-setup.ts';
import { createSandbox, type Sandbox } from '../../server/src/sandbox/create-sandbox.ts';
import { isRevoked, verifyCredential } from './credentials.ts';
import { Qujat, QujatError } from './index.ts';
import { saveFiles } from './node.ts';
import { QujatSandbox } from './sandbox.ts';
import { scriptedServer } from './scripted-server.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };

let gateway: Sandbox;
let qujat: Qujat;
let sandbox: QujatSandbox;
before(async () => {
  gateway = await createSandbox();
  const options = { apiKey: gateway.apiKey, baseUrl: gateway.url };
  qujat = new Qujat(options);
  sandbox = new QujatSandbox(options);
});
after(() => gateway.close());

test('from a citizen to the saved files', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-sdk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  const reply = await qujat.approveSession(session, { code });
  assert.equal(reply.result_json.common.docOwner.iin, citizen.iin);
  const files = await saveFiles(reply, folder);
  assert.deepEqual(
    files.map((file) => basename(file)),
    [
      'identity_card.json',
      'identity_card.pdf',
      'identity_card-face-photo.jpg',
      'identity_card-qrcode.png',
      'identity_card-barcode.png',
    ],
  );
  assert.match(readFileSync(files[1] ?? '', 'latin1'), /^%PDF-/);
  const again = await saveFiles(reply, folder);
  assert.equal(basename(again[1] ?? ''), 'identity_card-2.pdf');
});

test('a wrong code is told with what is left', async () => {
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  const wrong = code === '000000' ? '000001' : '000000';
  const refusal = (await qujat.approveSession(session, { code: wrong }).catch((error) => error)) as QujatError;
  assert.ok(refusal instanceof QujatError);
  assert.deepEqual([refusal.code, refusal.status, refusal.attemptsLeft], ['invalid_otp_code', 400, 4]);
  assert.match(refusal.requestId ?? '', /^req_/);
});

test('an approve whose answer is lost on the way brings the document all the same, and it is delivered once', async () => {
  const replies: number[] = [];
  const losesTheFirst: typeof fetch = async (input, init) => {
    const reply = await fetch(input, init);
    replies.push(reply.status);
    if (replies.length === 1) throw new TypeError('fetch failed');
    return reply;
  };
  const session = await qujat.requestDocument('diploma', citizen);
  const { code } = await sandbox.waitForMessage(citizen.phone);
  const lossy = new Qujat(
    { apiKey: gateway.apiKey, baseUrl: gateway.url, fetch: losesTheFirst },
    { wait: async () => undefined },
  );
  const kept = JSON.parse(JSON.stringify(session)) as typeof session;
  const reply = await lossy.approveSession(kept, { code });
  assert.equal(reply.result_json.domain?.graduate.iin, citizen.iin);
  assert.deepEqual(replies, [200, 200]);
  await assert.rejects(qujat.approveSession(session, { code }), { code: 'document_already_received' });
});

test('a session that was resent takes the new code; the file may be an image or none', async () => {
  for (const file of ['image', false] as const) {
    await sandbox.reset();
    const session = await qujat.requestDocument('passport', citizen);
    const first = await sandbox.waitForMessage(citizen.phone);
    await sandbox.advanceClock(60);
    const resent = await qujat.resendOtp(session);
    assert.equal(resent.id, session.id);
    assert.equal(resent.documentType, 'passport');
    assert.notEqual(resent.resendAfter, session.resendAfter);
    const { code } = await sandbox.waitForMessage(citizen.phone, new Date(first.sent_at));
    const reply = await qujat.approveSession(resent, { code, file });
    assert.equal(reply.document_pdf, null);
    assert.equal(typeof reply.document_image, file === 'image' ? 'string' : 'object');
  }
});

test('an MCDB check answers, and generateFiles has nothing that was not pending', async () => {
  assert.equal(await qujat.checkMcdb(citizen), true);
  assert.equal(await qujat.checkMcdb({ ...citizen, phone: '77010000002' }), false);
  const session = await qujat.requestDocument('diploma', citizen);
  await assert.rejects(qujat.generateFiles(session), { code: 'files_unavailable', status: 404 });
});

test('a scenario is played, armed and taken back', async () => {
  await assert.rejects(qujat.requestDocument('diploma', citizen, { scenario: 'profile_not_found' }), {
    code: 'profile_not_found',
  });
  const { id } = await sandbox.arm('egov_unavailable', { minutes: 5 });
  assert.deepEqual(
    (await sandbox.armed()).map((each) => each.id),
    [id],
  );
  await sandbox.disarm(id);
  assert.deepEqual(await sandbox.armed(), []);
  assert.ok((await sandbox.scenarios()).some(({ name }) => name === 'flapping'));
  assert.ok((await sandbox.people()).some(({ iin }) => iin === citizen.iin));
  const ahead = await sandbox.advanceClock(3_600);
  assert.ok(ahead.getTime() - Date.now() > 3_000_000);
  assert.ok((await sandbox.clock()).getTime() >= ahead.getTime());
  assert.throws(() => new QujatSandbox({ apiKey: 'qjt_live_x', baseUrl: gateway.url }), /needs a test key/);
});

test('a base URL may end with a slash or have a path', async (t) => {
  const { url, asked } = await scriptedServer(t, [{ status: 400, body: { detail: 'Invalid IIN' } }]);
  for (const baseUrl of [`${url}/`, `${url}/gateway/`]) {
    await assert.rejects(new Qujat({ apiKey: gateway.apiKey, baseUrl }).requestDocument('diploma', citizen));
  }
  assert.deepEqual(
    asked.map(({ path }) => path),
    ['', '/gateway'].map((prefix) => `${prefix}/api/v1/backend/e-document/online-access/request/diploma/`),
  );
});

test('a document goes into a wallet by its offer, also after another code, and is taken back; the organisation never receives it', async (t) => {
  const issuing = await startCredentialGateway(t, { config: { publicUrl: 'http://localhost:8080' } });
  const baseUrl = await issuing.app.server.listen({ host: '127.0.0.1', port: 0 });
  const client = new Qujat({ apiKey: issuing.testKey, baseUrl });
  const opened = await client.requestDocument('identity_card', { ...citizen, credential: true });
  assert.match(opened.credential.offerUri, /^openid-credential-offer:/);
  issuing.advanceMs(60_000);
  const { credential, id } = await client.resendOtp(opened);
  assert.deepEqual(credential, opened.credential);
  const { code } = await new QujatSandbox({ apiKey: issuing.testKey, baseUrl }).waitForMessage(citizen.phone);
  await assert.rejects(client.approveSession({ id, documentType: 'identity_card' }, { code }), {
    code: 'session_not_found',
  });
  const grant = credential.offer.grants['urn:ietf:params:oauth:grant-type:pre-authorized_code'];
  const text = await issuing.redeem(grant['pre-authorized_code'], code, newKey());
  const keys = (await (await fetch(`${baseUrl}/.well-known/jwks.json`)).json()) as { keys: object[] };
  const verified = await verifyCredential(text, { keys });
  const list = async () => (await fetch(verified.status.uri.replace(issuing.issuer, baseUrl))).text();
  assert.equal(await isRevoked(verified, await list(), { keys }), false);
  await client.revokeCredential(credential.id);
  assert.equal(await isRevoked(verified, await list(), { keys }), true);
  await assert.rejects(client.revokeCredential('another'), { code: 'credential_not_found' });
});

test('where the other side passes over that a credential was asked for, there is no session that hands the document to the organisation', async (t) => {
  const { url } = await scriptedServer(t, [{ body: { backend_session_id: 'x' } }]);
  const client = new Qujat({ apiKey: 'qjt_test_x', baseUrl: url });
  const asked = client.requestDocument('identity_card', { ...citizen, credential: true });
  await assert.rejects(asked, { code: 'unexpected_reply' });
});
