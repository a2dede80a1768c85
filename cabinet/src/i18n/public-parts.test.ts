/** What a page says that anybody may open comes with the first page: else a visitor would read the names of texts. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readPublicParts } from './translations-test-setup.ts';

const SOURCES = join(import.meta.dirname, '..');

/** `t('shell.loading')`, and the beginning of a key that is put together. */
const KEY = /\bt\(\s*[`']([a-zA-Z]+)\.|exists\(\s*[`']([a-zA-Z]+)\./g;

test('the pages that anybody may open say nothing of another part', async () => {
  const router = readFileSync(join(SOURCES, 'router.tsx'), 'utf8');
  const publicPages = [
    ...(router.split('const organizationPages')[0]?.matchAll(/import\('\.\/(pages\/[^']+)'\)/g) ?? []),
  ];
  const files = filesFrom(['main.tsx', ...publicPages.map(([, file = '']) => file)]);
  assert.ok(publicPages.length > 5 && files.size > 40, `${files.size} files`);
  const said = [...files].flatMap((file) =>
    [...readFileSync(join(SOURCES, file), 'utf8').matchAll(KEY)].map(([, said, asked]) => ({
      file,
      part: said ?? asked,
    })),
  );
  const known = [...(await readPublicParts('en')).values()].flatMap(Object.keys);
  assert.ok(said.length > 100);
  assert.deepEqual(
    said.filter(({ part = '' }) => !known.includes(part)),
    [],
  );
});

/** These, and what they import without waiting for it. */
function filesFrom(begin: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let next = [...begin]; next.length > 0; ) {
    const file = next.pop() ?? '';
    if (found.has(file) || !existsSync(join(SOURCES, file))) continue;
    found.add(file);
    const text = readFileSync(join(SOURCES, file), 'utf8');
    next = [...next, ...[...text.matchAll(/from '(\.[^']+\.tsx?)'/g)].map(([, to = '']) => join(dirname(file), to))];
  }
  return found;
}
