/** PDFs with something before or behind them, or with half an end: kinds that were reported of other readers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPdf } from './check-pdf.ts';
import { defaultSuppliedLimits, RefusedPdfError } from './supplied-files.ts';
import { packedPdf, pdfOfPages, textPage } from './supplied-test-setup.ts';

const plain = pdfOfPages([textPage]);
const packed = packedPdf('<< /S /GoTo /D [4 0 R /Fit] >>');
const html = `<html>${'<!-- x -->'.repeat(550)}</html>`;
const startOf = (mark: string) => plain.lastIndexOf(mark);
const withBehind = (behind: string | Buffer, pdf = plain) => Buffer.concat([pdf, Buffer.from(behind)]);

const asItIs: [string, Buffer][] = [
  ['1,000 NULs behind', withBehind(Buffer.alloc(1000))],
  ['a newline and a blank behind', withBehind('\n ')],
];

for (const [what, pdf] of asItIs) {
  test(`${what}: handed on byte for byte`, async () => {
    assert.deepEqual((await checkPdf(pdf, defaultSuppliedLimits)).bytes, pdf);
  });
}

const taken: [string, Buffer, Buffer][] = [
  ['80,508 NULs behind', withBehind(Buffer.alloc(80_508)), plain],
  ['2 KB of NULs behind a file with packed objects', withBehind(Buffer.alloc(2048), packed), packed],
  ['1,500 blanks behind', withBehind(' '.repeat(1500)), plain],
  ['blanks, NULs and line ends behind', withBehind('\r\n\0 \t\f'.repeat(500)), plain],
  ['a page of HTML behind', withBehind(`\n${html}`), plain],
  ['4 KB of noise behind', withBehind(Buffer.alloc(4096, '\xa7\x01', 'latin1')), plain],
  ['a page of HTML and padding behind', withBehind(`${html}${' '.repeat(2000)}`), plain],
  ['%%EO at the end', plain.subarray(0, startOf('%%EOF') + 4), plain],
  ['%EOF at the end', withBehind('%EOF\n', plain.subarray(0, startOf('%%EOF'))), plain],
  ['nothing behind the last number', plain.subarray(0, startOf('\n%%EOF')), plain],
  ['%%EO and 3 KB of padding', withBehind(Buffer.alloc(3000), plain.subarray(0, startOf('%%EOF') + 4)), plain],
  ['900 bytes of a mail’s head before', Buffer.concat([Buffer.from('X: y\r\n'.repeat(150)), plain]), plain],
  ['a byte order mark before', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]), plain],
  ['1,120 bytes of HTML before', Buffer.concat([Buffer.from('<!-- -->'.repeat(140)), plain]), plain],
  ['40 KB before', Buffer.concat([Buffer.alloc(40_000, 'x'), plain]), plain],
];

for (const [what, pdf, whole] of taken) {
  test(`${what}: the PDF without it is handed on`, async () => {
    const { bytes, changes } = await checkPdf(pdf, defaultSuppliedLimits);
    const text = (file: Uint8Array) => Buffer.from(file).toString('latin1').trimEnd();
    assert.equal(text(bytes), text(whole));
    assert.deepEqual(changes, []);
  });
}

const newer = Buffer.from(
  '5 0 obj\n<< /Length 4 >>\nstream\nBT ET\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \n',
);
const refused: [string, Buffer][] = [
  ['cut at 60 %', plain.subarray(0, plain.length * 0.6)],
  ['cut at 60 %, then padded', withBehind(Buffer.alloc(3000), plain.subarray(0, plain.length * 0.6))],
  ['cut in the last number', plain.subarray(0, startOf('\n%%EOF') - 1)],
  ['cut in a newer version of the document', withBehind(Buffer.concat([newer, Buffer.alloc(3000, 'x')]))],
  ['another table of objects than the last number names', withoutTable()],
];

for (const [what, pdf] of refused) {
  test(`${what}: refused as damaged`, async () => {
    await assert.rejects(
      checkPdf(pdf, defaultSuppliedLimits),
      (error) => error instanceof RefusedPdfError && error.refusal === 'damaged',
    );
  });
}

test('a PDF deep inside another file is none', async () => {
  await assert.rejects(
    checkPdf(Buffer.concat([Buffer.alloc(70_000, 'x'), plain]), defaultSuppliedLimits),
    (error) => error instanceof RefusedPdfError && error.refusal === 'not_a_pdf',
  );
});

function withoutTable(): Buffer {
  const text = plain.toString('latin1').replace(/startxref\n\d+\n%%EOF\n/, `startxref\n7\n${' junk'.repeat(400)}`);
  return Buffer.from(text, 'latin1');
}
