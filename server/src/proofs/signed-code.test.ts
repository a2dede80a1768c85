/** The signed QR of an answer: whoever has its picture and the gateway's keys knows what was given, and nothing of the person. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ReceiptError, verifyReceipt } from '@qujat/sdk/receipts';
import { isPdfOf, isResultOf, verifySignedQrCode } from '@qujat/sdk/signed-qr-codes';
import base45 from 'base45';
import { type ReplyBody, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { readCodes } from '../rendering/rendering-test-setup.ts';

const config = { publicUrl: 'http://localhost:1', signingKeyFiles: undefined };

async function approve(gateway: TestGateway, changes: Record<string, unknown> = {}): Promise<ReplyBody> {
  const { backendSessionId, code } = await gateway.openSession();
  return (await gateway.approve(backendSessionId, code, { file: true, file_type: 'pdf', ...changes })).body;
}

const keysOf = async (gateway: TestGateway) => JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
const pictureOf = ({ signed_qrcode: base64 = '' }: ReplyBody) => Buffer.from(base64, 'base64');

async function textOf(answer: ReplyBody): Promise<string> {
  const { QRCode: text } = await readCodes(pictureOf(answer));
  return text ?? '';
}

test('the QR tells the type, the number, the end and the hashes of what was given, and the receipt covers it', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const answer = await approve(gateway);
  const keys = await keysOf(gateway);
  const code = await verifySignedQrCode(await textOf(answer), keys);
  const { issuedAt, expiresAt, resultSha256: _result, pdfSha256: _pdf, ...told } = code;
  assert.deepEqual(told, {
    issuer: 'http://localhost:1',
    environment: 'test',
    documentType: 'identity_card',
    documentNumber: answer.result_json.common.docNumber,
    keyId: keys.keys[0].kid,
  });
  assert.ok(Math.abs(issuedAt.getTime() - Date.now()) < 60_000);
  assert.equal(almatyIsoDate((expiresAt?.getTime() ?? 0) - 1), answer.extra.date_of_expire);
  assert.equal(await isResultOf(code, answer.result_json), true);
  assert.equal(await isResultOf(code, { ...answer.result_json, domain: null }), false);
  const pdf = Buffer.from(answer.document_pdf ?? '', 'base64');
  assert.equal(await isPdfOf(code, pdf), true);
  assert.equal(await isPdfOf(code, pdf.subarray(1)), false);

  await verifyReceipt(answer, keys);
  const other = await approve(gateway);
  await assert.rejects(
    verifyReceipt({ ...answer, signed_qrcode: other.signed_qrcode }, keys),
    (error) => error instanceof ReceiptError && error.code === 'file_changed' && error.field === 'signed_qrcode',
  );
});

test('no word and no number of the person is in it; where no PDF was given it has no hash of one', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const answer = await approve(gateway, { file: false });
  const text = await textOf(answer);
  assert.equal((await verifySignedQrCode(text, await keysOf(gateway))).pdfSha256, null);
  const { lastName, firstName, iin } = answer.result_json.common.docOwner as Record<string, string>;
  const bytes = base45.decode(text.slice('QJ1:'.length)).toString('latin1');
  for (const word of [lastName, firstName, iin]) {
    assert.ok(word !== undefined && word.length > 2);
    assert.equal(bytes.includes(Buffer.from(word).toString('latin1')), false);
  }
});

test('who asked for claims is given no QR: the number of the document was not asked for', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const asked = await gateway.requestDocument({ claims: ['age_over_18'] });
  const inbox = await gateway.get('/api/v1/sandbox/messages/?limit=1', gateway.testKey);
  const answer = await gateway.approve(asked.body.backend_session_id, inbox.body.messages[0]?.code ?? '');
  assert.equal(answer.status, 200);
  assert.ok(answer.body.receipt);
  assert.equal('signed_qrcode' in answer.body, false);
});

test('a gateway that is no demonstration gives no such field without a key', async (t) => {
  const gateway = await startTestGateway(t, { config: { demonstration: false, signingKeyFiles: undefined } });
  assert.equal('signed_qrcode' in (await approve(gateway)), false);
});

function isMissing(t: TestContext, [command = '', ...words]: readonly string[]): boolean {
  const isThere = spawnSync(command, words, { stdio: 'ignore' }).status === 0;
  if (!isThere) t.skip(`${[command, ...words].join(' ')} does not run here`);
  return !isThere;
}

test('zbar reads the same text', async (t) => {
  if (isMissing(t, ['zbarimg', '--version'])) return;
  const gateway = await startTestGateway(t, { config });
  const answer = await approve(gateway);
  const folder = mkdtempSync(join(tmpdir(), 'qujat-code-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const picture = join(folder, 'code.png');
  writeFileSync(picture, pictureOf(answer));
  const read = execFileSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8', stdio: 'pipe' });
  assert.equal(read.trimEnd(), await textOf(answer));
});

/** Of what no part of Qujat does: COSE and CBOR of Python. */
const PYTHON = `
import sys, json, base64, cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
given = json.load(sys.stdin)
url = lambda text: base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
message = cbor2.loads(bytes.fromhex(given['message']))
assert message.tag == 18
header, outside, claims, signature = message.value
assert cbor2.loads(header)[1] == -7 and outside == {}
signed = cbor2.dumps(['Signature1', header, b'', claims])
point = [int.from_bytes(url(given['key'][name]), 'big') for name in ('x', 'y')]
public = ec.EllipticCurvePublicNumbers(*point, ec.SECP256R1()).public_key()
r, s = (int.from_bytes(part, 'big') for part in (signature[:32], signature[32:]))
public.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
told = cbor2.loads(claims)
assert cbor2.dumps(message, canonical=True) == bytes.fromhex(given['message'])
print(json.dumps([told[1], told[-65537][:3]]))
`;

test('Python reads and verifies it with libraries of its own', async (t) => {
  const python = ['/usr/bin/python3', '-c', 'import cbor2, cryptography'];
  if (isMissing(t, python)) return;
  const gateway = await startTestGateway(t, { config });
  const answer = await approve(gateway);
  const message = base45.decode((await textOf(answer)).slice('QJ1:'.length)).toString('hex');
  const [key] = (await keysOf(gateway)).keys;
  const input = JSON.stringify({ message, key });
  const told = JSON.parse(execFileSync('/usr/bin/python3', ['-c', PYTHON], { input, encoding: 'utf8' }));
  assert.deepEqual(told, ['http://localhost:1', ['test', 'identity_card', answer.result_json.common.docNumber]]);
});
