import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { barcodeModules } from '../barcodes.ts';
import { codePng, qrModules } from '../codes.ts';
import { createDrawDocument } from '../draw-document.ts';
import { readCodes, readJpeg, readPdf, testDocument } from '../rendering-test-setup.ts';
import { prepareSupplied } from './prepare-supplied.ts';
import { defaultSuppliedLimits, type Refusal, type SuppliedTask } from './supplied-files.ts';
import {
  certificate,
  firstFree,
  flateObject,
  invertedCmyk,
  jpegObject,
  jpxObject,
  noFiles,
  pdfOf,
  pdfOfPages,
  placed,
  suppliedTask,
  type TestObject,
  testPortrait,
  testScan,
  textPage,
} from './supplied-test-setup.ts';

const QR_TEXT = 'STATE:012345:0017:20220718';
const BARCODE_TEXT = 'STATE:012345:Әбдіғаппарұлы:Һүсейін';
const stateCertificate = await certificate(
  codePng(qrModules(QR_TEXT), 6),
  codePng(barcodeModules({ symbology: 'pdf417', text: BARCODE_TEXT }), 4),
);

/** One page with this picture on it, where a photo would be. */
const pageWith = (picture: TestObject) =>
  pdfOfPages(
    [{ content: `${textPage.content}\n${placed('P', 60, 440, 150, 200)}`, pictures: `/P ${firstFree(1)} 0 R` }],
    [picture],
  );

async function refusalOf(task: SuppliedTask): Promise<Refusal | undefined> {
  const outcome = await prepareSupplied(task);
  return outcome.refused;
}

async function prepared(task: SuppliedTask) {
  const outcome = await prepareSupplied(task);
  assert.equal(outcome.refused, undefined);
  return outcome;
}

test('a good PDF is handed on byte for byte, and image, photo and codes come from it', async () => {
  const { files, notes } = await prepared(suppliedTask({ pdf: stateCertificate }));
  assert.deepEqual(files.pdf, stateCertificate);
  assert.deepEqual(notes, []);
  const image = await readJpeg(files.image ?? new Uint8Array());
  assert.deepEqual([image.width, image.height], [1200, 1698]);
  const { width, height } = await sharp(files.facePhoto ?? undefined).metadata();
  assert.deepEqual([width, height], [300, 400]);
  assert.deepEqual(await readCodes(files.qrcode ?? new Uint8Array()), { QRCode: QR_TEXT });
  assert.deepEqual(await readCodes(files.barcode ?? new Uint8Array()), { PDF417: BARCODE_TEXT });
});

test('the photo is the JPEG that the PDF holds, not a copy of a copy', async () => {
  const { files } = await prepared(suppliedTask({ pdf: stateCertificate }));
  assert.ok((await testPortrait()).equals(files.facePhoto ?? new Uint8Array()));
});

test('what the state gave apart from the PDF goes before what the PDF holds', async () => {
  const own = {
    image: await testScan(600, 800),
    facePhoto: await testPortrait(150, 200),
    qrcode: codePng(qrModules('another'), 4),
    barcode: codePng(barcodeModules({ symbology: 'code128', text: 'another' }), 4),
  };
  const { files } = await prepared(suppliedTask({ pdf: stateCertificate, ...own }));
  assert.deepEqual({ ...files, pdf: null }, { ...own, pdf: null, pageImages: null });
});

test('a document that is drawn by another gateway of this kind comes through unchanged', async () => {
  const drawn = await createDrawDocument()(
    { ...testDocument(), facePhoto: await testPortrait() },
    { pdf: true, image: true },
  );
  const { files, notes } = await prepared(suppliedTask({ pdf: drawn.pdf }));
  assert.deepEqual([files.pdf, notes], [drawn.pdf, []]);
  assert.deepEqual(await readCodes(files.qrcode ?? new Uint8Array()), await readCodes(drawn.qrcode));
  assert.deepEqual(await readCodes(files.barcode ?? new Uint8Array()), await readCodes(drawn.barcode));
  assert.ok((await testPortrait()).equals(files.facePhoto ?? new Uint8Array()));
});

