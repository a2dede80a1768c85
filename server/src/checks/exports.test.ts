/** What a file exports, another one uses. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const exclude = (name: string) => name === 'node_modules' || name === 'dist';
const names = globSync('*/**/*.{ts,tsx,js,mjs,cjs}', { cwd: root, exclude });
const files = names.map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));

const EXPORT = /^export (?:async )?(?:const|let|class|function\*?) ([\w$]+)/gm;

test('no function, class or constant of the server is exported for nobody', () => {
  const holders = new Map<string, number>();
  for (const word of files.flatMap(({ text }) => [...new Set(text.match(/[\w$]+/g))])) {
    holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const exported = files
    .filter(({ name }) => name.startsWith('server/src/'))
    .flatMap(({ name, text }) => [...text.matchAll(EXPORT)].map((match) => ({ name, word: match[1] ?? '' })));
  assert.ok(exported.length > 1000, `${exported.length} exports`);
  assert.deepEqual(
    exported.filter(({ word }) => holders.get(word) === 1),
    [],
  );
});
