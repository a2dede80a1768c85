/** Ways in which a test would pass without having looked, or fail without a fault. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['server/src', 'cabinet/src', 'e2e', 'torture', 'bench'].flatMap((folder) =>
  globSync(`${folder}/**/*.ts`, { cwd: root, exclude: (name) => name === 'node_modules' }),
);

/** A test that ends with a remark, and remarks that something is missing. */
const SILENT = [
  /return\s+\w+\.diagnostic\(/,
  /=>\s*\w+\.diagnostic\(/,
  /\.diagnostic\([^;]*(?:install|missing|no PostgreSQL|fails here|not run|cannot be used)/i,
];

test('a test without its tool is skipped with the reason, and never ends as passed', () => {
  assert.ok(sources.length > 500, `${sources.length} files`);
  const silent = sources
    .filter((file) => !file.endsWith('test-habits.test.ts'))
    .filter((file) => SILENT.some((pattern) => pattern.test(readFileSync(join(root, file), 'utf8'))));
  assert.deepEqual(silent, []);
});

test('no test waits with what the policy of a page forbids', () => {
  const forbidden = sources.filter((file) => /\.waitForFunction\(/.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(forbidden, [], 'it asks again with eval: use untilTrue');
});

test('no test opens the store of a gateway without waiting for a commit that is under way', () => {
  const impatient = sources.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/new DatabaseSync\([^;]*?qujat\.sqlite[^;]*;/g)].some(
      ([call]) => !call.includes('timeout'),
    );
  });
  assert.deepEqual(impatient, [], 'use openStoreFile');
});
