import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../../errors.ts';
import { createSuppliedPool } from './supplied-pool.ts';
import { firstFree, pdfOfPages, placed, suppliedTask, textPage } from './supplied-test-setup.ts';

const plain = pdfOfPages([textPage]);

/** A page filled with a pattern of five thousand million tiles, in a kilobyte. */
const endless = (() => {
  const pattern =
    '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 0.01 /YStep 0.01';
  const tile = { dict: `${pattern} /Resources << >>`, data: '1 0 0 rg 0 0 50 50 re f' };
  const content = '/Pattern cs /P1 scn 0 0 595 842 re f';
  return pdfOfPages([{ content, resources: `/Pattern << /P1 ${firstFree(1)} 0 R >>` }], [tile]);
})();

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

test('a PDF without end is stopped, and the next one is prepared all the same', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 4_000 });
  t.after(() => pool.close());
  assert.deepEqual(await pool.prepare(suppliedTask({ pdf: endless })), { refused: 'too_much_time' });
  const outcome = await pool.prepare(suppliedTask({ pdf: plain }));
  assert.ok('files' in outcome);
  assert.equal(Buffer.from(outcome.files.pdf ?? []).toString('latin1'), plain.toString('base64'));
});

test('a PDF that wants all the memory is refused, and the next one is prepared all the same', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 120_000 });
  t.after(() => pool.close());
  assert.deepEqual(await pool.prepare(suppliedTask({ pdf: branching })), { refused: 'too_much_memory' });
  assert.ok('files' in (await pool.prepare(suppliedTask({ pdf: plain }))));
});

test('a worker that runs out of memory is replaced', async (t) => {
  const pool = createSuppliedPool({ timeoutMs: 120_000, maxHeapMegabytes: 24 });
  t.after(() => pool.close());
  const dictionaries = Array.from({ length: 90_000 }, () => '<< /A 1 /B 2 >>');
  assert.deepEqual(
    await pool.prepare(suppliedTask({ pdf: pdfOfPages([textPage], dictionaries, kept(dictionaries)) })),
    {
      refused: 'too_much_memory',
    },
  );
  assert.ok('refused' in (await pool.prepare(suppliedTask({ pdf: new Uint8Array(1) }))));
});

test('the caller’s files stay the caller’s', async (t) => {
  const pool = createSuppliedPool();
  t.after(() => pool.close());
  const mine = Uint8Array.from(plain);
  await pool.prepare(suppliedTask({ pdf: mine }));
  assert.deepEqual(mine, Uint8Array.from(plain));
});

test('a full queue refuses instead of growing, and so does a closed pool', async () => {
  const pool = createSuppliedPool({ maxQueue: 1 });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => pool.prepare(suppliedTask({ pdf: plain }))));
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(isUnavailable(outcome.reason));
  await pool.close();
  await assert.rejects(pool.prepare(suppliedTask({ pdf: plain })), isUnavailable);
});

/** References to all objects, so that none of them is left out. */
function kept(objects: unknown[]): string {
  return `/X [${objects.map((_, index) => `${firstFree(1) + index} 0 R`).join(' ')}]`;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'service_unavailable';
}
