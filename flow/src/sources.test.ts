/** What the page takes from others: nothing but what the build watches, so that no old page is served. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { SOURCES } from '../build.ts';

const folder = join(import.meta.dirname, '..');
const filesOf = (patterns: readonly string[]) => patterns.flatMap((each) => globSync(each, { cwd: folder }));

test('every file that the page imports decides whether it is built anew', () => {
  const watched = new Set(filesOf(SOURCES).map((file) => join(folder, file)));
  const imported = filesOf(['src/**/*.{ts,tsx,css}', 'index.html'])
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      // Types are erased.
      const text = readFileSync(join(folder, file), 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gm, '');
      return [...text.matchAll(/["'](\.\.?\/[^"']+)["']/g)].map(([, target = '']) =>
        join(folder, dirname(file), target),
      );
    });
  assert.ok(imported.length > 60, `${imported.length} imports`);
  assert.deepEqual(
    imported.filter((file) => !watched.has(file)),
    [],
  );
});
