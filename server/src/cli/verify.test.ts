/** qujat verify: what `get` has saved is proved by the receipt in it, a PDF by its signature; what was changed since is refused. */
import assert from 'node:assert/strict';
import { hash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { VerifiedCredential } from '@qujat/sdk/credentials';
import { saveFiles } from '@qujat/sdk/node';
import { startTestGateway } from '../app/test-gateway.ts';
import { newKey, showTo, startCredentialGateway } from '../credentials/credential-test-setup.ts';
import { readPdfSigningKey } from '../pdf-signatures/local/signing-key.ts';
import { hasOpenssl, makeKey, newFolder, signedPdf } from '../pdf-signatures/pdf-signatures-test-setup.ts';
import { readCodes } from '../rendering/rendering-test-setup.ts';
import { pdfOfPages, textPage } from '../rendering/supplied/supplied-test-setup.ts';
import { printedBy } from './command-test-setup.ts';

test('a saved document and its files are verified without the gateway, and a change of either is refused', async (t) => {
  const gateway = await startTestGateway(t, { config: { signingKeyFiles: undefined } });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-verify-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { backendSessionId, code } = await gateway.openSession();
  const { body } = await gateway.approve(backendSessionId, code, { file: true });
  const [json = '', pdf = ''] = await saveFiles(body as never, folder);
  const keys = join(folder, 'jwks.json');
  writeFileSync(keys, (await gateway.get('/.well-known/jwks.json')).text);
  const verify = (...words: string[]) => printedBy(['verify', ...words, '--keys', keys], {});

  const { records, failure } = await verify(json, pdf);
  assert.equal(failure, undefined);
  assert.equal(records[0]?.['environment'], 'test');
  assert.deepEqual(records[0]?.['absent'], ['face_photo', 'qrcode', 'barcode']);

  const changedPdf = join(folder, 'changed.pdf');
  writeFileSync(changedPdf, `${readFileSync(pdf, 'latin1')}\n`, 'latin1');
  assert.equal((await verify(json, changedPdf)).failure?.['code'], 'file_changed');

  const text = readFileSync(json, 'utf8');
  const changes: [string, string, number][] = [
    [text.replace('"gender": "male"', '"gender": "female"'), 'answer_changed', 3],
    [text.replace('"gender": "male"', '"gender": "female", "gender": "male"'), 'failure', 1],
    ['{}', 'receipt_missing', 3],
    ['[', 'failure', 1],
  ];
  const changed = join(folder, 'changed.json');
  for (const [content, expected, exitCode] of changes) {
    writeFileSync(changed, content);
    const refused = await verify(changed);
    assert.deepEqual([refused.failure?.['code'], refused.code], [expected, exitCode], content.slice(0, 40));
  }
  const other = await printedBy(['verify', json, '--keys', json], {});
  assert.match(String(other.failure?.['message']), /is no key set: it must be what \/\.well-known\/jwks\.json/);
});

test('a signed PDF is verified by its certificate; a stranger’s and a longer one are refused', {
  skip: !hasOpenssl && 'openssl is not installed',
}, async (t) => {
  const folder = newFolder(t);
  const { keyFile, certificateFile } = makeKey(folder, 'gateway');
  const key = readPdfSigningKey(keyFile, certificateFile);
  const pdf = new Uint8Array(pdfOfPages([textPage]));
  const bytes = await signedPdf({ pdf, key, signedAtMs: Date.now(), timestamps: undefined });
  const [file, longer, plain, keys, none] = ['card.pdf', 'longer.pdf', 'plain.pdf', 'jwks.json', 'none.json'].map(
    (name) => join(folder, name),
  ) as [string, string, string, string, string];
  const { fingerprint256, raw } = new X509Certificate(key.certificates[0] ?? '');
  const thumbprint = hash('sha256', raw, 'base64url');
  writeFileSync(file, bytes);
  writeFileSync(longer, Buffer.concat([bytes, Buffer.from('\n')]));
  writeFileSync(plain, pdf);
  writeFileSync(keys, JSON.stringify({ keys: [{ 'x5t#S256': thumbprint }] }));
  writeFileSync(none, JSON.stringify({ keys: [] }));
  const { records, failure } = await printedBy(['verify', file, '--keys', keys], {});
  assert.equal(failure, undefined);
  assert.deepEqual(records[0]?.['certificate'], {
    ...(records[0]?.['certificate'] as object),
    subject: 'C=KZ, O=Мысал ұйымы, CN=gateway',
    fingerprint: fingerprint256,
  });
  for (const [words, code] of [
    [[file, '--keys', none], 'certificate_unknown'],
    [[longer, '--keys', keys], 'added_after'],
    [[file, plain, '--keys', keys], 'not_signed'],
  ] as const) {
    const refused = await printedBy(['verify', ...words], {});
    assert.deepEqual([refused.failure?.['code'], refused.code], [code, 3]);
  }
});

test('a signed QR is verified from its picture and from its text, with the files that it was given for', async (t) => {
  const gateway = await startTestGateway(t, { config: { signingKeyFiles: undefined } });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-verify-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { backendSessionId, code } = await gateway.openSession();
  const { body } = await gateway.approve(backendSessionId, code, { file: true });
  const saved = await saveFiles(body as never, folder);
  const [json = '', pdf = ''] = saved;
  const picture = join(folder, 'signed-qrcode.png');
  writeFileSync(picture, Buffer.from(body.signed_qrcode ?? '', 'base64'));
  const keys = join(folder, 'jwks.json');
  writeFileSync(keys, (await gateway.get('/.well-known/jwks.json')).text);
  const verify = (...words: string[]) => printedBy(['verify', ...words, '--keys', keys], {});

  const { records, failure } = await verify(picture, pdf, json);
  assert.equal(failure, undefined);
  assert.equal(records[0]?.['documentNumber'], body.result_json.common.docNumber);
  const { QRCode: text = '' } = await readCodes(readFileSync(picture));
  assert.equal((await verify(text)).failure, undefined);

  const changedPdf = join(folder, 'changed.pdf');
  writeFileSync(changedPdf, `${readFileSync(pdf, 'latin1')}\n`, 'latin1');
  const otherPicture = saved.find((file) => file.endsWith('-qrcode.png')) ?? '';
  const refused: [string[], string][] = [
    [[picture, changedPdf], 'file_changed'],
    [[picture, keys], 'file_changed'],
    [[`${text}0`], 'code_malformed'],
    [[text.replace(/.$/, (last) => (last === '0' ? '1' : '0'))], 'signature_wrong'],
    [[otherPicture], 'failure'],
  ];
  for (const [words, expected] of refused) {
    assert.equal((await verify(...words)).failure?.['code'], expected, words.join(' ').slice(0, 80));
  }
});

test('a credential is verified from its text, with what it shows, and by its status list', async (t) => {
  const gateway = await startCredentialGateway(t, { config: { publicUrl: 'http://localhost:8080' } });
  const baseUrl = await gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-verify-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const holder = newKey();
  const { opened, credential } = await gateway.receive(holder);
  const [file, keys, list] = ['credential.txt', 'jwks.json', 'list.jwt'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const verify = (...words: string[]) => printedBy(['verify', file, '--keys', keys, ...words], {});
  writeFileSync(keys, (await gateway.get('/.well-known/jwks.json')).text);
  writeFileSync(file, `${credential}\n`);
  const { records, failure } = await verify();
  assert.equal(failure, undefined);
  const [handedOver] = records as unknown as [VerifiedCredential & { revoked: boolean | null }];
  const { docOwner } = handedOver.claims['common'] as { docOwner: { iin: string } };
  assert.deepEqual([docOwner.iin, handedOver.shown, handedOver.revoked], ['900101300017', null, null]);

  writeFileSync(file, showTo('https://shop.example', credential, holder));
  const saveList = async () => {
    writeFileSync(list, (await gateway.get(handedOver.status.uri.slice(gateway.issuer.length))).text);
  };
  await saveList();
  const [presented] = (await verify('--status-list', list)).records as unknown as [typeof handedOver];
  assert.deepEqual([presented.shown?.audience, presented.revoked], ['https://shop.example', false]);
  const environment = { QUJAT_BASE_URL: baseUrl, QUJAT_API_KEY: gateway.testKey };
  const revoking = await printedBy(['credentials', 'revoke', opened.credential_id], environment);
  assert.equal(revoking.failure, undefined);
  await saveList();
  assert.equal((await verify('--status-list', list)).failure?.['code'], 'revoked');

  const [jwt = '', first = ''] = credential.split('~');
  const refused: [string, string][] = [
    [`${jwt}~${first}~${first}~`, 'disclosure_unknown'],
    [`${jwt}~${first.slice(0, -1)}~`, 'credential_malformed'],
    [`${credential}x`, 'holder_proof_wrong'],
  ];
  for (const [text, expected] of refused) {
    writeFileSync(file, text);
    const { failure: refusal, code } = await verify();
    assert.deepEqual([refusal?.['code'], code], [expected, 3]);
  }
});
