/** No store is without a contract by chance. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('..', import.meta.url));

/** A mail waits with what it tells of, so the contract of members tries its store too. */
const triedElsewhere = ['mail/mail-store'];

test('a contract of its room tries each store, and the suite runs each contract of a store', () => {
  const stores = importsOf('app/stores.ts').filter((path) => path.endsWith('-store'));
  assert.ok(stores.length > 30, `${stores.length} stores`);
  const tries = (path: string) =>
    globSync(`${dirname(path)}/*-{contract,samples}.ts`, { cwd: source }).flatMap(importsOf);
  const untried = stores.filter((path) => !tries(path).includes(path));
  assert.deepEqual(untried, triedElsewhere);
  const contracts = globSync('**/*-store-contract.ts', { cwd: source }).map((path) => path.replace('.ts', ''));
  const run = importsOf('storage/storage-contract.ts');
  assert.deepEqual(
    contracts.filter((path) => !run.includes(path)),
    [],
  );
});

/** What a file imports, by its path below the sources. */
function importsOf(file: string): string[] {
  const found = readFileSync(join(source, file), 'utf8').matchAll(/ from '(\.[^']+)\.ts'/g);
  return [...found].map(([, path = '']) => join(dirname(file), path));
}
