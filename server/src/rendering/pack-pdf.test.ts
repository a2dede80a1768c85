import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDF } from '@libpdf/core';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { packPdf } from './pack-pdf.ts';
import { attachmentOf, objectsOf, rasterOfPdf, readPdf } from './rendering-test-setup.ts';
import { readTextFonts } from './typst-compiler.ts';

const page = `#set document(title: "Құжат / Документ", description: "д")
#set page(width: 300pt, height: 200pt)
#set text(font: "Golos Text", lang: "kk")
= Тақырып
#rect(width: 40pt, height: 20pt, fill: rgb("#00697f"))
Қағаздағы мәтін, ${'endobj stream endstream '.repeat(3)}
#pagebreak()
Екінші бет
#pdf.attach("document.json", bytes("{\\"a\\": \\"әғқ\\"}"), relationship: "data", mime-type: "application/json", description: "д")`;

const typst = NodeCompiler.create({ fontArgs: [{ fontBlobs: readTextFonts() }] });
const plain = typst.pdf({ mainFileContent: page }, { pdfStandard: 'a-3a', creationTimestamp: 1 });

test('a packed PDF is smaller and says and shows the same, also to other programs', async () => {
  const packed = packPdf(plain);
  assert.ok(packed.length < 0.8 * plain.length, `${packed.length} of ${plain.length} bytes`);
  assert.deepEqual(await readPdf(packed), await readPdf(plain));
  assert.deepEqual(await rasterOfPdf(packed), await rasterOfPdf(plain));
  assert.equal(attachmentOf(packed), '{"a": "әғқ"}');
  const pdf = await PDF.load(packed);
  assert.equal(pdf.getPageCount(), 2);
  assert.equal(pdf.getTitle(), 'Құжат / Документ');
});

test('equal bytes give equal bytes, and readers show the title in place of the file name', () => {
  assert.deepEqual(packPdf(plain), packPdf(plain));
  assert.doesNotMatch(objectsOf(plain), /DisplayDocTitle/);
  assert.equal(objectsOf(packPdf(plain)).match(/\/DisplayDocTitle true/g)?.length, 1);
  const forReaders = typst.pdf({ mainFileContent: page }, { pdfStandard: 'ua-1', creationTimestamp: 1 });
  assert.equal(objectsOf(packPdf(forReaders)).match(/\/DisplayDocTitle true/g)?.length, 1);
});

test('a PDF that Typst did not write so is an error, never a PDF with less in it', () => {
  const text = Buffer.from(plain).toString('latin1');
  for (const other of ['', '%PDF-1.7\n', text.slice(0, -200), text.replace('/Root', '/Rood'), `${text}\n%%EOF`]) {
    assert.throws(() => packPdf(Buffer.from(other, 'latin1')), /not as Typst writes it/);
  }
});
