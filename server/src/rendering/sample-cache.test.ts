import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrawableDocument, WantedParts } from './drawable-document.ts';
import type { RenderedFiles } from './render-worker.ts';
import { createSampleCache } from './sample-cache.ts';

const both: WantedParts = { pdf: true, image: true };

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
  const first = await cache.getOrDraw(sample(1), both, draw);
  assert.equal(await cache.getOrDraw(sample(1), both, draw), first);
  assert.equal(calls(), 1);
  await cache.getOrDraw(sample(1), { pdf: true, image: false }, draw);
  await cache.getOrDraw(sample(2), both, draw);
  await cache.getOrDraw({ ...sample(1), facePhoto: Uint8Array.of(1, 2, 4) }, both, draw);
  await cache.getOrDraw({ ...sample(1), facePhoto: null }, both, draw);
  assert.equal(calls(), 5);
});

test('a real document is never kept, nor answered from a sample', async () => {
  const cache = createSampleCache(10_000);
  const { draw, calls } = countingDraw(100);
  await cache.getOrDraw(sample(1), both, draw);
  const size = cache.sizeBytes;
  for (let time = 0; time < 3; time += 1) await cache.getOrDraw({ ...sample(1), isSample: false }, both, draw);
  assert.equal(calls(), 4);
  assert.equal(cache.sizeBytes, size);
});

test('its bytes are bounded', async () => {
  const cache = createSampleCache(1000);
  const { draw } = countingDraw(300);
  for (let number = 0; number < 50; number += 1) {
    await cache.getOrDraw(sample(number), both, draw);
    assert.ok(cache.sizeBytes <= 1000);
  }
  assert.ok(cache.sizeBytes > 0);
});

test('a failed drawing is not kept', async () => {
  const cache = createSampleCache(1000);
  await assert.rejects(cache.getOrDraw(sample(1), both, () => Promise.reject(new Error('no'))));
  const { draw, calls } = countingDraw(10);
  await cache.getOrDraw(sample(1), both, draw);
  assert.equal(calls(), 1);
});

test('size 0 switches it off', async () => {
  const cache = createSampleCache(0);
  const { draw, calls } = countingDraw(10);
  await cache.getOrDraw(sample(1), both, draw);
  await cache.getOrDraw(sample(1), both, draw);
  assert.equal(calls(), 2);
});

test('those who ask at once for one sample share its drawing, and a failed one is tried again', async () => {
  const cache = createSampleCache(10_000);
  const { draw, calls } = countingDraw(100);
  const files = await Promise.all(Array.from({ length: 200 }, () => cache.getOrDraw(sample(1), both, draw)));
  assert.equal(new Set(files).size, 1);
  assert.equal(calls(), 1);
  const failing = () => Promise.reject(new Error('no room'));
  const failed = await Promise.allSettled([1, 2].map(() => cache.getOrDraw(sample(2), both, failing)));
  assert.deepEqual(
    failed.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.ok(await cache.getOrDraw(sample(2), both, draw));
});
