/** `npm run demo` leaves a whole document behind. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

test('the demo tells the three stages and writes the document’s six files', (t) => {
  const out = join(temporaryDirectory(t), 'out');
  const told = execFileSync(process.execPath, ['server/bin/qujat.cjs', 'demo', '--to', out], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  });
  for (const stage of ['Stage 1', 'Stage 2', 'Stage 3', 'SMS from 1414']) assert.ok(told.includes(stage), stage);
  assert.deepEqual(readdirSync(out).sort(), [
    'identity_card-barcode.png',
    'identity_card-face.jpg',
    'identity_card-qrcode.png',
    'identity_card.jpg',
    'identity_card.json',
    'identity_card.pdf',
  ]);
  for (const [, name = '', bytes] of told.matchAll(/(identity_card\S*) {2}(\d+) bytes/g)) {
    assert.equal(Number(bytes), statSync(join(out, name)).size, name);
  }
  const head = (name: string, bytes: number) => readFileSync(join(out, name)).subarray(0, bytes).toString('latin1');
  assert.equal(head('identity_card.pdf', 5), '%PDF-');
  for (const name of ['identity_card.jpg', 'identity_card-face.jpg']) assert.equal(head(name, 2), '\xff\xd8');
  for (const name of ['identity_card-qrcode.png', 'identity_card-barcode.png']) assert.equal(head(name, 4), '\x89PNG');
  const document = JSON.parse(readFileSync(join(out, 'identity_card.json'), 'utf8'));
  assert.equal(document.common.docOwner.iin, '900101300017');
});
