/** Documents with files of the state: what is handed on, what is drawn in their place, and what is refused. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { RenderableDocument } from './rendered-document.ts';
import { createRenderer, type Renderer } from './renderer.ts';
import { readCodes, readJpeg, readPdf, testDocument } from './rendering-test-setup.ts';
import { pdfOfPages, testPortrait, testScan, textPage } from './supplied/supplied-test-setup.ts';
import { nobodysTurn } from './work-queue.ts';

const both = { pdf: true, image: true };
const noFiles = { pdf: null, image: null, qrcode: null, barcode: null };
const nothing = { ...noFiles, facePhoto: null };
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

test('the pages of a PDF of the state are images one by one too, where it has several and the state gave no image', async (t) => {
  const { renderer } = started(t);
  const pdf = pdfOfPages([textPage, { content: '' }]);
  const { image, pageImages } = await renderer.renderDocument(documentWith({ pdf }), both);
  const pages = JSON.parse(Buffer.from(pageImages ?? []).toString('latin1')).map((page: string) =>
    Buffer.from(page, 'base64'),
  );
  const [whole, first, second] = await Promise.all([bytesOfBase64(image ?? new Uint8Array()), ...pages].map(readJpeg));
  assert.deepEqual([first?.width, (first?.height ?? 0) + (second?.height ?? 0)], [whole?.width, whole?.height]);
  assert.ok(first?.rgb.some((part) => part < 100) && !second?.rgb.some((part) => part < 100));
  const onePage = await renderer.renderDocument(documentWith({ pdf: statePdf }), both);
  const ownImage = await renderer.renderDocument(documentWith({ pdf, image: await testScan(600, 800) }), both);
  const unwanted = await renderer.renderDocument(documentWith({ pdf }), { pdf: true, image: false });
  for (const files of [onePage, ownImage, unwanted]) assert.equal(files.pageImages, null);
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
  const rendered = await renderer.renderDocument({ ...documentWith({}), resultJson: { another: 'shape' } }, both);
  assert.deepEqual(rendered, { ...nothing, pageImages: null, fileStatus: 'unavailable', fileChanges: [] });
  assert.deepEqual(reports, ['identity_card: its data cannot be drawn']);
});

test('in place of a PDF that may not be handed on our own is drawn, and that is told', async (t) => {
  const { renderer, reports } = started(t);
  const rendered = await renderer.renderDocument(documentWith({ pdf: Buffer.from('<html>900101300017') }), both);
  assert.match((await readPdf(bytesOfBase64(rendered.pdf ?? new Uint8Array()))).text, /Создано Qujat/);
  assert.ok(rendered.image !== null && rendered.qrcode !== null);
  assert.deepEqual([rendered.fileStatus, rendered.fileChanges], ['ready', ['drawn_instead']]);
  assert.deepEqual(reports, ["identity_card: the state's PDF is not handed on: not_a_pdf"]);
});

test('where the PDF is refused and the data cannot be drawn, the pictures beside it still come', async (t) => {
  const { renderer } = started(t);
  const facePhoto = await testPortrait();
  const document = { ...documentWith({ pdf: Buffer.from('%PDF-') }), resultJson: {}, facePhoto };
  const rendered = await renderer.renderDocument(document, both);
  assert.ok(facePhoto.equals(bytesOfBase64(rendered.facePhoto ?? new Uint8Array())));
  assert.deepEqual([rendered.pdf, rendered.image, rendered.fileStatus], [null, null, 'unavailable']);
});

test('a photo that is none costs itself, and not the drawing', async (t) => {
  const { renderer } = started(t);
  const facePhoto = (await testPortrait()).subarray(0, 2000);
  const rendered = await renderer.renderDocument({ ...documentWith({}), files: null, facePhoto }, both);
  assert.deepEqual([rendered.facePhoto, rendered.fileStatus], [null, 'ready']);
});

test('what is not made by the deadline is pending; what needs no work is there', async (t) => {
  const { renderer } = started(t);
  const over = { ...nobodysTurn, deadline: AbortSignal.abort() };
  for (const document of [documentWith({ pdf: statePdf }), documentWith({}), testDocument()]) {
    const rendered = await renderer.renderDocument(document, both, over);
    assert.deepEqual([rendered.pdf, rendered.image, rendered.fileStatus], [null, null, 'pending']);
  }
  assert.equal((await renderer.renderDocument(documentWith({}), { pdf: false, image: false }, over)).fileStatus, null);
});

test('what was taken out of a PDF is reported', async (t) => {
  const { renderer, reports } = started(t);
  const pdf = pdfOfPages([textPage], [], '/OpenAction << /S /JavaScript /JS (x) >>');
  const { fileChanges } = await renderer.renderDocument(documentWith({ pdf }), both);
  assert.deepEqual(fileChanges, ['active_content_removed']);
  assert.deepEqual(reports, ['identity_card: active content was taken out of the PDF: JavaScript (1)']);
});

/** The bytes behind the text of a reply. */
function bytesOfBase64(ascii: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(ascii.buffer, ascii.byteOffset, ascii.byteLength).toString('latin1'), 'base64');
}
