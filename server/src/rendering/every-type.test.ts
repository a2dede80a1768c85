/** What holds for every document type of the catalogue and everybody in the sandbox who has one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'mrz';
import { Value } from 'typebox/value';
import { isFull } from '../checks/full-run-test-setup.ts';
import { type DocumentType, documentTypeNames, documentTypes } from '../documents/catalogue.ts';
import { documentCodes } from '../documents/code-text.ts';
import { commonSchema, type ResultJson } from '../documents/document-type.ts';
import { type SandboxPerson, sandboxPeople } from '../egov/sandbox/people.ts';
import { createDrawDocument } from './draw-document.ts';
import type { DrawableDocument } from './drawable-document.ts';
import {
  attachmentOf,
  cropped,
  largestTileDifference,
  longNames,
  objectsOf,
  rasterOfPdf,
  readCodes,
  readCodesOfPage,
  readJpeg,
  readPdf,
  resized,
  testPhoto,
} from './rendering-test-setup.ts';

/** Above what soft edges and JPEG make, far below what a lost descender makes; `draw-document.test.ts` measures both. */
const VISIBLE_DIFFERENCE = 70;
const IMAGE_WIDTH = { card: 1200, sheet: 1240 };
/** Cards have one page, of any height. */
const FIRST_PAGE_HEIGHT = { card: undefined, sheet: 1754 };

const draw = createDrawDocument();
const drawForReaders = createDrawDocument('ua-1');

function holdersOf(type: DocumentType): SandboxPerson[] {
  return sandboxPeople.filter(
    ({ documentTypes, situation }) => situation === 'ok' && documentTypes.includes(type.name),
  );
}

function documentOf(type: DocumentType, person: SandboxPerson): DrawableDocument<ResultJson> {
  const facePhoto = type.hasFacePhoto ? testPhoto : null;
  return { documentType: type.name, resultJson: type.sample(person), facePhoto, isSample: true };
}

/** Bytes of a PDF beside its photo: with one of 21 KB a card has 90. */
const MOST_BYTES = { card: 69_000, sheet: 80_000 };

/** Whose documents are drawn: in the full run everybody's. */
const DRAWN_OF_EACH = isFull ? sandboxPeople.length : 1;

type Drawn = Awaited<ReturnType<typeof drawAnew>>;
const drawings = new Map<string, Promise<Drawn>>();

/** Drawn once for all the tests that look at it. */
function drawn(type: DocumentType, person: SandboxPerson): Promise<Drawn> {
  const name = `${type.name} of ${person.iin}`;
  const drawing = drawings.get(name) ?? drawAnew(type, person);
  drawings.set(name, drawing);
  return drawing;
}

async function drawAnew(type: DocumentType, person: SandboxPerson) {
  const document = documentOf(type, person);
  const files = await draw(document, { pdf: true, image: true });
  assert.ok(files.pdf !== null && files.image !== null);
  return { ...files, pdf: files.pdf, image: files.image, document };
}

test('every type has somebody in the sandbox who has it, and somebody who lacks it', () => {
  for (const name of documentTypeNames) {
    const people = sandboxPeople.filter(({ situation }) => situation === 'ok');
    assert.ok(
      people.some(({ documentTypes }) => documentTypes.includes(name)),
      `${name}: nobody has it`,
    );
    assert.ok(
      people.some(({ documentTypes }) => !documentTypes.includes(name)),
      `${name}: everybody has it`,
    );
  }
});

