/** What `npm test` runs after lint and types: every test, one file more at a time than there are cores, because some only wait. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// Of `bench/` only the folder itself: some of the packages below it bring tests of their own.
const files = [
  ...['server/src', 'cabinet/src', 'flow/src', 'sdk/src', 'e2e', 'torture', 'tools'].map(
    (folder) => `${folder}/**/*.test.ts`,
  ),
  'bench/*.test.ts',
];
const options = [
  `--import=${new URL('end-hung-file.ts', import.meta.url)}`,
  `--test-concurrency=${availableParallelism() + 1}`,
  '--test-timeout=300000',
];
// Every file is a process of its own, and most import the whole server: compiled code is kept, as the gateway's own start does.
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/compiled');

const { status } = spawnSync(process.execPath, ['--test', ...options, ...files], {
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE },
});
process.stdout.write(
  'Each guarantee was tried with few values. Left to "npm run test:integrators": the installed package, the SDK on other runtimes and ' +
    'through Prism, the examples with large packages. Left to "npm run torture": those, the counts for which the guarantees are stated, ' +
    'the benches, longer clock steps and kills, every look of each page, the documents of everybody in the sandbox, and the PDFs of a ' +
    'folder that QUJAT_TEST_PDFS names.\n',
);
process.exitCode = status ?? 1;
