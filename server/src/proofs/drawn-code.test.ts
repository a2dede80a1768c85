/** Where the operator wants it, what is drawn of a document carries the signed QR: whoever has the sheet alone can verify it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isResultOf, verifySignedQrCode } from '@qujat/sdk/signed-qr-codes';
import { API, type ReplyBody, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { printedBy } from '../cli/command-test-setup.ts';
import { readConfig } from '../config/read-config.ts';
import { rasterOfPdf, readCodesOfPage, readJpeg } from '../rendering/rendering-test-setup.ts';
import { CODE_PREFIX } from './signed-code.ts';

const config = { signedQr: 'drawn', signingKeyFiles: undefined } as const;

async function approve(gateway: TestGateway, fileType: string, headers = {}) {
  const { backendSessionId, code } = await gateway.openSession();
  const body = { backend_session_id: backendSessionId, code, file: true, file_type: fileType };
  const call = () => gateway.post(`${API}/approve/`, body, headers);
  return { first: await call(), repeat: call };
}

const bytesOf = (base64: string | null) => Buffer.from(base64 ?? '', 'base64');

/** Of the picture, or of the PDF at 150 dpi. */
async function signedTextOn({ document_image: image, document_pdf: pdf }: ReplyBody): Promise<string | undefined> {
  const page = image === null ? await rasterOfPdf(bytesOf(pdf), 150 / 72) : await readJpeg(bytesOf(image));
  return Object.keys(await readCodesOfPage(page, 3)).find((text) => text.startsWith(CODE_PREFIX));
}

test('the PDF and the image carry a QR of these data, of no PDF, and each delivery its own', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const keys = JSON.parse((await gateway.get('/.well-known/jwks.json')).text);
  const texts = new Set<string>();
  for (const fileType of ['pdf', 'image', 'image']) {
    const { first } = await approve(gateway, fileType);
    const text = (await signedTextOn(first.body)) ?? '';
    texts.add(text);
    const code = await verifySignedQrCode(text, keys);
    assert.equal(code.pdfSha256, null);
    assert.equal(code.documentNumber, first.body.result_json.common.docNumber);
    assert.equal(await isResultOf(code, first.body.result_json), true);
  }
  assert.equal(texts.size, 3);
});

test('a call that is repeated has the same bytes: the QR is kept with what it is drawn of', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const { first, repeat } = await approve(gateway, 'image', { 'idempotency-key': 'a' });
  assert.equal((await repeat()).text, first.text);
});

test('what cannot be signed, and a gateway that draws none, give the document without it', async (t) => {
  const without = async (gateway: TestGateway) => {
    const { first } = await approve(gateway, 'image');
    assert.equal(first.body.file_status, 'ready');
    assert.equal(await signedTextOn(first.body), undefined);
  };
  await without(await startTestGateway(t, { config: { signingKeyFiles: undefined } }));
  await without(await startTestGateway(t, { config: { ...config, signingKeyFiles: [] } }));
  assert.throws(
    () => readConfig({ QUJAT_SIGNED_QR: 'drawn', QUJAT_DEMONSTRATION: 'off' }),
    /QUJAT_SIGNED_QR is drawn without QUJAT_SIGNING_KEY_FILES/,
  );
});

test('qujat verify takes the picture of the document', async (t) => {
  const gateway = await startTestGateway(t, { config });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-drawn-code-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const at = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const keys = at('jwks.json', (await gateway.get('/.well-known/jwks.json')).text);
  const { body } = (await approve(gateway, 'image')).first;
  const picture = at('card.jpg', bytesOf(body.document_image));
  const data = at('data.json', JSON.stringify(body.result_json));
  const { records, failure } = await printedBy(['verify', picture, data, '--keys', keys], {});
  assert.equal(failure, undefined);
  assert.equal(records[0]?.['documentNumber'], body.result_json.common.docNumber);
  const withPdf = await printedBy(['verify', picture, at('a.pdf', '%PDF-1.7'), '--keys', keys], {});
  assert.match(String(withPdf.failure?.['message']), /says nothing of a PDF/);
});
