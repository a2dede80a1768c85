/** The documentation as files: each address is a file that a plain web server finds. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportDocumentation } from './export-documentation.ts';

test('the exported site has a file for each address, and what a page loads lies where the page says', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-documentation-'));
  t.after(() => rmSync(folder, { recursive: true }));
  exportDocumentation(folder, '/qujat');
  for (const file of [
    'index.html',
    'kk/start/index.html',
    'errors/invalid_iin/index.html',
    'going-live.md',
    '404.html',
  ]) {
    assert.ok(existsSync(join(folder, file)), file);
  }
  const page = readFileSync(join(folder, 'ru/errors/invalid_iin/index.html'), 'utf8');
  const addresses = [...page.matchAll(/(?:href|src)="\/qujat(\/[^"#]*)?["#]/g)].map((match) => match[1] ?? '');
  assert.ok(addresses.length > 20, `${addresses.length} addresses`);
  for (const address of addresses) {
    assert.ok(
      [address, `${address}/index.html`].some((file) => existsSync(join(folder, file))),
      address,
    );
  }
  assert.doesNotMatch(page, /href="\/(?!qujat)|data-gateway/);
});
