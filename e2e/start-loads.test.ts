/**
 * What a gateway loads before it draws: what only some gateways need, or only the drawing, costs every start time and memory
 * otherwise. What draws is loaded by workers, with the first document.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot, startCommand } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

/** By why not every start loads it. */
const notAtTheStart = {
  'only where live keys are served': ['undici'],
  'only with SOAP': ['node-forge', '@xmldom/xmldom', 'xml-crypto', 'xpath', 'saxes'],
  'only with an SMTP server': ['nodemailer'],
  'only with PostgreSQL': ['pg'],
  'only with the first passkey': ['@simplewebauthn/server', '@peculiar/x509'],
  'only with the first sign-up': ['@zxcvbn-ts/language-common'],
  'only with the first reader of the documentation': ['marked', 'github-slugger'],
  'only on a terminal': ['pino-pretty'],
  'only in workers that draw': [
    'sharp',
    '@napi-rs/canvas',
    '@myriaddreamin/typst-ts-node-compiler',
    'bwip-js',
    'qrcode',
    'fontkit',
  ],
  'only in workers that check files': ['@hyzyla/pdfium', '@libpdf/core', 'zxing-wasm'],
};

/** Writes the packages that a thread has loaded into a file of its own, when it loads one for the first time. */
const hook = `
import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
import { isMainThread, threadId } from 'node:worker_threads';
const seen = new Set();
registerHooks({
  load(url, context, next) {
    const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      appendFileSync(process.env.LOADED + '/' + (isMainThread ? 'main' : threadId), name + '\\n');
    }
    return next(url, context);
  },
});`;

async function start(t: TestContext) {
  const loaded = join(temporaryDirectory(t), 'loaded');
  mkdirSync(loaded);
  const gateway = await startCommand(['start'], {
    PORT: '0',
    QUJAT_DATA_DIR: temporaryDirectory(t),
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hook)}`,
    LOADED: loaded,
  });
  t.after(() => gateway.stop());
  const banner = gateway.standardOutput();
  const address = /listens on (\S+)/.exec(banner)?.[1] ?? '';
  const testKey = /^Sandbox API key: (\S+)$/m.exec(banner)?.[1] ?? '';
  return {
    address,
    testKey,
    loadedBy: (thread: string) => readFileSync(join(loaded, thread), 'utf8').split('\n'),
    threads: () => readdirSync(loaded),
  };
}

test('before the first document a gateway has loaded nothing that only some gateways, or only the drawing, need', async (t) => {
  const { address, testKey, loadedBy, threads } = await start(t);
  const body = JSON.stringify({ api_key: testKey, iin: '900101300017', phone: '77010000001' });
  const headers = { 'content-type': 'application/json' };
  const path = '/api/v1/backend/e-document/online-access/request/identity_card/';
  assert.equal((await fetch(`${address}${path}`, { method: 'POST', headers, body })).status, 200);
  for (const thread of threads()) {
    const loaded = new Set(loadedBy(thread));
    const early = Object.entries(notAtTheStart).flatMap(([why, packages]) =>
      packages.filter((name) => loaded.has(name)).map((name) => `${name}: ${why}`),
    );
    assert.deepEqual(early, [], `thread ${thread}`);
  }
  assert.ok(loadedBy('main').includes('fastify'), 'the hook sees what is loaded');
});

test('each package of that list is installed: none stays in it under a name that nobody has any more', () => {
  for (const name of Object.values(notAtTheStart).flat()) {
    assert.ok(existsSync(join(repositoryRoot, 'node_modules', name, 'package.json')), name);
  }
});
