/** Files as a state's systems really write them: scans, JPEG 2000, encryption by another program, 30 MB, object streams without a table. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { barcodeModules } from '../barcodes.ts';
import { codePng, qrModules } from '../codes.ts';
import { readCodes, readJpeg, readPdf } from '../rendering-test-setup.ts';
import { prepareSupplied } from './prepare-supplied.ts';
import { defaultSuppliedLimits, type Refusal, type SuppliedTask } from './supplied-files.ts';
import {
  certificate,
  firstFree,
  invertedCmyk,
  jpegObject,
  packedPdf,
  pdfOfPages,
  placed,
  suppliedTask,
  type TestObject,
  textPage,
} from './supplied-test-setup.ts';

const MEGABYTE = 1024 * 1024;
const A4 = { width: 1654, height: 2339 };
const QR_TEXT = 'STATE:012345:0017:20220718';
const BARCODE_TEXT = 'STATE:012345:Әбдіғаппарұлы:Һүсейін';

const fileOf = (name: string) => readFileSync(new URL(`test-files/${name}`, import.meta.url));

/** Each page is one picture and nothing else. */
const scanned = (scans: TestObject[]) =>
  pdfOfPages(
    scans.map((_, index) => ({
      content: placed('S', 0, 0, 595, 842),
      pictures: `/S ${firstFree(scans.length) + index} 0 R`,
    })),
    scans,
  );

async function prepared(task: SuppliedTask) {
  const outcome = await prepareSupplied(task);
  assert.equal(outcome.refused, undefined);
  return outcome;
}

/** Compared by itself: to show the difference of two large files takes minutes. */
async function refusalOf(task: SuppliedTask): Promise<Refusal | undefined> {
  const outcome = await prepareSupplied(task);
  return outcome.refused;
}

/** A certificate that was printed and scanned: 200 dpi, a little noise, turned by half a degree. */
async function scanOfCertificate() {
  const qr = codePng(qrModules(QR_TEXT), 6);
  const bar = codePng(barcodeModules({ symbology: 'pdf417', text: BARCODE_TEXT }), 4);
  const { files } = await prepared(suppliedTask({ pdf: await certificate(qr, bar) }));
  const flat = await sharp(files.image ?? undefined)
    .resize(A4.width, A4.height, { fit: 'fill' })
    .rotate(0.5, { background: '#f4f1ea' })
    .resize(A4.width, A4.height, { fit: 'cover' })
    .toBuffer();
  return sharp(flat);
}

const scans: [string, string, (page: Sharp) => Sharp][] = [
  ['grey', '/DeviceGray', (page) => page.toColourspace('b-w')],
  ['colour', '/DeviceRGB', (page) => page],
  ['CMYK', invertedCmyk, (page) => page.toColourspace('cmyk')],
];

for (const [what, colourSpace, convert] of scans) {
  test(`a scan in ${what}, without a word of text: both codes are read from it, and no part of it is a photo`, async () => {
    const jpeg = await convert(await scanOfCertificate())
      .jpeg({ quality: 75 })
      .toBuffer();
    const pdf = scanned([jpegObject(jpeg, A4.width, A4.height, colourSpace)]);
    assert.equal((await readPdf(pdf)).text.trim(), '');
    const { files, notes } = await prepared(suppliedTask({ pdf }));
    assert.ok(pdf.equals(files.pdf ?? new Uint8Array()));
    assert.deepEqual(notes, []);
    assert.deepEqual(await readCodes(files.qrcode ?? new Uint8Array()), { QRCode: QR_TEXT });
    assert.deepEqual(await readCodes(files.barcode ?? new Uint8Array()), { PDF417: BARCODE_TEXT });
    assert.equal(files.facePhoto, null);
    const image = await readJpeg(files.image ?? new Uint8Array());
    assert.deepEqual([image.width, image.height], [1200, 1698]);
    const paper = image.rgb.subarray(0, 3);
    assert.ok(
      paper.every((part) => part > 200),
      `the paper is light, but it is ${paper}`,
    );
  });
}

test('a photo in JPEG 2000 is shown in its colours, and is the photo', async () => {
  const dict = '/Type /XObject /Subtype /Image /Width 240 /Height 320 /ColorSpace /DeviceRGB /BitsPerComponent 8';
  const picture = { dict: `${dict} /Filter /JPXDecode`, data: fileOf('portrait.j2k') };
  const page = {
    content: `${textPage.content}\n${placed('P', 60, 440, 150, 200)}`,
    pictures: `/P ${firstFree(1)} 0 R`,
  };
  const { files } = await prepared(suppliedTask({ pdf: pdfOfPages([page], [picture]) }));
  const photo = await readJpeg(files.facePhoto ?? new Uint8Array());
  assert.deepEqual([photo.width, photo.height], [240, 320]);
  const shown = await readJpeg(files.image ?? new Uint8Array());
  // The middle of the face, in the photo and on the page, which is 1200 pixels for 595 points.
  const scale = 1200 / 595;
  const inPhoto = colourAt(photo, 120, 170);
  const onPage = colourAt(shown, Math.round(135 * scale), Math.round((842 - 534) * scale));
  for (const [red = 0, green = 0, blue = 0] of [inPhoto, onPage]) {
    assert.ok(red > green && green > blue, `skin is reddish, but it is ${red}, ${green}, ${blue}`);
  }
});

for (const algorithm of ['rc4-40', 'rc4-128', 'aes-128', 'aes-256']) {
  for (const kind of ['user-password', 'owner-password']) {
    test(`encrypted with ${algorithm}, ${kind}: refused as encrypted`, async () => {
      assert.equal(await refusalOf(suppliedTask({ pdf: fileOf(`${kind}-${algorithm}.pdf`) })), 'encrypted');
    });
  }
}

test('30 MB of scans: refused by default; handed on byte for byte where the operator allows it', async () => {
  const page = await noisyScan();
  const count = Math.ceil((30 * MEGABYTE) / page.length);
  const pdf = scanned(Array.from({ length: count }, () => jpegObject(page, 2480, 3508)));
  assert.ok(pdf.length >= 30 * MEGABYTE && pdf.length < 40 * MEGABYTE);
  assert.equal(await refusalOf(suppliedTask({ pdf })), 'too_large');
  const limits = { ...defaultSuppliedLimits, maxPdfBytes: 50 * MEGABYTE };
  const { files, notes } = await prepared(suppliedTask({ pdf }, { limits }));
  assert.ok(pdf.equals(files.pdf ?? new Uint8Array()));
  assert.deepEqual(notes, []);
  const { width, height } = await sharp(files.image ?? undefined, { limitInputPixels: false }).metadata();
  assert.ok(Math.abs(height / width - (count * 842) / 595) < 0.1, `${count} pages in ${width} × ${height}`);
});

test('object streams whose table is gone are found again', async () => {
  const text = packedPdf('<< /S /GoTo /D [4 0 R /Fit] >>').toString('latin1');
  const broken = text.replace(/startxref\n\d+/, 'startxref\n7');
  const { files, notes } = await prepared(suppliedTask({ pdf: Buffer.from(broken, 'latin1') }));
  assert.deepEqual(notes, ['the PDF was damaged and has been repaired']);
  assert.notEqual(files.image, null);
});

/** A page of 300 dpi that hardly compresses. */
async function noisyScan(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 200, sigma: 40 } as const;
  return await sharp({ create: { width: 2480, height: 3508, channels: 3, background: '#000', noise } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function colourAt({ rgb, width }: { rgb: Uint8Array; width: number }, x: number, y: number): number[] {
  return [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}