test('a type without a photo gets none, whatever pictures the PDF has', async () => {
  const { files } = await prepared(suppliedTask({ pdf: stateCertificate }, { documentType: 'diploma' }));
  assert.equal(files.facePhoto, null);
});

test('a scanned page is an image and no photo', async () => {
  const scan = jpegObject(await testScan(), 1240, 1754, '/DeviceGray');
  const page = { content: placed('S', 0, 0, 595, 842), pictures: `/S ${firstFree(1)} 0 R` };
  const { files } = await prepared(suppliedTask({ pdf: pdfOfPages([page], [scan]) }));
  assert.deepEqual([files.facePhoto, files.qrcode, files.barcode], [null, null, null]);
  // Light paper in the corner, a dark line across the middle.
  const { rgb, width } = await readJpeg(files.image ?? new Uint8Array());
  assert.ok((rgb[(20 * width + 20) * 3] ?? 0) > 200);
  assert.ok(rgb.subarray(width * 700 * 3, width * 780 * 3).some((value) => value < 60));
});

test('a photo in CMYK keeps its colours', async () => {
  const cmyk = await sharp(await testPortrait())
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
  const { files } = await prepared(suppliedTask({ pdf: pageWith(jpegObject(cmyk, 300, 400, invertedCmyk)) }));
  const { format, space } = await sharp(files.facePhoto ?? undefined).metadata();
  assert.deepEqual([format, space], ['jpeg', 'srgb']);
  const [red = 0, , blue = 0] = await pixelAt(files.facePhoto ?? new Uint8Array(), 150, 200);
  assert.ok(red > blue + 40, `skin is reddish, but it is ${red} to ${blue}`);
});

test('JPEG 2000 is shown', async () => {
  const { files } = await prepared(suppliedTask({ pdf: pageWith(jpxObject(300, 400)) }));
  const [grey = 0] = await pixelAt(files.image ?? new Uint8Array(), 270, 600);
  assert.ok(grey > 100 && grey < 160, `middle grey, but it is ${grey}`);
});

test('fifty pages become one image that a JPEG can hold; fifty-one are refused', async () => {
  const pages = (count: number) =>
    pdfOfPages(
      Array.from({ length: count }, (_, index) => ({ content: `BT /F1 90 Tf 60 400 Td (${index + 1}) Tj ET` })),
    );
  const { files } = await prepared(suppliedTask({ pdf: pages(50) }));
  const { width, height } = await sharp(files.image ?? undefined, { limitInputPixels: false }).metadata();
  assert.ok(width > 700 && height / width > 50 * 1.4 && height <= 65_000, `${width} × ${height}`);
  const each = await Promise.all((files.pageImages ?? []).map((page) => sharp(page).metadata()));
  assert.deepEqual(new Set(each.map((page) => [page.width, page.height].join())), new Set([`${width},${height / 50}`]));
  assert.equal(each.length, 50);
  assert.equal(await refusalOf(suppliedTask({ pdf: pages(51) })), 'too_many_pages');
});

