/**
 * Other people's PDFs, which nobody here has chosen: each file of the folder that `QUJAT_TEST_PDFS` names is handed on or refused with a
 * reason, and none is without end. CONTRIBUTING.md says where such files are to be had.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SuppliedOutcome } from '../server/src/rendering/supplied/supplied-files.ts';
import { createSuppliedPool } from '../server/src/rendering/supplied/supplied-pool.ts';
import { suppliedTask } from '../server/src/rendering/supplied/supplied-test-setup.ts';

const folder = process.env['QUJAT_TEST_PDFS'];
const NOT_READ = /^image, photo and codes were not taken from the PDF: (.*)$/;

test('PDFs of other people are handed on, or refused with a reason', {
  timeout: Number.POSITIVE_INFINITY,
}, async (t) => {
  if (folder === undefined) return t.skip('QUJAT_TEST_PDFS names no folder of PDFs: see CONTRIBUTING.md');
  const files = globSync('**/*.[pP][dD][fF]', { cwd: folder }).sort();
  assert.ok(files.length > 0, `no PDF is in ${folder}`);
  const threads = availableParallelism();
  const pool = createSuppliedPool({ threads });
  t.after(() => pool.close());
  const tally = new Map<string, number>();
  const unexplained: string[] = [];
  const waiting = files.values();
  const prepareOneByOne = async () => {
    for (const file of waiting) {
      const outcome = await pool.prepare(suppliedTask({ pdf: readFileSync(join(folder, file)) }));
      if (!isExplained(outcome)) unexplained.push(file);
      const word = wordOf(outcome);
      tally.set(word, (tally.get(word) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: threads }, prepareOneByOne));
  const figures = [...tally].sort(([, one], [, other]) => other - one).map(([word, times]) => `${word} ${times}`);
  t.diagnostic(`${files.length} files: ${figures.join(', ')}`);
  assert.deepEqual(unexplained, []);
});

/** Either a PDF or a reason; and no failure that nobody foresaw. */
function isExplained({ files, refused, notes }: SuppliedOutcome): boolean {
  const isForeseen = refused !== 'unreadable' && notes.every((note) => NOT_READ.exec(note)?.[1] !== 'unreadable');
  return isForeseen && (files.pdf === null) === (refused !== undefined);
}

function wordOf({ refused, changes, notes }: SuppliedOutcome): string {
  if (refused !== undefined) return `refused as ${refused}`;
  const unread = notes.some((note) => NOT_READ.test(note)) ? ', not read in time' : '';
  return `${changes.length > 0 ? changes.join(' and ') : 'as it is'}${unread}`;
}
