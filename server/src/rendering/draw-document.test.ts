import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { documentCodes } from '../documents/code-text.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { identityCard } from '../documents/identity-card.ts';
import { createDrawDocument } from './draw-document.ts';
import type { DrawableDocument } from './drawable-document.ts';
import {
  attachmentOf,
  digestsOf,
  largestTileDifference,
  longNames,
  longSignedCode,
  objectsOf,
  type Raster,
  type Rectangle,
  rasterOfPdf,
  readCodes,
  readJpeg,
  readPdf,
  testDocument,
  testPhoto,
} from './rendering-test-setup.ts';

const draw = createDrawDocument();
const both = { pdf: true, image: true };

async function drawBoth(document: DrawableDocument): Promise<{ pdf: Uint8Array; image: Uint8Array }> {
  const { pdf, image } = await draw(document, both);
  assert.ok(pdf !== null && image !== null);
  return { pdf, image };
}

test('equal documents give equal bytes, whatever was drawn between', async () => {
  const first = digestsOf(await draw(testDocument(), both));
  await draw(testDocument(longNames), both);
  assert.deepEqual(digestsOf(await draw(testDocument(), both)), first);
  assert.equal(digestsOf(await draw(testDocument(), { pdf: false, image: true }))['image'], first['image']);
  assert.deepEqual(digestsOf(await createDrawDocument()(testDocument(), both)), first, 'nor by whom');
});

test('an image is the same without a PDF beside it, for which Typst has no picture but the place of each', async () => {
  const shapes = [
    { width: 97, height: 331 },
    { width: 413, height: 131 },
  ];
  const photos = shapes.map((size) =>
    sharp(testPhoto)
      .resize({ ...size, fit: 'fill' })
      .jpeg()
      .toBuffer(),
  );
  for (const facePhoto of [null, ...(await Promise.all(photos))]) {
    const document = { ...testDocument(), facePhoto, signedCode: longSignedCode };
    const alone = await draw(document, { pdf: false, image: true });
    assert.deepEqual(digestsOf(alone)['image'], digestsOf(await draw(document, both))['image']);
  }
});

test('the PDF is a tagged PDF/A-3a with a title and a language', async () => {
  const { pdf } = await drawBoth(testDocument());
  const text = objectsOf(pdf);
  assert.ok(text.startsWith('%PDF-1.7'));
  assert.match(text, /<pdfaid:part>3<\/pdfaid:part>/);
  assert.match(text, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
  assert.match(text, /\/MarkInfo/);
  assert.match(text, /\/Lang ?\(kk/);
  assert.match(Buffer.from(pdf).toString('utf8'), /<dc:title>.*Жеке куәлік \/ Удостоверение личности [0-9]{9}/s);
});

test('each label is one part of the document with its value, for a reader that reads it aloud', async () => {
  const { pdf } = await drawBoth(testDocument());
  const FIELDS_OF_THE_CARD = 13;
  // A field is a cell, and in it the two paragraphs.
  assert.ok((objectsOf(pdf).match(/\/S \/Div/g)?.length ?? 0) >= 2 * FIELDS_OF_THE_CARD);
});

test('a card is small: its objects are packed, its artwork is lean', async () => {
  const { pdf } = await drawBoth(testDocument());
  assert.ok(pdf.length - testPhoto.length <= 75_000, `${pdf.length} bytes with a photo of ${testPhoto.length}`);
});

test('the attached JSON is result_json', async () => {
  const document = testDocument();
  const { pdf } = await drawBoth(document);
  assert.match(objectsOf(pdf), /document\.json/);
  assert.deepEqual(JSON.parse(attachmentOf(pdf)), document.resultJson);
});

test('invisible marks in a name are data, but never drawn: the page shows the letters in their own order', async () => {
  const document = testDocument();
  const plain = await drawBoth(document);
  const { firstName, lastName } = document.resultJson.common.docOwner;
  const marked = structuredClone(document);
  const within = (name: string, mark: string) => `${name.slice(0, 2)}${mark}${name.slice(2)}`;
  const spoil = (value: unknown): unknown => {
    if (value === firstName) return within(firstName, '\u202e');
    if (value === lastName) return `\u2067${within(lastName, '\u200d')}\u2069\u200b`;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(part)]));
  };
  marked.resultJson = spoil(document.resultJson) as ResultJson;
  assert.notDeepEqual(marked.resultJson, document.resultJson);
  const drawn = await drawBoth(marked);
  assert.equal((await readPdf(drawn.pdf)).text, (await readPdf(plain.pdf)).text);
  assert.deepEqual(JSON.parse(attachmentOf(drawn.pdf)), marked.resultJson);
});

