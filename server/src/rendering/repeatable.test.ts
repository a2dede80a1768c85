/** A repeated answer is drawn anew: the same data must give the same bytes, whoever draws them and whenever. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { documentTypes } from '../documents/catalogue.ts';

const FILES_OF_EACH = ['qrcode', 'barcode', 'pdf', 'image'].length;
const script = join(import.meta.dirname, 'draw-digests-test-setup.ts');
/** JavaScript's clock, and what depends on the zone, a year and a half from now. */
const later = `data:text/javascript,const now = Date.now; Date.now = () => now() + 5e10;
  globalThis.Date = class extends Date { constructor(...given) { given.length === 0 ? super(Date.now()) : super(...given); } };`;

async function digests(order: 'forwards' | 'backwards', node: string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const options = { env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, [...node, script, order], options);
  return stdout.trim().split('\n');
}

test('PDF, image, QR code and barcode of every type are the same bytes in another process, time, zone and order', async () => {
  const now = await digests('forwards', [], { TZ: 'Asia/Almaty' });
  assert.equal(now.length, documentTypes.length * FILES_OF_EACH);
  assert.deepEqual(await digests('backwards', ['--import', later], { TZ: 'America/New_York' }), now);
});
