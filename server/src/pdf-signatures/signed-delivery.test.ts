/** A document that is delivered has a PDF that the gateway has signed; what goes wrong with that never costs the document. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verifyPdf } from '@qujat/sdk/pdf-signatures';
import { verifyReceipt } from '@qujat/sdk/receipts';
import { API, startTestGateway, type TestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import { readConfig } from '../config/read-config.ts';
import { nobodysTurn } from '../rendering/work-queue.ts';
import { createSigningPool } from './local/signing-pool.ts';
import { hasOpenssl, makeKey, newFolder, plainPdf } from './pdf-signatures-test-setup.ts';
import { createPdfSigning } from './sign-delivered-pdf.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';

async function startSigning(t: TestContext, options: TestGatewayOptions = {}) {
  const folder = newFolder(t);
  const made = makeKey(folder, 'gateway');
  const pdfSignature = {
    kind: 'local',
    keyFile: made.keyFile,
    certificateFiles: [made.certificateFile],
    timestampUrl: undefined,
    validationData: false,
  } as const;
  const { config, ...rest } = options;
  const gateway = await startTestGateway(t, {
    // However busy the machine is.
    signingPool: createSigningPool(60_000),
    config: { signingKeyFiles: undefined, pdfSignature, ...config },
    ...rest,
  });
  const keys: { keys: object[] } = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  return { gateway, keys };
}

async function approve(gateway: TestGateway, headers = {}) {
  const { backendSessionId, code } = await gateway.openSession();
  const body = { backend_session_id: backendSessionId, code, file: true, file_type: 'pdf' };
  const call = () => gateway.post(`${API}/approve/`, body, headers);
  return { first: await call(), repeat: call };
}

function pdfOf({ body }: { body: { document_pdf: string | null } }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(body.document_pdf ?? '', 'base64'));
}

test('the PDF is signed by the published certificate, and the receipt covers the signed bytes', { skip }, async (t) => {
  const { gateway, keys } = await startSigning(t);
  const { first } = await approve(gateway);
  assert.equal(first.body.pdf_signature, 'B-B');
  const { certificate } = await verifyPdf(pdfOf(first), { trusted: keys });
  assert.match(certificate.subject, /CN=gateway$/);
  const { files } = await verifyReceipt(first.body, keys);
  assert.ok(files['document_pdf']);
  const metrics = (await gateway.app.metrics.metrics()).split('\n');
  assert.ok(metrics.includes('qujat_pdf_signatures_total{outcome="B-B"} 1'));
  const end = metrics.find((line) => line.startsWith('qujat_pdf_signature_certificate_end_seconds{'))?.split(' ')[1];
  assert.equal(Number(end), certificate.validUntil.getTime() / 1_000);
});

test('a call that is repeated has the same signature; another delivery of the same sample has its own', {
  skip,
}, async (t) => {
  const { gateway, keys } = await startSigning(t);
  const { first, repeat } = await approve(gateway, { 'idempotency-key': 'a' });
  const again = await repeat();
  assert.equal(again.text, first.text);
  const { first: other } = await approve(gateway);
  assert.notEqual(other.body.document_pdf, first.body.document_pdf);
  await verifyPdf(pdfOf(other), { trusted: keys });
});

test('an answer without a PDF says so, and a gateway that signs no PDFs says nothing of it', { skip }, async (t) => {
  const { gateway } = await startSigning(t);
  const { backendSessionId, code } = await gateway.openSession();
  const { body } = await gateway.approve(backendSessionId, code, { file: true, file_type: 'image' });
  assert.equal(body.pdf_signature, null);
  const plain = await startTestGateway(t);
  assert.equal('pdf_signature' in (await approve(plain)).first.body, false);
});

test('where the signer fails, the document is delivered unsigned, and the log says it once', { skip }, async (t) => {
  let works = false;
  const pool = createSigningPool(60_000);
  const signingPool: typeof pool = {
    sign: (...task) => (works ? pool.sign(...task) : Promise.reject(new Error('900101300017'))),
    close: () => pool.close(),
  };
  const { gateway, keys } = await startSigning(t, { signingPool });
  for (const _ of [1, 2]) {
    const { first } = await approve(gateway, { 'idempotency-key': 'b' });
    assert.deepEqual([first.status, first.body.pdf_signature, first.body.file_status], [200, 'failed', 'ready']);
    await assert.rejects(verifyPdf(pdfOf(first), { trusted: keys }), { code: 'not_signed' });
  }
  works = true;
  assert.equal((await approve(gateway)).first.body.pdf_signature, 'B-B');
  const told = gateway.logged.filter((line) => /PDFs (?:cannot be|are) signed/.test(line));
  assert.equal(told.length, 2);
  assert.ok(!told.join('').includes('900101300017'));
});

test('a repeat of a call whose PDF was not signed is not signed either', { skip }, async (t) => {
  let works = false;
  const pool = createSigningPool(60_000);
  const signingPool: typeof pool = {
    sign: (...task) => (works ? pool.sign(...task) : Promise.reject(new Error('not now'))),
    close: () => pool.close(),
  };
  const { gateway } = await startSigning(t, { signingPool });
  const { first, repeat } = await approve(gateway, { 'idempotency-key': 'c' });
  works = true;
  assert.equal((await repeat()).text, first.text);
});

test('settings that contradict each other stop the start with a sentence that names them', () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ VALIDATION_DATA: 'on', KEY_FILE: 'a.pem', CERTIFICATE_FILES: 'a.crt' }, /VALIDATION_DATA is set without/],
    [{ TSA_URL: 'http://tsa.example.kz' }, /QUJAT_PDF_SIGNATURE_TSA_URL is set without QUJAT_PDF_SIGNATURE_KEY_FILE/],
    [{ KEY_FILE: 'a.pem' }, /QUJAT_PDF_SIGNATURE_CERTIFICATE_FILES must name/],
    [{ KEY_FILE: 'a.pem', PASSWORD: 'hush' }, /QUJAT_PDF_SIGNATURE_PASSWORD is for NCANode/],
    [
      { KEY_FILE: 'a.p12', NCANODE_URL: 'http://127.0.0.1:14579', TSA_URL: 'http://tsa.example.kz' },
      /NCANode has its authority/,
    ],
    [{ KEY_FILE: 'a.p12', NCANODE_URL: 'http://127.0.0.1:14579', NCANODE_LEVEL: 'B-LT' }, /NCANODE_LEVEL must be/],
    [
      { KEY_FILE: 'a.pem', CERTIFICATE_FILES: 'a.crt', TSA_URL: 'http://me:hush@tsa.example.kz' },
      /TSA_URL must be a URL/,
    ],
  ];
  for (const [settings, message] of wrong) {
    const named = Object.entries(settings).map(([name, value]) => [`QUJAT_PDF_SIGNATURE_${name}`, value]);
    assert.throws(
      () => readConfig(Object.fromEntries(named)),
      (error: Error) => message.test(error.message) && !error.message.includes('hush'),
      String(message),
    );
  }
});

test('a PDF that has a signature of its own is left as it is', async () => {
  const counted: string[] = [];
  const sign = createPdfSigning(
    { level: 'B-B', sign: () => Promise.reject(new Error('it is not asked')) },
    { count: (state) => counted.push(state), onChange: () => assert.fail('nothing falls short') },
  );
  const signed = Buffer.concat([plainPdf, Buffer.from('9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n')]);
  assert.deepEqual(await sign(signed, nobodysTurn), { state: 'state' });
  assert.deepEqual(counted, ['state']);
});