test('the text layer has every Kazakh letter and the whole of the longest names', async () => {
  const alphabet = 'ӘҒҚҢӨҰҮҺІ әғқңөұүһі';
  const { pdf } = await drawBoth(testDocument({ ...longNames, birthPlace: `${alphabet}/${alphabet}` }));
  const { pages, text } = await readPdf(pdf);
  assert.equal(pages, 1);
  assert.ok(text.includes(alphabet), text);
  const letters = text.replace(/[^\p{Letter}]/gu, '');
  for (const name of [
    'ӘБДІҒАППАРҰЛЫҚҰДАЙБЕРГЕНОВА',
    'МҰХАММЕДҒАЛИХАННҰРСҰЛТАНХАЙРОЛЛА',
    'НҰРМҰХАММЕДҒАЛИХАНҚЫЗЫҺҮСЕЙІНОВА',
  ]) {
    assert.ok(letters.includes(name), name);
  }
  assert.match(text, /IDKAZ[0-9]{10}900101300017<<</);
});

test('the diagonal mark is drawn, but its words are not among the text that readers search and copy', async () => {
  const { text } = await readPdf((await drawBoth(testDocument())).pdf);
  assert.equal(text.split('SANDBOX').length - 1, 1, 'only the line at the foot');
  assert.match(text, /SANDBOX \/ ҮЛГІ \/ ОБРАЗЕЦ — ресми құжат емес/);
});

test('QR code and barcode say the same in the reply, in the image and in the PDF', async () => {
  for (const change of [{}, longNames]) {
    const document = testDocument(change);
    const { qrText, barcode } = documentCodes('card', identityCard.sample({ ...personOf(document), ...change }).common);
    const expected = { QRCode: qrText, PDF417: barcode.text };
    const drawn = await draw(document, both);
    assert.ok(drawn.pdf !== null && drawn.image !== null);
    assert.deepEqual(await readCodes(drawn.qrcode), { QRCode: expected.QRCode });
    assert.deepEqual(await readCodes(drawn.barcode), { PDF417: expected.PDF417 });
    assert.deepEqual(await readCodes(backFace(await readJpeg(drawn.image))), expected);
    assert.deepEqual(await readCodes(backFace(await rasterOfPdf(drawn.pdf))), expected);
  }
});

/** Above what soft edges and JPEG make, far below what a lost descender makes: both are measured in the tests below. */
const VISIBLE_DIFFERENCE = 70;

test('the image equals what pdfium makes of the PDF', async () => {
  for (const document of [testDocument(), testDocument(longNames), testDocument({}, false)]) {
    const { pdf, image } = await drawBoth(document);
    const [fromPdf, fromImage] = [await rasterOfPdf(pdf), await readJpeg(image)];
    assert.deepEqual([fromImage.width, fromImage.height], [1200, fromPdf.height]);
    const difference = largestTileDifference(fromPdf, fromImage);
    assert.ok(difference < VISIBLE_DIFFERENCE, `difference ${difference}`);
  }
});

test('that comparison would see Қ printed as К, and Ң as Н', async () => {
  for (const [right, wrong] of [
    ['Қалың', 'Калың'],
    ['Қалың', 'Қалын'],
  ]) {
    const one = await readJpeg((await drawBoth(testDocument({ firstName: right ?? '' }))).image);
    const other = await readJpeg((await drawBoth(testDocument({ firstName: wrong ?? '' }))).image);
    const nameOnly = everythingBut({ x: 380, y: 240, width: 780, height: 90 });
    assert.ok(largestTileDifference(one, other, nameOnly) > VISIBLE_DIFFERENCE, `${right} and ${wrong}`);
  }
});

test('the longest names stay inside their fields', async () => {
  const short = await readJpeg((await drawBoth(testDocument())).image);
  const long = await readJpeg((await drawBoth(testDocument(longNames))).image);
  assert.ok(largestTileDifference(short, long, valueBoxes) < VISIBLE_DIFFERENCE);
  // Without the boxes there is a difference, or this test would prove nothing.
  assert.ok(largestTileDifference(short, long) > VISIBLE_DIFFERENCE);
});

test('what cannot be shown is an error that does not quote it, and the next document is drawn', async () => {
  const expected = await draw(testDocument(), both);
  const secret = '漢字';
  // So tall that what is missing would be below the page.
  const tall = await sharp(testPhoto).resize(150, 1600, { fit: 'fill' }).jpeg().toBuffer();
  const bad: Array<[DrawableDocument, RegExp]> = [
    [{ ...testDocument(), facePhoto: testPhoto.subarray(0, testPhoto.length - 400) }, /not a complete JPEG/],
    [{ ...testDocument(), facePhoto: testPhoto.subarray(0, 100) }, /not a complete JPEG/],
    [{ ...testDocument(), facePhoto: tall.subarray(0, tall.length - 400) }, /not a complete JPEG/],
    [{ ...testDocument(), facePhoto: new Uint8Array(0) }, /not a complete JPEG/],
    [{ ...testDocument(), documentType: 'unheard_of' as DocumentTypeName }, /no definition/],
    [{ ...testDocument(), resultJson: { another: secret } }, /another shape/],
  ];
  for (const [document, message] of bad) {
    for (const want of [both, { pdf: false, image: true }, { pdf: true, image: false }]) {
      await assert.rejects(
        draw(document, want),
        (error: Error) => message.test(error.message) && !error.message.includes(secret),
      );
    }
  }
  assert.deepEqual(await draw(testDocument(), both), expected);
});

