/** Documents with files of the state: what is handed on, what is drawn in their place, and what is refused. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { bytesOfBase64 } from './base64-bytes.ts';
import { createRenderer, type RenderableDocument, type Renderer } from './renderer.ts';
import { readCodes, readPdf, testDocument } from './rendering-test-setup.ts';
import { pdfOfPages, testPortrait, testScan, textPage } from './supplied/supplied-test-setup.ts';

const both = { pdf: true, image: true };
const noFiles = { pdf: null, image: null, qrcode: null, barcode: null };
const statePdf = pdfOfPages([textPage]);

function started(t: TestContext): { renderer: Renderer; reports: string[] } {
  const reports: string[] = [];
  const renderer = createRenderer({ report: (type, note) => reports.push(`${type}: ${note}`) });
  t.after(() => renderer.close());
  return { renderer, reports };
}

function documentWith(files: Partial<typeof noFiles | Record<string, Uint8Array>>): RenderableDocument {
  return { ...testDocument({}, false), facePhoto: null, files: { ...noFiles, ...files } };
}

test('a PDF of the state is handed on, and nothing is drawn in its place', async (t) => {
  const { renderer } = started(t);
  const { pdf, image, qrcode } = await renderer.renderDocument(documentWith({ pdf: statePdf }), both);
  assert.ok(statePdf.equals(bytesOfBase64(pdf ?? new Uint8Array())));
  assert.ok((image?.length ?? 0) > 10_000);
  assert.equal(qrcode, null);
});

test('only what is wanted is returned of the state’s files too', async (t) => {
  const { renderer } = started(t);
  const document = documentWith({ pdf: statePdf, image: await testScan(600, 800) });
  const none = await renderer.renderDocument(document, { pdf: false, image: false });
  assert.deepEqual([none.pdf, none.image], [null, null]);
});

test('where the state gave data only, we draw, and the page and its metadata say so', async (t) => {
  const { renderer } = started(t);
  const files = await renderer.renderDocument(documentWith({}), both);
  const pdf = bytesOfBase64(files.pdf ?? new Uint8Array());
  const { text } = await readPdf(pdf);
  assert.match(text, /Создано Qujat по данным государства/);
  assert.doesNotMatch(text, /SANDBOX/);
  assert.match(Buffer.from(pdf).toString('latin1'), /<pdf:Keywords>drawn-by-qujat<\/pdf:Keywords>/);
  assert.match((await readCodes(bytesOfBase64(files.qrcode ?? new Uint8Array())))['QRCode'] ?? '', /^QJT1:/);
});

test('where only a photo came, it is on the page that we draw', async (t) => {
  const { renderer } = started(t);
  const portrait = await testPortrait();
  const drawn = await renderer.renderDocument({ ...documentWith({}), facePhoto: portrait }, both);
  assert.ok(portrait.equals(bytesOfBase64(drawn.facePhoto ?? new Uint8Array())));
  assert.notDeepEqual(drawn.image, (await renderer.renderDocument(documentWith({}), both)).image);
});

test('where only an image came, the PDF is drawn and the image is the state’s', async (t) => {
  const { renderer } = started(t);
  const image = await testScan(600, 800);
  const files = await renderer.renderDocument(documentWith({ image }), both);
  assert.ok(image.equals(bytesOfBase64(files.image ?? new Uint8Array())));
  assert.match((await readPdf(bytesOfBase64(files.pdf ?? new Uint8Array()))).text, /Qujat/);
});

test('data of another shape than the catalogue’s cost the drawn file, and not the document', async (t) => {
  const { renderer, reports } = started(t);
  const files = await renderer.renderDocument({ ...documentWith({}), resultJson: { another: 'shape' } }, both);
  assert.deepEqual(Object.values(files), [null, null, null, null, null]);
  assert.deepEqual(reports, ['identity_card: the state gave no file, and its data cannot be drawn']);
});

test('a PDF that may not be handed on is an error of the state, without a word of its content', async (t) => {
  const { renderer } = started(t);
  await assert.rejects(
    renderer.renderDocument(documentWith({ pdf: Buffer.from('<html>900101300017') }), both),
    (error) => {
      assert.ok(error instanceof GatewayError && error.code === 'government_service_error');
      assert.equal(String(error.cause), "Error: the state's PDF is refused: not_a_pdf");
      return true;
    },
  );
});

test('what was taken out of a PDF is reported', async (t) => {
  const { renderer, reports } = started(t);
  const pdf = pdfOfPages([textPage], [], '/OpenAction << /S /JavaScript /JS (x) >>');
  await renderer.renderDocument(documentWith({ pdf }), both);
  assert.deepEqual(reports, ['identity_card: active content was taken out of the PDF: JavaScript (1)']);
});
