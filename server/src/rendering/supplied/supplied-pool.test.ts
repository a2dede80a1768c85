import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobodysTurn, type Turn } from '../work-queue.ts';
import { noFiles, type SuppliedOutcome } from './supplied-files.ts';
import { createSuppliedPool } from './supplied-pool.ts';
import {
  endlessPdf,
  firstFree,
  pdfOfPages,
  placed,
  suppliedTask,
  testPortrait,
  textPage,
} from './supplied-test-setup.ts';

const plain = pdfOfPages([textPage]);
const liveTurn: Turn = { ...nobodysTurn, environment: 'live' };

/** Forms that draw the next form twenty times, nine deep. */
const branching = (() => {
  const first = firstFree(1);
  const forms = Array.from({ length: 9 }, (_, index) => ({
    dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N ${first + index + 1} 0 R >> >>`,
    data: '/N Do '.repeat(20),
  }));
  const last = { dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', data: '0 0 500 500 re f' };
  return pdfOfPages([{ content: placed('F', 0, 0, 1, 1), pictures: `/F ${first} 0 R` }], [...forms, last]);
})();

test('a PDF that wants all the memory is refused, and the next one is prepared all the same', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 120_000 });
  t.after(() => pool.close());
  assert.equal((await pool.prepare(suppliedTask({ pdf: branching }))).refused, 'too_much_memory');
  assertTaken(await pool.prepare(suppliedTask({ pdf: plain })));
});

test('a PDF whose parsing kills its worker costs itself: the pictures beside it come, and the worker is replaced', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 120_000, maxHeapMegabytes: 40 });
  t.after(() => pool.close());
  const dictionaries = Array.from({ length: 90_000 }, () => '<< /A 1 /B 2 >>');
  const pdf = pdfOfPages([textPage], dictionaries, kept(dictionaries));
  const facePhoto = await testPortrait();
  const { files, refused } = await pool.prepare(suppliedTask({ pdf, facePhoto }));
  assert.equal(refused, 'too_much_memory');
  assert.deepEqual({ ...files, facePhoto: null }, noFiles);
  assert.ok(facePhoto.equals(files.facePhoto ?? new Uint8Array()));
  assert.equal((await pool.prepare(suppliedTask({ pdf: new Uint8Array(1) }))).refused, 'not_a_pdf');
});

test('a worker that dies at its start costs the document that waited for it; nobody waits for ever', async (t) => {
  const pool = createSuppliedPool({ maxHeapMegabytes: 4 });
  t.after(() => pool.close());
  const outcomes = await Promise.all([1, 2, 3].map(() => pool.prepare(suppliedTask({ pdf: plain }))));
  for (const { files, refused } of outcomes) assert.deepEqual([files, refused], [noFiles, 'too_much_memory']);
});

test('a PDF that parsing never ends with is stopped', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 1, threads: 1 });
  t.after(() => pool.close());
  const { files, refused } = await pool.prepare(suppliedTask({ pdf: plain }));
  assert.deepEqual([files, refused], [noFiles, 'too_much_time']);
});

test('a PDF that pdfium never ends with is handed on, without what would have come from it; meanwhile others are prepared', async (t) => {
  const pool = createSuppliedPool({ threads: 2, timeoutMs: 8_000 });
  t.after(() => pool.close());
  const hanging = pool.prepare(suppliedTask({ pdf: endlessPdf }), liveTurn);
  // The check of each goes before the reading of any.
  const outcomes = await Promise.all([1, 2, 3].map(() => pool.prepare(suppliedTask({ pdf: plain }), liveTurn)));
  outcomes.forEach(assertTaken);
  const { files, notes, refused } = await hanging;
  assert.deepEqual([endlessPdf.equals(files.pdf ?? new Uint8Array()), files.image, refused], [true, null, undefined]);
  assert.deepEqual(notes, ['image, photo and codes were not taken from the PDF: too_much_time']);
  assertTaken(await pool.prepare(suppliedTask({ pdf: plain })));
});

test('when the caller’s time is over, what was checked is handed on, and what waited is told as late', async (t) => {
  const pool = createSuppliedPool({ threads: 1, timeoutMs: 3_000 });
  t.after(() => pool.close());
  const deadline = new AbortController();
  const hanging = pool.prepare(suppliedTask({ pdf: endlessPdf }));
  const waiting = pool.prepare(suppliedTask({ pdf: plain }), { ...nobodysTurn, deadline: deadline.signal });
  const checked = pool.prepare(suppliedTask({ pdf: plain }), { ...liveTurn, deadline: AbortSignal.abort() });
  assert.deepEqual(await checked, { files: noFiles, changes: [], notes: [], isLate: true });
  // One worker: the check goes before the reading of the endless one, the reading after it.
  setTimeout(() => deadline.abort(), 1_500).unref();
  const { files, isLate } = await waiting;
  assert.deepEqual([files.pdf === null || plain.equals(files.pdf), files.image, isLate], [true, null, true]);
  await hanging;
});

test('the caller’s files stay the caller’s', async (t) => {
  const pool = createSuppliedPool();
  t.after(() => pool.close());
  const mine = Uint8Array.from(plain);
  await pool.prepare(suppliedTask({ pdf: mine }));
  assert.deepEqual(mine, Uint8Array.from(plain));
});

test('what the libraries say of a PDF stays out of the gateway’s own output', async (t) => {
  const writes = (['stdout', 'stderr'] as const).map((stream) => t.mock.method(process[stream], 'write', () => true));
  const pool = createSuppliedPool({ threads: 1 });
  const text = plain.toString('latin1').replace(/xref\n0 (\d+)/, 'xref\n1 $1');
  await pool.prepare(suppliedTask({ pdf: Buffer.from(text, 'latin1') }));
  await pool.close();
  const said = writes.flatMap(({ mock }) => mock.calls.map((call) => String(call.arguments[0])));
  for (const write of writes) write.mock.restore();
  assert.deepEqual(
    said.filter((words) => /xref/i.test(words)),
    [],
  );
});

function assertTaken({ files, refused }: SuppliedOutcome): void {
  assert.equal(refused, undefined);
  assert.ok(plain.equals(files.pdf ?? new Uint8Array()));
  assert.ok(files.image !== null);
}

/** References to all objects, so that none of them is left out. */
function kept(objects: unknown[]): string {
  return `/X [${objects.map((_, index) => `${firstFree(1) + index} 0 R`).join(' ')}]`;
}