test('what no font has and what fits no field costs only itself', async () => {
  const odd = [
    { lastName: '王小明' },
    { lastName: 'محمد' },
    { firstName: 'ТЕСТ😀\ud800' },
    { lastName: 'ӘБДІҒАППАРҰЛЫ'.repeat(23) },
    { birthPlace: `${'Ұзын '.repeat(2500)}/x` },
  ];
  for (const change of odd) {
    const { pdf, image } = await drawBoth(testDocument(change));
    assert.match((await readPdf(pdf)).text, /012345678|Маңғыстау|Әбдіғаппарұлы|ӘБДІҒАППАРҰЛЫ|Ұлты/);
    assert.ok(image.length > 50_000);
  }
  assert.match((await readPdf((await drawBoth(testDocument({ firstName: 'Ĉу😀' }))).pdf)).text, /CУ\?/);
});

test('strings of the document are printed, never evaluated', async () => {
  const name = '#panic("x") $x$ *b* \\ @preview #import "a"';
  const { pdf } = await drawBoth(testDocument({ birthPlace: name }));
  assert.ok((await readPdf(pdf)).text.replace(/\s+/g, ' ').includes(name));
});

test('the sample mark is there for samples and only for them', async () => {
  const sample = await drawBoth(testDocument());
  const real = await drawBoth(testDocument({}, false));
  assert.match((await readPdf(sample.pdf)).text, /SANDBOX \/ ҮЛГІ \/ ОБРАЗЕЦ/);
  assert.doesNotMatch((await readPdf(real.pdf)).text, /SANDBOX|ҮЛГІ|ОБРАЗЕЦ/);
  // The diagonal words over the middle of the front.
  const middle = everythingBut({ x: 380, y: 200, width: 700, height: 400 });
  const [marked, plain] = [await readJpeg(sample.image), await readJpeg(real.image)];
  assert.ok(largestTileDifference(marked, plain, middle) > 20);
});

test('a document without a photo is drawn with an empty frame', async () => {
  const { pdf, image } = await drawBoth({ ...testDocument(), facePhoto: null });
  assert.ok(pdf.length > 10_000 && image.length > 50_000);
});

test('only what is wanted is returned', async () => {
  const none = await draw(testDocument(), { pdf: false, image: false });
  assert.deepEqual([none.pdf, none.image], [null, null]);
  assert.ok(none.qrcode.length > 0 && none.barcode.length > 0);
});

test('codes come also where the page could not be drawn, if no page is wanted', async () => {
  const broken = { ...testDocument(), facePhoto: new Uint8Array(0) };
  const { qrcode, barcode } = await draw(testDocument(), both);
  assert.deepEqual(await draw(broken, { pdf: false, image: false }), {
    qrcode,
    barcode,
    pdf: null,
    image: null,
    pageImages: null,
  });
});

/** Where both codes are. On the whole page this reader's search for PDF417 is misled by the front. */
function backFace({ width, height, rgb }: Raster): Raster {
  const top = Math.floor(height / 2);
  return { width, height: height - top, rgb: rgb.subarray(top * width * 3) };
}

const everythingBut = ({ x, y, width, height }: Rectangle): Rectangle[] => [
  { x: 0, y: 0, width: 1200, height: y },
  { x: 0, y: y + height, width: 1200, height: 4000 },
  { x: 0, y: 0, width: x, height: 4000 },
  { x: x + width, y: 0, width: 1200, height: 4000 },
];

/** Where the template lets values be, in points of a face → pixels of the image. */
const valueBoxes: Rectangle[] = [
  ...[68, 116, 164].map((y) => onFace(0, 180, y + 7, 372, 38)),
  onFace(0, 366, 221, 186, 26),
  onFace(0, 366, 317, 186, 36),
  onFace(0, 180, 317, 172, 36),
  onFace(1, 20, 29, 380, 38),
  onFace(1, 20, 77, 184, 26),
  onFace(1, 214, 77, 186, 26),
  onFace(1, 418, 19, 135, 136),
  onFace(1, 20, 171, 532, 79),
  onFace(1, 40, 268, 496, 86),
];

function onFace(face: 0 | 1, x: number, y: number, width: number, height: number): Rectangle {
  const top = 14 + face * (360.5 + 14);
  return { x: 2 * (14 + x), y: 2 * (top + y), width: 2 * width, height: 2 * height };
}

function personOf(document: DrawableDocument<ResultJson>) {
  const { iin, lastName, firstName, middleName } = document.resultJson.common.docOwner;
  return {
    iin,
    lastName,
    firstName,
    middleName,
    sex: 'male' as const,
    birthday: '1990-01-01',
    birthPlace: '',
    nationality: '',
    citizenship: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН',
    address: 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА',
    children: [],
  };
}
