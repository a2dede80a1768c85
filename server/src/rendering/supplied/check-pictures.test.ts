/** Pictures as passport chips, scanners and telephones write them: what of them arrives, upright and in which colours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { checkPictures } from './check-pictures.ts';
import { noFiles, testPortrait } from './supplied-test-setup.ts';

const portrait = await testPortrait(240, 320);
const codestream = readFileSync(new URL('test-files/portrait.j2k', import.meta.url));

async function photoOf(facePhoto: Uint8Array): Promise<{ photo: Sharp | null; notes: string[] }> {
  const notes: string[] = [];
  const { facePhoto: checked } = await checkPictures({ ...noFiles, facePhoto }, notes);
  return { photo: checked === null ? null : sharp(checked, { failOn: 'warning' }), notes };
}

/** The same picture, but for what a second compression costs. */
async function assertPortrait(photo: Sharp | null): Promise<void> {
  assert.ok(photo !== null);
  const { format, space, orientation, width, height } = await photo.metadata();
  assert.deepEqual([format, space, orientation ?? 1, width, height], ['jpeg', 'srgb', 1, 240, 320]);
  const tiny = (picture: Sharp) => picture.clone().resize(12, 16, { fit: 'fill' }).raw().toBuffer();
  const [one, other] = await Promise.all([tiny(photo), tiny(sharp(portrait))]);
  const worst = Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
  assert.ok(worst < 24, `a part of the picture is another by ${worst}`);
}

async function bitmap(isTopDown: boolean): Promise<Buffer> {
  const { data, info } = await sharp(portrait).raw().toBuffer({ resolveWithObject: true });
  const rowBytes = info.width * 3;
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + data.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(info.width, 18);
  head.writeInt32LE(isTopDown ? -info.height : info.height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const rows = Array.from({ length: info.height }, (_, y) => data.subarray(y * rowBytes, (y + 1) * rowBytes));
  const pixels = Buffer.concat(isTopDown ? rows : rows.reverse());
  for (let at = 0; at < pixels.length; at += 3) pixels.subarray(at, at + 3).reverse();
  return Buffer.concat([head, pixels]);
}

function sideways(): Promise<Buffer> {
  return sharp(portrait).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

const kinds: Record<string, () => Promise<Buffer>> = {
  PNG: () => sharp(portrait).png().toBuffer(),
  'PNG of 16 bits': () => sharp(portrait).toColourspace('rgb16').png().toBuffer(),
  WebP: () => sharp(portrait).webp().toBuffer(),
  AVIF: () => sharp(portrait).avif().toBuffer(),
  TIFF: () => sharp(portrait).tiff().toBuffer(),
  BMP: () => bitmap(false),
  'BMP from the top': () => bitmap(true),
  'a JPEG that EXIF turns': sideways,
  'a JPEG in CMYK': () => sharp(portrait).toColourspace('cmyk').jpeg().toBuffer(),
};

for (const [kind, write] of Object.entries(kinds)) {
  test(`${kind} becomes a JPEG, upright and in RGB`, async () => {
    const { photo, notes } = await photoOf(await write());
    await assertPortrait(photo);
    assert.deepEqual(notes, []);
  });
}

test('a plain JPEG stays as it came, byte for byte', async () => {
  const { facePhoto } = await checkPictures({ ...noFiles, facePhoto: portrait }, []);
  assert.equal(facePhoto, portrait);
});

test('a JPEG with a harmless defect is written anew, so that every reader takes it', async () => {
  const scan = portrait.lastIndexOf(Buffer.from('ffda', 'hex'));
  const { photo, notes } = await photoOf(
    Buffer.concat([portrait.subarray(0, scan), Buffer.alloc(4), portrait.subarray(scan)]),
  );
  await assertPortrait(photo);
  assert.deepEqual(notes, []);
});

test('a JPEG that lacks nothing but its end has it again, with whatever fills the rest', async () => {
  for (const height of [320, 321, 322, 323, 324, 325, 326, 327]) {
    const whole = await testPortrait(240, height);
    for (const cut of [whole.subarray(0, -2), Buffer.concat([whole.subarray(0, -2), Buffer.alloc(9)])]) {
      const { photo, notes } = await photoOf(cut);
      assert.deepEqual(notes, [], String(height));
      assert.equal((await photo?.metadata())?.height, height);
      await photo?.stats();
    }
  }
});

/** The boxes of a JP2 file (ISO 15444-1, annex I). */
function box(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

function boxed(): Buffer {
  const size = Buffer.alloc(14);
  size.writeUInt32BE(codestream.readUInt32BE(12), 0);
  size.writeUInt32BE(codestream.readUInt32BE(8), 4);
  size.writeUInt16BE(codestream.readUInt16BE(40), 8);
  size.set([7, 7, 0, 0], 10);
  const colour = Buffer.from([1, 0, 0, 0, 0, 0, codestream.readUInt16BE(40) === 1 ? 17 : 16]);
  return Buffer.concat([
    box('jP  ', Buffer.from('0d0a870a', 'hex')),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', size), box('colr', colour)])),
    box('jp2c', codestream),
  ]);
}

for (const [kind, bytes] of [
  ['a codestream', codestream],
  ['a file of boxes', boxed()],
] as const) {
  test(`JPEG 2000 of a passport's chip, ${kind}, becomes a JPEG of the same size`, async () => {
    const { photo, notes } = await photoOf(bytes);
    assert.deepEqual(notes, []);
    assert.ok(photo !== null);
    const { format, width, height } = await photo.metadata();
    assert.deepEqual([format, width, height], ['jpeg', codestream.readUInt32BE(8), codestream.readUInt32BE(12)]);
    assert.ok((await photo.stats()).entropy > 3);
  });
}

test('what is cut, is too large or is no picture is not handed on, and noted', async () => {
  const bmp = await bitmap(false);
  const huge = Buffer.from(bmp);
  huge.writeInt32LE(30_000, 18);
  huge.writeInt32LE(30_000, 22);
  const hugeJpx = Buffer.from(codestream);
  hugeJpx.writeUInt32BE(60_000, 8);
  hugeJpx.writeUInt32BE(60_000, 12);
  const broken = {
    'JPEG 2000, cut': codestream.subarray(0, codestream.length * 0.9),
    'JPEG 2000, all but its start lost': codestream.subarray(0, 30),
    'JPEG 2000 of 3,600 million pixels': hugeJpx,
    'BMP, cut': bmp.subarray(0, bmp.length - 1000),
    'BMP of 900 million pixels': huge,
    'the letters BM': Buffer.from('BM'),
    'JPEG, cut': portrait.subarray(0, portrait.length * 0.9),
    'JPEG, cut and closed': Buffer.concat([portrait.subarray(0, portrait.length * 0.9), Buffer.from([0xff, 0xd9])]),
    SVG: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    text: Buffer.from('not a picture'),
  };
  for (const [what, bytes] of Object.entries(broken)) {
    const { photo, notes } = await photoOf(bytes);
    assert.equal(photo, null, what);
    assert.deepEqual(notes, ['the face photo is not a readable picture'], what);
  }
});

test('many at once are judged as each by itself: no picture that is cut goes with those that are whole', async () => {
  const cut = portrait.subarray(0, 2000);
  const pictures = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? cut : portrait));
  const photos = await Promise.all(pictures.map((picture) => photoOf(picture)));
  assert.deepEqual(
    photos.map(({ photo }) => photo === null),
    pictures.map((picture) => picture === cut),
  );
});