test('form fields show what was filled in', async () => {
  const field = firstFree(1);
  const page = { content: '', entries: `/Annots [${field} 0 R]` };
  const objects = [
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (x) /F 4 /Rect [0 421 595 842] /AP << /N ${field + 1} 0 R >> >>`,
    { dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 421]', data: '0 0 0 rg 0 0 595 421 re f' },
  ];
  const pdf = pdfOfPages([page], objects, `/AcroForm << /Fields [${field} 0 R] >>`);
  const { files } = await prepared(suppliedTask({ pdf }));
  assert.ok(((await pixelAt(files.image ?? new Uint8Array(), 600, 300))[0] ?? 255) < 20);
});

test('a broken table of objects is repaired', async () => {
  const text = pdfOfPages([textPage]).toString('latin1');
  const broken = text.replace(/xref\n0.*trailer/s, 'xref\n0 1\ntrailer').replace(/startxref\n\d+/, 'startxref\n99999');
  const { files, notes } = await prepared(suppliedTask({ pdf: Buffer.from(broken, 'latin1') }));
  assert.deepEqual(notes, ['the PDF was damaged and has been repaired']);
  assert.match((await readPdf(files.pdf ?? new Uint8Array())).text, /Certificate 012345/);
});

const plain = pdfOfPages([textPage]);
const encryption = `<< /Filter /Standard /V 1 /R 2 /O <${'28'.repeat(32)}> /U <${'29'.repeat(32)}> /P -4 >>`;
const jpxThatLies = (() => {
  const { dict, data } = jpxObject(30_000, 30_000) as { dict: string; data: Buffer };
  return { dict: dict.replaceAll('30000', '300'), data };
})();

const refused: [string, Refusal, Uint8Array][] = [
  ['30 MB', 'too_large', Buffer.concat([plain, Buffer.alloc(30_000_000)])],
  ['an HTML page', 'not_a_pdf', Buffer.from('<html><body>502 Bad Gateway</body></html>')],
  ['nothing', 'not_a_pdf', new Uint8Array(0)],
  ['a PDF cut in half', 'damaged', plain.subarray(0, plain.length / 2)],
  ['a PDF without its end', 'damaged', plain.subarray(0, plain.length - 200)],
  ['a header and noise', 'damaged', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 'x')])],
  ['no pages', 'damaged', pdfOfPages([])],
  ['a password', 'encrypted', pdfOfPages([textPage], [encryption], '', `/Encrypt ${firstFree(1)} 0 R /ID [<00> <00>]`)],
  ['a page of 700 metres', 'page_size', pdfOfPages([{ ...textPage, mediaBox: '0 0 2000000 2000000' }])],
  ['a page like a thread', 'page_size', pdfOfPages([{ ...textPage, mediaBox: '0 0 20 14000' }])],
  [
    'a picture that claims 3.6 thousand million pixels',
    'picture_size',
    pageWith(flateObject(new Uint8Array(9), 60_000, 60_000)),
  ],
  [
    '400 MB of zeros, packed',
    'inflates_too_much',
    pageWith(flateObject(new Uint8Array(20_000 * 20_000), 9_000, 9_000)),
  ],
  ['a JPEG 2000 of 900 million pixels under a small name', 'too_much_memory', pageWith(jpxThatLies)],
];

for (const [what, refusal, pdf] of refused) {
  test(`${what}: refused as ${refusal}`, async () => {
    assert.equal(await refusalOf(suppliedTask({ pdf })), refusal);
  });
}

test('a bad PDF costs itself and what would have come from it, and not the pictures beside it', async () => {
  const facePhoto = await testPortrait();
  const { files, refused } = await prepareSupplied(suppliedTask({ pdf: plain.subarray(0, 300), facePhoto }));
  assert.equal(refused, 'damaged');
  assert.deepEqual(files, { ...noFiles, pageImages: null, facePhoto });
});

test('the size limit is the operator’s', async () => {
  const limits = { ...defaultSuppliedLimits, maxPdfBytes: plain.length - 1 };
  assert.equal(await refusalOf(suppliedTask({ pdf: plain }, { limits })), 'too_large');
});

test('a picture that is none, or half of one, counts as not given', async () => {
  const portrait = await testPortrait();
  const task = suppliedTask({
    facePhoto: portrait.subarray(0, 3000),
    qrcode: Buffer.from('<svg/>'),
    barcode: portrait,
  });
  const { files, notes } = await prepared(task);
  assert.deepEqual([files.facePhoto, files.qrcode, files.barcode], [null, null, portrait]);
  assert.deepEqual(notes, ['the face photo is not a readable picture', 'the QR code is not a readable picture']);
});

test('a photo and an image in another format become JPEG', async () => {
  const png = await sharp(await testPortrait())
    .png()
    .toBuffer();
  const { files } = await prepared(suppliedTask({ facePhoto: png, image: png }));
  assert.equal((await sharp(files.facePhoto ?? undefined).metadata()).format, 'jpeg');
  assert.equal((await sharp(files.image ?? undefined).metadata()).format, 'jpeg');
});

test('an object that is its own parent ends nothing', async () => {
  const pdf = pdfOf(['<< /Type /Catalog /Pages 2 0 R /Loop 1 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']);
  assert.equal(await refusalOf(suppliedTask({ pdf })), 'damaged');
});

async function pixelAt(jpeg: Uint8Array, x: number, y: number): Promise<number[]> {
  const { rgb, width } = await readJpeg(jpeg);
  return [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}
