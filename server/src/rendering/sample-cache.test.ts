import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { RenderedFiles } from './render-worker.ts';
import { createSampleCache } from './sample-cache.ts';

const both: WantedParts = { pdf: true, image: true };
const never = new AbortController().signal;

function sample(number: number): DrawableDocument {
  return {
    documentType: 'identity_card',
    // The cache looks at nothing inside.
    resultJson: { common: { docNumber: String(number) }, domain: {} } as unknown as DrawableDocument['resultJson'],
    facePhoto: Uint8Array.of(1, 2, 3),
    isSample: true,
  };
}

function countingDraw(bytes: number): { draw: () => Promise<RenderedFiles>; calls: () => number } {
  let calls = 0;
  const draw = async (): Promise<RenderedFiles> => {
    calls += 1;
    return {
      facePhoto: null,
      qrcode: new Uint8Array(1),
      barcode: new Uint8Array(1),
      image: null,
      pageImages: null,
      pdf: new Uint8Array(bytes),
    };
  };
  return { draw, calls: () => calls };
}

test('a sample is drawn once for the same parts', async () => {
  const cache = createSampleCache(10_000);
  const { draw, calls } = countingDraw(100);
  const first = await cache.getOrDraw(sample(1), both, never, draw);
  assert.equal(await cache.getOrDraw(sample(1), both, never, draw), first);
  assert.equal(calls(), 1);
  await cache.getOrDraw(sample(1), { pdf: true, image: false }, never, draw);
  await cache.getOrDraw(sample(2), both, never, draw);
  await cache.getOrDraw({ ...sample(1), facePhoto: Uint8Array.of(1, 2, 4) }, both, never, draw);
  await cache.getOrDraw({ ...sample(1), facePhoto: null }, both, never, draw);
  assert.equal(calls(), 5);
});

test('a real document is never kept, nor answered from a sample', async () => {
  const cache = createSampleCache(10_000);
  const { draw, calls } = countingDraw(100);
  await cache.getOrDraw(sample(1), both, never, draw);
  const size = cache.sizeBytes;
  for (let time = 0; time < 3; time += 1) await cache.getOrDraw({ ...sample(1), isSample: false }, both, never, draw);
  assert.equal(calls(), 4);
  assert.equal(cache.sizeBytes, size);
});

test('its bytes are bounded', async () => {
  const cache = createSampleCache(1000);
  const { draw } = countingDraw(300);
  for (let number = 0; number < 50; number += 1) {
    await cache.getOrDraw(sample(number), both, never, draw);
    assert.ok(cache.sizeBytes <= 1000);
  }
  assert.ok(cache.sizeBytes > 0);
});

test('a failed drawing is not kept', async () => {
  const cache = createSampleCache(1000);
  await assert.rejects(cache.getOrDraw(sample(1), both, never, () => Promise.reject(new Error('no'))));
  const { draw, calls } = countingDraw(10);
  await cache.getOrDraw(sample(1), both, never, draw);
  assert.equal(calls(), 1);
});

test('size 0 disables it', async () => {
  const cache = createSampleCache(0);
  const { draw, calls } = countingDraw(10);
  await cache.getOrDraw(sample(1), both, never, draw);
  await cache.getOrDraw(sample(1), both, never, draw);
  assert.equal(calls(), 2);
});

test('those who ask at once for one sample share its drawing, and a failed one is tried again', async () => {
  const cache = createSampleCache(10_000);
  const { draw, calls } = countingDraw(100);
  const files = await Promise.all(Array.from({ length: 200 }, () => cache.getOrDraw(sample(1), both, never, draw)));
  assert.equal(new Set(files).size, 1);
  assert.equal(calls(), 1);
  const failing = () => Promise.reject(new Error('no room'));
  const failed = await Promise.allSettled([1, 2].map(() => cache.getOrDraw(sample(2), both, never, failing)));
  assert.deepEqual(
    failed.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.ok(await cache.getOrDraw(sample(2), both, never, draw));
});

test('nobody loses a sample because another who asked for it could not wait; where nobody can, it is given up', async () => {
  const cache = createSampleCache(10_000);
  const files = await countingDraw(100).draw();
  const begun: Array<{ deadline: AbortSignal; finish: () => void }> = [];
  const draw = (_: DrawableDocument, __: WantedParts, deadline: AbortSignal): Promise<RenderedFiles> => {
    const outcome = Promise.withResolvers<RenderedFiles>();
    deadline.addEventListener('abort', () => outcome.reject(deadline.reason));
    begun.push({ deadline, finish: () => outcome.resolve(files) });
    return outcome.promise;
  };
  const callers = [1, 2, 3].map(() => new AbortController());
  const [first, second, third] = callers.map(({ signal }) => cache.getOrDraw(sample(1), both, signal, draw));
  callers[0]?.abort(new Error('the first has no time'));
  await assert.rejects(first ?? Promise.resolve(), /the first has no time/);
  begun[0]?.finish();
  assert.deepEqual(await Promise.all([second, third]), [files, files]);
  assert.equal(begun.length, 1);

  const callersOfAnother = [1, 2].map(() => new AbortController());
  const waits = callersOfAnother.map(({ signal }) => cache.getOrDraw(sample(2), both, signal, draw));
  for (const caller of callersOfAnother) caller.abort(new Error('no time'));
  for (const wait of waits) await assert.rejects(wait, /no time/);
  assert.ok(begun[1]?.deadline.aborted);
  await assert.rejects(cache.getOrDraw(sample(3), both, AbortSignal.abort(new Error('over')), draw), /over/);
  assert.equal(begun.length, 2, 'what is over before it begins is not drawn');
  const again = cache.getOrDraw(sample(2), both, never, draw);
  begun[2]?.finish();
  assert.equal(await again, files);
});
