/** PDFs that were bent on their way, made here by the dozen: each is handed on or refused with a reason, and none is without end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePng, qrModules } from '../codes.ts';
import { checkPdf } from './check-pdf.ts';
import { defaultSuppliedLimits, RefusedPdfError } from './supplied-files.ts';
import { createSuppliedPool } from './supplied-pool.ts';
import { certificate, packedPdf, pdfOfPages, suppliedTask, textPage } from './supplied-test-setup.ts';

const code = codePng(qrModules('STATE:012345'), 4);
const originals: [string, Buffer][] = [
  ['a page of text', pdfOfPages([textPage])],
  ['a certificate', await certificate(code, code)],
  ['packed objects', packedPdf('<< /S /GoTo /D [4 0 R /Fit] >>')],
];

function isDamaged(error: unknown): boolean {
  return error instanceof RefusedPdfError && error.refusal === 'damaged';
}

/** Numbers that look random and are the same in each run (xorshift). */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

for (const [what, pdf] of originals) {
  test(`${what}, cut anywhere but in its last line, is refused`, async () => {
    for (let percent = 5; percent <= 95; percent += 5) {
      const cut = pdf.subarray(0, Math.floor((pdf.length * percent) / 100));
      for (const bytes of [cut, Buffer.concat([cut, Buffer.alloc(2000)]), Buffer.concat([cut, Buffer.from('%%EO')])]) {
        await assert.rejects(checkPdf(bytes, defaultSuppliedLimits), isDamaged, `${percent} %`);
      }
    }
  });
}

test('PDFs with bytes overwritten, lost or doubled are handed on, or refused with a reason', async (t) => {
  // In workers: the parser comes to no end with some.
  const pool = createSuppliedPool({ timeoutMs: 3_000, threads: 2 });
  t.after(() => pool.close());
  const random = numbers(2026);
  const next = (bound: number) => random.next().value % bound;
  const mangled = Array.from({ length: 36 }, (_, round) => {
    const [, pdf] = originals[(round % 2) * 2] as (typeof originals)[number];
    const [at, length] = [next(pdf.length), 1 + next(40)];
    const [before, after] = [pdf.subarray(0, at), pdf.subarray(at + length)];
    const inserted = [Buffer.alloc(length, next(256)), Buffer.alloc(0), pdf.subarray(at, at + length).toReversed()];
    return Buffer.concat([before, inserted[round % 3] ?? Buffer.alloc(0), after]);
  });
  const outcomes = await Promise.all(mangled.map((pdf) => pool.prepare(suppliedTask({ pdf }))));
  for (const { files, refused } of outcomes) {
    assert.ok((files.pdf === null) === (refused !== undefined));
    assert.notEqual(refused, 'unreadable', 'no failure that nobody foresaw');
  }
});
