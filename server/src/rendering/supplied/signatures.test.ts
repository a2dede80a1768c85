/** A signed PDF of the state: its signature stays good, or it goes and that is told. It never stays and fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPdf } from './check-pdf.ts';
import { defaultSuppliedLimits } from './supplied-files.ts';
import { firstFree, pdfOfPages, textPage } from './supplied-test-setup.ts';

const field = firstFree(1);
const link =
  '<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (https://egov.example/check?id=1) >> >>';
const script = '/OpenAction << /S /JavaScript /JS (evil) >>';

/** A signature over its field, its place on the page, what it permits, and its name in the structure of the page. */
function signed({ annotations = '', catalogue = '', kids = false } = {}): Buffer {
  const signature = '<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 30] /Contents <00ff> >>';
  const widget = `/Type /Annot /Subtype /Widget /Rect [0 0 9 9] /V ${field + 1} 0 R`;
  const objects = kids
    ? [
        `<< /FT /Sig /T (s) /V ${field + 1} 0 R /Kids [${field + 2} 0 R] >>`,
        signature,
        `<< ${widget} /Parent ${field} 0 R >>`,
      ]
    : [`<< /FT /Sig /T (s) ${widget} >>`, signature, '<< >>'];
  const place = kids ? field + 2 : field;
  const page = { ...textPage, entries: `/Annots [${place} 0 R ${annotations}]` };
  const entries = [
    `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >> /Perms << /DocMDP ${field + 1} 0 R >>`,
    `/StructTreeRoot << /K << /Type /OBJR /Obj ${place} 0 R >> >> ${catalogue}`,
  ];
  return pdfOfPages([page], objects, entries.join(' '));
}

for (const [what, pdf] of [
  ['without anything active', signed()],
  ['with a link', signed({ annotations: link })],
  ['with padding behind it', Buffer.concat([signed({ annotations: link }), Buffer.alloc(500)])],
] as const) {
  test(`a signed PDF ${what} is handed on byte for byte`, async () => {
    const { bytes, changes } = await checkPdf(pdf, defaultSuppliedLimits);
    assert.deepEqual([bytes, changes], [pdf, []]);
  });
}

for (const [what, pdf] of [
  ['a script', signed({ catalogue: script })],
  ['a script and a link', signed({ annotations: link, catalogue: script })],
  ['a script, and a field in two parts', signed({ catalogue: script, kids: true })],
] as const) {
  test(`a signed PDF with ${what} loses its signature with it, and that is told`, async () => {
    const { bytes, changes, notes } = await checkPdf(pdf, defaultSuppliedLimits);
    assert.deepEqual(changes, ['active_content_removed', 'signature_removed']);
    assert.equal(notes.length, 2);
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /ByteRange|SigFlags|DocMDP|evil/);
  });
}

test('a link in a PDF that nobody has signed is taken out', async () => {
  const pdf = pdfOfPages([{ ...textPage, entries: `/Annots [${link}]` }]);
  const { bytes, changes } = await checkPdf(pdf, defaultSuppliedLimits);
  assert.deepEqual(changes, ['active_content_removed']);
  assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /egov\.example/);
});
