/** What the SDK weighs where a bundler takes it along, and that it runs where there is no Node. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const LARGEST_BYTES = 12 * 1024;

/** Vite says what it builds for in the environment, and leaves that there. */
const { NODE_ENV } = process.env;
after(() => {
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
});

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    build: { write: false, minify: true, lib: { entry: join(import.meta.dirname, entry), formats: ['es'] } },
  });
  const [{ output }] = [result].flat() as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

test('the client is at most 12 kB, minified and compressed, and imports nothing, not even of Node', async (t) => {
  for (const entry of [
    'index.ts',
    'flow.ts',
    'sandbox.ts',
    'webhooks.ts',
    'receipts.ts',
    'signed-qr-codes.ts',
    'pdf-signatures.ts',
    'credentials.ts',
    'pdf-validation-data.ts',
  ]) {
    const code = await bundle(entry);
    const bytes = gzipSync(code, { level: 9 }).length;
    t.diagnostic(`${entry}: ${bytes} bytes`);
    assert.ok(bytes < LARGEST_BYTES, `${entry}: ${bytes} bytes`);
    assert.doesNotMatch(code, /\bfrom\s*["']|\bimport\s*\(?["']|node:/);
  }
});
