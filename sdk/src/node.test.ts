import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DocumentReply } from './index.ts';
import { saveFiles } from './node.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64');
const jpeg = Buffer.from([0xff, 0xd8, 0xff]).toString('base64');
const reply = {
  document_type: 'diploma',
  result_json: { common: {}, domain: null },
  document_pdf: Buffer.from('%PDF-1.7').toString('base64'),
  document_image: null,
  face_photo: jpeg,
  qrcode: png,
  barcode: jpeg,
} as unknown as DocumentReply;

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-sdk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('everything that the reply holds is saved, under a name that says what it is, for its owner only', async (t) => {
  const folder = join(emptyFolder(t), 'new', 'folder');
  const files = await saveFiles(reply, folder);
  assert.deepEqual(
    files,
    ['.json', '.pdf', '-face-photo.jpg', '-qrcode.png', '-barcode.jpg'].map((end) => join(folder, `diploma${end}`)),
  );
  assert.equal(readFileSync(join(folder, 'diploma.pdf'), 'latin1'), '%PDF-1.7');
  if (process.platform === 'win32') return;
  for (const file of files) assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('where one name is taken, none of the files takes it: two documents never mix', async (t) => {
  const folder = emptyFolder(t);
  writeFileSync(join(folder, 'diploma-qrcode.png'), 'of somebody else');
  await saveFiles(reply, folder);
  assert.deepEqual(readdirSync(folder).toSorted(), [
    'diploma-2-barcode.jpg',
    'diploma-2-face-photo.jpg',
    'diploma-2-qrcode.png',
    'diploma-2.json',
    'diploma-2.pdf',
    'diploma-qrcode.png',
  ]);
  assert.equal(readFileSync(join(folder, 'diploma-qrcode.png'), 'utf8'), 'of somebody else');
});

test('many at once each have names of their own', async (t) => {
  const folder = emptyFolder(t);
  const saved = await Promise.all(Array.from({ length: 8 }, () => saveFiles(reply, folder)));
  assert.equal(new Set(saved.flat()).size, 8 * 5);
  assert.equal(readdirSync(folder).length, 8 * 5);
});

test('a document type that would be a path is refused', async (t) => {
  const hostile = { ...reply, document_type: '../../diploma' } as unknown as DocumentReply;
  await assert.rejects(saveFiles(hostile, emptyFolder(t)), TypeError);
});

test('where the disk takes only a part of it, nothing stays of it, and the error says why', (t) => {
  if (process.platform === 'win32') return t.skip('Windows bounds no file of a process');
  const folder = emptyFolder(t);
  const large = { ...reply, face_photo: Buffer.alloc(64 * 1024).toString('base64') };
  const program = `
    const { saveFiles } = await import(${JSON.stringify(import.meta.resolve('./node.ts'))});
    await saveFiles(${JSON.stringify(large)}, ${JSON.stringify(folder)}).catch(({ code }) => console.log(code));
  `;
  // No file may grow beyond 16 KB: the JSON and the PDF are written whole, and the photo in part.
  const bounded = ['-c', 'ulimit -f 16; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', program];
  const { stdout } = spawnSync('bash', bounded, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  assert.equal(stdout, 'EFBIG\n');
  assert.deepEqual(readdirSync(folder), []);
});
