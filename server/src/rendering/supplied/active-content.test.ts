import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPdf } from './check-pdf.ts';
import { defaultSuppliedLimits, RefusedPdfError } from './supplied-files.ts';
import { firstFree, packedPdf, pdfOfPages, type TestObject, textPage } from './supplied-test-setup.ts';

const free = firstFree(1);
const annotated = (annotation: string) =>
  pdfOfPages([{ ...textPage, entries: `/Annots [<< /Type /Annot /Rect [0 0 99 99] ${annotation} >>]` }]);
const attached = (name: string) =>
  pdfOfPages(
    [textPage],
    [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${free + 1} 0 R >> >>`,
      { dict: '/Type /EmbeddedFile', data: 'MZ' },
    ],
    `/Names << /EmbeddedFiles << /Names [(${name}) ${free} 0 R] >> >>`,
  );
const inCatalogue = (entries: string, objects: TestObject[] = []) => pdfOfPages([textPage], objects, entries);

/** What it is, the kind that is told, and words that must be gone from the file. */
const active: [string, string, Buffer, RegExp][] = [
  [
    'a script on opening',
    'JavaScript',
    inCatalogue('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    /alert/,
  ],
  [
    'a script of the document',
    'JavaScript',
    inCatalogue('/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (evil) >>] >> >>'),
    /evil/,
  ],
  ['a script on closing', 'JavaScript', inCatalogue('/AA << /WC << /S /JavaScript /JS (evil) >> >>'), /evil/],
  [
    'a script behind a harmless action',
    'JavaScript',
    inCatalogue('/OpenAction << /S /GoTo /D [4 0 R /Fit] /Next [<< /S /JavaScript /JS (evil) >>] >>'),
    /evil/,
  ],
  [
    'a script under an escaped name',
    'JavaScript',
    inCatalogue('/Open#41ction << /S /Java#53cript /JS (evil) >>'),
    /evil/,
  ],
  ['a script in a packed object', 'JavaScript', packedPdf('<< /S /JavaScript /JS (evil) >>'), /evil/],
  ['a program', 'Launch', inCatalogue(`/OpenAction ${free} 0 R`, ['<< /S /Launch /F (cmd.exe) >>']), /cmd/],
  ['a link', 'URI', annotated('/Subtype /Link /A << /S /URI /URI (https://example.com/track) >>'), /example/],
  [
    'a form that is sent',
    'SubmitForm',
    annotated('/Subtype /Link /A << /S /SubmitForm /F (https://example.com) >>'),
    /example/,
  ],
  ['another document', 'GoToR', annotated('/Subtype /Link /A << /S /GoToR /F (//host/share) /D [0 /Fit] >>'), /host/],
  [
    'a script of the page',
    'JavaScript',
    pdfOfPages([{ ...textPage, entries: '/AA << /O << /S /JavaScript /JS (evil) >> >>' }]),
    /evil/,
  ],
  [
    'a dynamic form',
    'XFA',
    inCatalogue(`/AcroForm << /Fields [] /XFA ${free} 0 R >>`, [{ dict: '', data: '<xdp>evil</xdp>' }]),
    /evil/,
  ],
  ['a film', 'Screen', annotated('/Subtype /Screen /T (evil)'), /evil/],
  ['an attached program', 'EmbeddedFile', attached('setup.exe'), /MZ/],
  [
    'a stream from outside',
    'ExternalStream',
    inCatalogue(`/Piece ${free} 0 R`, [{ dict: '/F (https://example.com/x)', data: '' }]),
    /example/,
  ],
];

for (const kind of ['GoToE', 'ImportData', 'Rendition', 'RichMediaExecute', 'Movie', 'Sound', 'GoTo3DView']) {
  active.push([`an action ${kind}`, kind, inCatalogue(`/OpenAction << /S /${kind} /T (evil) >>`), /evil/]);
}
for (const kind of ['FileAttachment', 'RichMedia', 'Movie', 'Sound', '3D']) {
  active.push([`an annotation ${kind}`, kind, annotated(`/Subtype /${kind} /T (evil)`), /evil/]);
}

for (const [what, kind, pdf, gone] of active) {
  test(`${what}: taken out, and told as ${kind}`, async () => {
    const { bytes, notes } = await checkPdf(pdf, defaultSuppliedLimits);
    assert.match(notes[0] ?? '', new RegExp(`active content was taken out of the PDF: .*${kind} \\(`));
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), gone);
    assert.deepEqual((await checkPdf(bytes, { ...defaultSuppliedLimits, activeContent: 'refuse' })).notes, []);
  });

  test(`${what}: refused where the operator wants that`, async () => {
    await assert.rejects(
      checkPdf(pdf, { ...defaultSuppliedLimits, activeContent: 'refuse' }),
      refusedAs('active_content'),
    );
  });
}

const harmless: [string, Buffer][] = [
  ['attached data', attached('document.json')],
  ['a jump inside the document', inCatalogue('/OpenAction << /S /GoTo /D [4 0 R /Fit] >>')],
  [
    'a font that has the name of an action',
    pdfOfPages([textPage], [], '/Fonts << /AA << /Type /Font /Subtype /Type1 /BaseFont /Courier >> /A 3 0 R >>'),
  ],
  ['a comment', annotated('/Subtype /Text /Contents (hello)')],
];

for (const [what, pdf] of harmless) {
  test(`${what}: left as it is, byte for byte`, async () => {
    const { bytes, notes } = await checkPdf(pdf, { ...defaultSuppliedLimits, activeContent: 'refuse' });
    assert.deepEqual([bytes, notes], [pdf, []]);
  });
}

test('a script that hangs nowhere is not handed on: another reader might find it', async () => {
  const pdf = pdfOfPages([textPage], ['<< /S /JavaScript /JS (evil) >>']);
  const { bytes } = await checkPdf(pdf, defaultSuppliedLimits);
  assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /evil|JavaScript/);
});

test('what this parser cannot read is not handed on: another reader might find a script there', async () => {
  const unreadable = `<< /Filler [${'<</A 1>>'.repeat(400_000)}] /S /Java#53cript /JS (evil) >>`;
  const { bytes, notes } = await checkPdf(inCatalogue(`/OpenAction ${free} 0 R`, [unreadable]), defaultSuppliedLimits);
  assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /evil/);
  assert.equal(notes.length, 1);
});

function refusedAs(refusal: string) {
  return (error: unknown) => error instanceof RefusedPdfError && error.refusal === refusal;
}
