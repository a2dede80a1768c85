import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { startTestGateway } from '../../app/test-gateway.ts';
import { readOwnPortraits } from './own-portraits.ts';
import { sandboxPeople } from './people.ts';

/** Red above, blue below. */
const upper = {
  input: { create: { width: 300, height: 200, channels: 3, background: '#c00' } },
  gravity: 'north',
} as const;
const drawn = (): Sharp =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: '#00c' } }).composite([upper]);
const jpeg = await drawn().jpeg().toBuffer();
const third = sandboxPeople[2]?.iin ?? '';

function folderWith(t: TestContext, files: Record<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-portraits-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

test('person-3.jpg is the portrait of the third person alone; without the setting nobody brings one', async (t) => {
  const portraits = await readOwnPortraits(folderWith(t, { 'person-3.jpg': jpeg, '.DS_Store': Buffer.from('x') }));
  assert.deepEqual([...portraits.keys()], [third]);
  assert.equal((await readOwnPortraits(undefined)).size, 0);
});

test('a photo as a telephone takes it becomes an upright JPEG that fits a document and tells no place', async (t) => {
  const lying = await sharp(jpeg).rotate(90).jpeg().toBuffer();
  const turned = await sharp(lying).resize(2000, 1500).withMetadata({ orientation: 8 }).jpeg().toBuffer();
  const cmyk = await sharp(jpeg).toColourspace('cmyk').jpeg().toBuffer();
  for (const file of [turned, cmyk]) {
    const portrait = (await readOwnPortraits(folderWith(t, { 'Person-3.JPEG': file }))).get(third);
    assert.ok(portrait);
    const { format, width = 0, height = 0, space, exif, orientation } = await sharp(portrait).metadata();
    assert.deepEqual([format, space, exif, orientation], ['jpeg', 'srgb', undefined, undefined]);
    assert.ok(width <= 480 && height <= 640 && height > width);
    const top = await sharp(portrait).resize(1, 2).raw().toBuffer();
    assert.ok((top[0] ?? 0) > (top[2] ?? 0), 'red is above');
  }
});

test('what is no portrait is refused, with the setting and the file', async (t) => {
  const png = await drawn().png().toBuffer();
  const refused: [Record<string, Uint8Array>, RegExp][] = [
    [{ 'person-3.jpg': png }, /^QUJAT_SANDBOX_PORTRAITS: person-3\.jpg must be a whole JPEG\.$/],
    [{ 'person-3.jpg': new Uint8Array() }, /person-3\.jpg must be a whole JPEG/],
    [
      { 'person-3.jpg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
      /person-3\.jpg must be a whole JPEG/,
    ],
    [{ 'person-3.jpg': jpeg.subarray(0, jpeg.length / 2) }, /person-3\.jpg must be a whole JPEG/],
    [{ 'person-3.jpg': Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)]) }, /person-3\.jpg must have at most 5 MB/],
    [{ 'person-3.jpg': jpeg, 'person-3.jpeg': jpeg }, /two portraits of one person/],
    [{ 'person-0.jpg': jpeg }, /nobody's portrait/],
    [{ 'person-999.jpg': jpeg }, /nobody's portrait\. Name the files person-1\.jpg to person-44\.jpg/],
    [{ 'readme.txt': jpeg }, /nobody's portrait/],
  ];
  for (const [files, message] of refused) await assert.rejects(readOwnPortraits(folderWith(t, files)), { message });
  const folder = folderWith(t, {});
  mkdirSync(join(folder, 'person-1.jpg'));
  await assert.rejects(readOwnPortraits(folder), { message: /person-1\.jpg must be a whole JPEG/ });
  await assert.rejects(readOwnPortraits(join(folder, 'gone')), {
    message: 'QUJAT_SANDBOX_PORTRAITS must name a folder that can be read.',
  });
});

test('an error never tells the name of a file that is nobody’s: it may hold an IIN', async (t) => {
  const error = await readOwnPortraits(folderWith(t, { '900101300017.jpg': jpeg })).catch((thrown: Error) => thrown);
  assert.ok(error instanceof Error);
  assert.doesNotMatch(error.message, /900101300017/);
});

test('the document has the portrait that the person brought', async (t) => {
  const sandboxPortraits = folderWith(t, { 'person-1.jpg': jpeg });
  const gateway = await startTestGateway(t, { config: { sandboxPortraits } });
  const { backendSessionId, code } = await gateway.openSession('900101300017', '77010000001');
  const { body } = await gateway.approve(backendSessionId, code);
  const portrait = (await readOwnPortraits(sandboxPortraits)).get('900101300017');
  assert.equal(body.face_photo, Buffer.from(portrait ?? []).toString('base64'));
});
