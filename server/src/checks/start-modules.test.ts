/** What is loaded before it is used costs each start, each thread and each test file. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

/** Used by some gateways, or by some calls of any. */
const loadedWhenUsed = [
  'typebox',
  '@libpdf/core',
  '@hyzyla/pdfium',
  '@napi-rs/canvas',
  '@myriaddreamin',
  'pg',
  '@opentelemetry/sdk-trace',
  'cborg',
  'base45',
];

test('neither a start nor a thread that draws or checks a photo loads the packages that only some gateways or some calls use', async () => {
  const loaded: string[] = [];
  const hooks = registerHooks({
    load(url, context, next) {
      loaded.push(url);
      return next(url, context);
    },
  });
  await import('../main.ts');
  await import('../rendering/render-worker.ts');
  await import('../rendering/supplied/check-files.ts');
  hooks.deregister();
  assert.ok(loaded.some((url) => url.includes('/node_modules/fastify/')));
  // What `fetch` and WebSocket are made of.
  assert.equal(partsOfNode().includes('NativeModule internal/deps/undici/undici'), false);
  for (const name of loadedWhenUsed) {
    assert.deepEqual(loaded.filter((url) => url.includes(`/node_modules/${name}/`)).slice(0, 1), [], name);
  }
});

/** Node's own modules that are loaded. It has no public list of them. */
function partsOfNode(): readonly string[] {
  assert.ok('moduleLoadList' in process && Array.isArray(process.moduleLoadList));
  return process.moduleLoadList;
}
