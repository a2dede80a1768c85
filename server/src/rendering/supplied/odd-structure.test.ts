/**
 * PDFs whose objects are bound together in odd ways, of the kinds that other people's test suites are full of: each is handed on or
 * refused with a reason, and none is without end. A folder of such files is tried by `torture/foreign-pdfs.test.ts`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { PdfChange, Refusal } from './supplied-files.ts';
import { createSuppliedPool } from './supplied-pool.ts';
import { firstFree, pdfOf, pdfOfPages, suppliedTask, type TestObject, textPage } from './supplied-test-setup.ts';

type Outcome = 'as it is' | PdfChange | Refusal;

const plain = pdfOfPages([textPage]);
const free = firstFree(1);
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const edited = (change: (text: string) => string, pdf = plain) => Buffer.from(change(pdf.toString('latin1')), 'latin1');
const pagesOf = (...objects: TestObject[]) => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...objects]);
const drawnBy = (filter: string, data: Uint8Array | string) =>
  pagesOf(
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    { dict: `/Filter ${filter}`, data },
  );

/** A newer version behind the file, whose table of objects names the one before it. */
function updated(previous: number | 'itself'): Buffer {
  const start = plain.length;
  const trailer = `<< /Size ${free} /Root 1 0 R /Prev ${previous === 'itself' ? start : previous} >>`;
  return Buffer.concat([
    plain,
    Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`),
  ]);
}

const firstTable = Number(/startxref\n(\d+)/.exec(plain.toString('latin1'))?.[1]);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const encryptedFile = readFileSync(new URL('test-files/user-password-rc4-128.pdf', import.meta.url));

const kinds: [what: string, pdf: Buffer, outcome: Outcome][] = [
  // Tables of objects.
  ['a newer version', updated(firstTable), 'as it is'],
  ['a newer version that misses the table before it', updated(999_999), 'repaired'],
  ['a newer version whose table before it is itself', updated('itself'), 'repaired'],
  ['a table that begins at 1', edited((text) => text.replace('xref\n0 ', 'xref\n1 ')), 'as it is'],
  ['a table whose rows are a byte short', edited((text) => text.replaceAll(' n \n', ' n\n')), 'as it is'],
  [
    'a table whose places are those of other objects',
    edited((text) => text.replace(/\n00000000(\d\d) /g, '\n00000001$1 ')),
    'repaired',
  ],
  ['a size of 2,000 million objects', edited((text) => text.replace(/\/Size \d+/, '/Size 2000000000')), 'as it is'],
  // Trees and chains without end.
  ['pages that are their own parent', pagesOf('<< /Type /Pages /Kids [2 0 R] /Count 1 >>'), 'damaged'],
  [
    'pages that lead back to the first',
    pagesOf('<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>'),
    'damaged',
  ],
  ['a page that says it is a million', pagesOf('<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>', page), 'damaged'],
  ['a count below nothing', pagesOf('<< /Type /Pages /Kids [3 0 R] /Count -1 >>', page), 'as it is'],
  [
    'bookmarks in a circle',
    pdfOfPages(
      [textPage],
      [`<< /Title (a) /Next ${free} 0 R /Parent ${free} 0 R >>`],
      `/Outlines << /First ${free} 0 R /Last ${free} 0 R >>`,
    ),
    'as it is',
  ],
  [
    'names in a circle',
    pdfOfPages([textPage], [`<< /Kids [${free} 0 R] >>`], `/Names << /Dests ${free} 0 R >>`),
    'as it is',
  ],
  ['lists 20,000 deep', pdfOfPages([textPage], [nested(20_000)], `/Deep ${free} 0 R`), 'repaired'],
  // Drawings without end.
  [
    'a form that draws itself',
    pdfOfPages(
      [{ content: '/F Do', pictures: `/F ${free} 0 R` }],
      [
        {
          dict: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${free} 0 R >> >>`,
          data: '/F Do',
        },
      ],
    ),
    'as it is',
  ],
  [
    'a letter that is drawn by itself',
    pdfOfPages(
      [{ content: 'BT /T 9 Tf (a) Tj ET', resources: `/Font << /T ${free} 0 R >>` }],
      [
        `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a ${free + 1} 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /T ${free} 0 R >> >> >>`,
        { dict: '', data: '9 0 d0 BT /T 9 Tf (a) Tj ET' },
      ],
    ),
    'as it is',
  ],
  [
    'a mask that is its own mask',
    pdfOfPages(
      [{ content: '/F Do', pictures: `/F ${free} 0 R` }],
      [
        {
          dict: `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask ${free} 0 R`,
          data: 'x',
        },
      ],
    ),
    'as it is',
  ],
  ['saves of the state without a restore', pdfOfPages([{ content: 'q '.repeat(100_000) }]), 'as it is'],
  // Streams.
  ['a length that refers to itself', edited((text) => text.replace(/\/Length \d+ >>/, '/Length 5 0 R >>')), 'repaired'],
  ['a length of 4,000 million', edited((text) => text.replace(/\/Length \d+ >>/, '/Length 4000000000 >>')), 'repaired'],
  ['a stream without its end', edited((text) => text.replace('\nendstream', '')), 'repaired'],
  ['drawing in hex', drawnBy('/ASCIIHexDecode', '30203020313020313020726520660d>'), 'as it is'],
  ['drawing in base 85', drawnBy('/ASCII85Decode', '87cURD]j7BEbo80~>'), 'as it is'],
  ['a filter that nobody knows', drawnBy('/NoSuchDecode', 'x'), 'as it is'],
  ['a hundred filters', drawnBy(`[${'/ASCIIHexDecode '.repeat(100)}]`, '3e>'), 'as it is'],
  ['a dictionary that deflates to nothing', drawnBy('/FlateDecode', 'no zlib'), 'as it is'],
  // Pages.
  ['a page turned inside out', pdfOfPages([{ ...textPage, mediaBox: '595 842 0 0' }]), 'as it is'],
  ['a page of no size', pdfOfPages([{ ...textPage, mediaBox: '0 0 0 0' }]), 'as it is'],
  ['a page whose box is words', pdfOfPages([{ ...textPage, mediaBox: '/a /b /c /d' }]), 'as it is'],
  ['a page turned by 37 degrees', pdfOfPages([{ ...textPage, entries: '/Rotate 37' }]), 'as it is'],
  // Words.
  [
    'a script under a spelt-out name',
    pdfOfPages([textPage], [], '/OpenAction << /S /J#61vaScript /JS (evil) >>'),
    'active_content_removed',
  ],
  ['a name of 100,000 letters', pdfOfPages([textPage], [], `/${'N'.repeat(100_000)} 1`), 'as it is'],
  [
    'a text whose bracket is never closed',
    edited((text) => text.replace('/Type /Catalog', '/Lang (kk /Type /Catalog')),
    'damaged',
  ],
  ['encrypted, and its objects lost', edited((text) => text.replaceAll(' obj', ' oxx'), encryptedFile), 'encrypted'],
];

const pool = createSuppliedPool({ timeoutMs: 60_000 });
after(() => pool.close());

/** All at once, so that every thread has work. */
const outcomes = kinds.map(([, pdf]) => pool.prepare(suppliedTask({ pdf })));

for (const [index, [what, pdf, expected]] of kinds.entries()) {
  test(`${what}: ${expected}`, async () => {
    const { files, changes, refused } = (await outcomes[index]) ?? assert.fail();
    const outcome = refused ?? changes[0] ?? (pdf.equals(files.pdf ?? new Uint8Array()) ? 'as it is' : 'changed');
    assert.equal(outcome, expected);
  });
}