for (const type of documentTypes) {
  describe(type.name, () => {
    const holders = holdersOf(type);
    const [holder] = holders;
    assert.ok(holder, `nobody has a ${type.name}`);

    for (const person of holders) {
      test(`the sample of ${person.iin} fits the schemas and repeats itself`, () => {
        const sample = type.sample(person);
        assert.deepEqual([...Value.Errors(commonSchema, sample.common)], []);
        assert.deepEqual([...Value.Errors(type.domain, sample.domain)], []);
        assert.equal(sample.common.docOwner.iin, person.iin);
        assert.equal(sample.common.docType.code, type.code);
        assert.equal(sample.common.docUri, `${type.code}:${sample.common.docNumber}`);
        assert.ok(sample.common.docIssuedDate === null || sample.common.docIssuedDate >= Date.parse(person.birthday));
        assert.deepEqual(type.sample(person), sample);
      });
    }

    test('the PDF is a small, tagged PDF/A-3a with the JSON attached', async () => {
      const { pdf, document } = await drawn(type, holder);
      const text = objectsOf(pdf);
      assert.match(text, /<pdfaid:part>3<\/pdfaid:part>.*<pdfaid:conformance>A<\/pdfaid:conformance>/s);
      assert.match(text, /\/MarkInfo/);
      assert.match(text, /\/Lang ?\(kk/);
      assert.match(text, /\/DisplayDocTitle true/);
      assert.deepEqual(JSON.parse(attachmentOf(pdf)), document.resultJson);
      const photoBytes = document.facePhoto?.length ?? 0;
      assert.ok(pdf.length - photoBytes <= MOST_BYTES[type.layout], `${pdf.length - photoBytes} bytes`);
    });

    test('the longest names and places take no page more', async () => {
      const { pdf } = await drawn(type, holder);
      const long = { ...documentOf(type, holder), resultJson: type.sample({ ...holder, ...longNames }) };
      const { pdf: longPdf } = await draw(long, { pdf: true, image: false });
      assert.equal((await readPdf(longPdf ?? new Uint8Array())).pages, (await readPdf(pdf)).pages);
    });

    test('the page keeps the rules of PDF/UA-1, so that it can be read aloud: Typst exports it as such', async () => {
      const { pdf } = await drawForReaders(documentOf(type, holder), { pdf: true, image: false });
      assert.match(Buffer.from(pdf ?? []).toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/);
    });

    for (const person of holders.slice(0, DRAWN_OF_EACH)) {
      test(`the document of ${person.iin} shows the holder's name and codes that say what the reply says`, async () => {
        const { pdf, image, qrcode, barcode, document } = await drawn(type, person);
        const codes = documentCodes(type.layout, document.resultJson.common);
        const symbology = codes.barcode.symbology === 'pdf417' ? 'PDF417' : 'Code128';
        const expected = { [codes.qrText]: 'QRCode', [codes.barcode.text]: symbology };
        assert.deepEqual(await readCodes(qrcode), { QRCode: codes.qrText });
        assert.deepEqual(await readCodes(barcode), { [symbology]: codes.barcode.text });
        const page = await readJpeg(image);
        assert.deepEqual(await readCodesOfPage(page, 2), expected);
        assert.equal(page.width, IMAGE_WIDTH[type.layout]);
        const { text } = await readPdf(pdf);
        // Not the lastName: papers of a marriage or a birth may show another than today's.
        assert.ok(lettersOf(text).includes(lettersOf(person.firstName)), `${person.firstName} is missing`);
      });
    }

    test('the image is what pdfium makes of the PDF, so no Қ can become a К', async () => {
      const { pdf, image } = await drawn(type, holder);
      const whole = await readJpeg(image);
      const firstPage = cropped(whole, 0, FIRST_PAGE_HEIGHT[type.layout] ?? whole.height);
      const fromPdf = await resized(await rasterOfPdf(pdf, 4), firstPage);
      const difference = largestTileDifference(fromPdf, firstPage);
      assert.ok(difference < VISIBLE_DIFFERENCE, `difference ${difference}`);
    });

    test('a machine-readable zone, where there is one, is valid and agrees with the document', () => {
      for (const person of holders) {
        const { mrz } = type.view(type.sample(person));
        if (mrz === undefined) continue;
        const { valid, fields } = parse(mrz as string[]);
        assert.ok(valid, JSON.stringify(mrz));
        assert.equal(fields.birthDate, person.birthday.replaceAll('-', '').slice(2));
      }
    });
  });
}

function lettersOf(text: string): string {
  return text.toLocaleUpperCase('kk').replace(/[^\p{Letter}]/gu, '');
}
