import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Piscina } from 'piscina';
import { GatewayError } from '../errors.ts';
import { createDrawDocument } from './draw-document.ts';
import { createRenderer } from './renderer.ts';
import { digestsOf, longNames, testDocument, testPhoto } from './rendering-test-setup.ts';

const both = { pdf: true, image: true };
const bytesOf = (base64: Uint8Array | null): Uint8Array =>
  Buffer.from(Buffer.from(base64 ?? []).toString('latin1'), 'base64');

test('the worker returns the drawn files as base64 in ASCII bytes', async () => {
  const renderer = createRenderer();
  const document = testDocument({}, false);
  const expected = await createDrawDocument()(document, both);
  const { fileStatus, fileChanges, pageImages, ...files } = await renderer.renderDocument(document, both);
  assert.deepEqual([fileStatus, fileChanges, pageImages], ['ready', [], null]);
  for (const file of Object.values(files))
    assert.match(Buffer.from(file ?? []).toString('latin1'), /^[A-Za-z0-9+/]+={0,2}$/);
  const { pdf, image, qrcode, barcode } = expected;
  const decoded = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, bytesOf(file)]));
  assert.deepEqual(digestsOf(decoded), digestsOf({ facePhoto: testPhoto, qrcode, barcode, image, pdf }));
  await renderer.close();
});

test('the caller’s photo stays the caller’s', async () => {
  const renderer = createRenderer();
  const document = testDocument();
  const before = Uint8Array.from(document.facePhoto ?? []);
  await renderer.renderDocument(document, { pdf: false, image: false });
  assert.deepEqual(digestsOf({ photo: document.facePhoto }), digestsOf({ photo: before }));
  await renderer.close();
});

test('a document that cannot be drawn does not poison the next one', async () => {
  const renderer = createRenderer();
  const bad = { ...testDocument(), facePhoto: testPhoto.subarray(0, 2000) };
  const rendered = await Promise.all(
    [testDocument(), bad, testDocument(longNames), bad, testDocument()].map((document) =>
      renderer.renderDocument(document, both),
    ),
  );
  const expected = ['ready', 'unavailable', 'ready', 'unavailable', 'ready'];
  assert.deepEqual(
    rendered.map(({ fileStatus }) => fileStatus),
    expected,
  );
  await assert.rejects(renderer.drawSample(bad, both));
  await renderer.close();
});

test('samples come from the cache, real documents are drawn anew', async () => {
  const renderer = createRenderer();
  const sample = await renderer.drawSample(testDocument(), both);
  assert.equal(await renderer.drawSample(testDocument(), both), sample);
  assert.equal((await renderer.renderDocument(testDocument(), both)).pdf, sample.pdf);
  const real = await renderer.renderDocument(testDocument({}, false), both);
  const again = await renderer.renderDocument(testDocument({}, false), both);
  assert.notEqual(again.pdf, real.pdf);
  assert.deepEqual(digestsOf(again), digestsOf(real));
  await renderer.close();
});

test('close finishes what was begun and refuses further samples', async () => {
  const renderer = createRenderer();
  await renderer.ready();
  const begun = [testDocument({}, false), testDocument(longNames, false)].map((document) =>
    renderer.renderDocument(document, both),
  );
  const closed = renderer.close();
  await assert.rejects(renderer.drawSample(testDocument(), both), isUnavailable);
  for (const files of await Promise.all(begun)) assert.ok((files.pdf?.length ?? 0) > 0);
  await closed;
  await renderer.close();
});

test('a full queue refuses samples, and never a document that the state has given', async () => {
  const renderer = createRenderer({ maxQueue: 2, threads: 1, sampleCacheBytes: 0 });
  await renderer.ready();
  const wanted = { pdf: true, image: false };
  const samples = Promise.allSettled(Array.from({ length: 8 }, () => renderer.drawSample(testDocument(), wanted)));
  const documents = Array.from({ length: 8 }, () => renderer.renderDocument(testDocument({}, false), wanted));
  for (const { fileStatus } of await Promise.all(documents)) assert.equal(fileStatus, 'ready');
  const refused = (await samples).filter((outcome) => outcome.status === 'rejected');
  assert.ok(refused.length > 0 && refused.length < 8);
  for (const { reason } of refused) assert.ok(isUnavailable(reason));
  await renderer.close();
});

test('what a page needs is loaded with the first page, what an image needs with the first image, and no fonts of the system', () => {
  const script = `
    const { existsSync, readFileSync } = await import('node:fs');
    const { createRenderer } = await import(${JSON.stringify(new URL('renderer.ts', import.meta.url).href)});
    const { testDocument } = await import(${JSON.stringify(new URL('rendering-test-setup.ts', import.meta.url).href)});
    process.report.excludeNetwork = true;
    const loaded = () => ['typst', 'skia'].filter((name) =>
      process.report.getReport().sharedObjects.some((file) => file.includes(name + '.') || file.includes(name + '-')));
    const renderer = createRenderer();
    const steps = [];
    const draw = async (want) => {
      const files = await renderer.renderDocument(testDocument(), want);
      steps.push([files.qrcode !== null, ...loaded()]);
    };
    renderer.warmUp();
    await renderer.ready();
    await draw({ pdf: false, image: false });
    await draw({ pdf: true, image: false });
    await draw({ pdf: true, image: true });
    const maps = existsSync('/proc/self/maps') ? readFileSync('/proc/self/maps', 'utf8') : '';
    console.log(JSON.stringify([...steps, maps.match(/\\/\\S+\\.(ttf|otf|ttc|pfb)$/gm) ?? []]));
    await renderer.close();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.deepEqual(JSON.parse(output), [[true], [true, 'typst'], [true, 'typst', 'skia'], []]);
});

test('a renderer whose workers run is warm: to warm it up gives them nothing to do', async (t) => {
  const renderer = createRenderer();
  const run = t.mock.method(Piscina.prototype, 'run');
  renderer.warmUp();
  assert.equal(run.mock.callCount(), 1);
  for (let approves = 0; approves < 3; approves += 1) renderer.warmUp();
  assert.equal(run.mock.callCount(), 1);
  await renderer.ready();
  await renderer.close();
});

test('the first document is drawn by the worker that was being warmed up for it, and starts no other', async (t) => {
  const renderer = createRenderer();
  t.after(() => renderer.close());
  let started = 0;
  const onWorker = () => {
    started += 1;
  };
  process.on('worker', onWorker);
  t.after(() => process.off('worker', onWorker));
  renderer.warmUp();
  assert.equal((await renderer.renderDocument(testDocument(), both)).fileStatus, 'ready');
  assert.equal(started, 1);
});

test('a closed renderer starts no worker', async () => {
  const renderer = createRenderer();
  await renderer.close();
  renderer.warmUp();
  await assert.rejects(renderer.ready(), /the pool is closed/);
  assert.equal((await renderer.renderDocument(testDocument({}, false), both)).fileStatus, 'unavailable');
});

test('the thread of the event loop never loads what draws', () => {
  const script = `
    await import(${JSON.stringify(new URL('renderer.ts', import.meta.url).href)});
    process.report.excludeNetwork = true;
    console.log(process.report.getReport().sharedObjects.filter((file) => /typst|skia|canvas|vips|sharp/.test(file)).length);`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim(), '0');
});

function isUnavailable(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'service_unavailable';
}
