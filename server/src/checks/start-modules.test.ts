/** What is loaded before it is used costs each start, each thread and each test file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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

/** Runs in a process of its own: what another test of this room has loaded would not be seen here. */
const PROGRAM = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      loaded.push(url);
      return next(url, context);
    },
  });
  for (const file of process.argv.slice(1)) await import(file);
  // Node has no public list of its own modules that are loaded.
  console.log(JSON.stringify({ loaded, ofNode: process.moduleLoadList }));
`;

test('neither a start nor a thread that draws or checks a photo loads the packages that only some gateways or some calls use', () => {
  const files = ['../main.ts', '../rendering/render-worker.ts', '../rendering/supplied/check-files.ts'];
  const urls = files.map((file) => new URL(file, import.meta.url).href);
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM, ...urls]);
  const { loaded, ofNode }: { loaded: string[]; ofNode: string[] } = JSON.parse(String(output));
  assert.ok(loaded.some((url) => url.includes('/node_modules/fastify/')));
  // What `fetch` and WebSocket are made of.
  assert.equal(ofNode.includes('NativeModule internal/deps/undici/undici'), false);
  for (const name of loadedWhenUsed) {
    assert.deepEqual(loaded.filter((url) => url.includes(`/node_modules/${name}/`)).slice(0, 1), [], name);
  }
});
