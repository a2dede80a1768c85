/**
 * What `npm test` runs: lint, types and the build of the pages, side by side, and then every test. Two more processes at a time than there
 * are cores, because many wait; and those that take long come first, so that no core is idle beside the last one. It ends with the slowest
 * files.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { processesFor } from './test-processes.ts';

/** Of `bench/` only the folder itself: some of the packages below it bring tests of their own. */
const FILES = [
  'server/src/storage/**/*.test.ts',
  'torture/*.test.ts',
  'server/src/rendering/**/*.test.ts',
  ...['e2e', 'server/src', 'sdk/src', 'flow/src', 'cabinet/src', 'tools'].map((folder) => `${folder}/**/*.test.ts`),
  'bench/*.test.ts',
];
const MEMORY = '/dev/shm';
const SHOWN_FILES = 12;
const ENOUGH_MEMORY_BYTES = 4 * 1024 ** 3;

const cwd = join(import.meta.dirname, '..');
// In a fresh clone several files would each build the same pages, at once.
const succeeded = await Promise.all(['lint', 'types', 'prestart'].map(runScript));
if (succeeded.includes(false)) process.exit(1);

const folder = mkdtempSync(join(hasMuchMemory() ? MEMORY : tmpdir(), 'qujat-tests-'));
process.env['TMPDIR'] = folder;
// PostgreSQL does not run as root: it must reach its own folder in there.
chmodSync(folder, 0o755);
// Most files import the whole server: compiled code is kept, as the gateway's own start does.
process.env['NODE_COMPILE_CACHE'] = join(cwd, 'node_modules/.cache/compiled');

const files = new Set(FILES.flatMap((pattern) => globSync(pattern, { cwd, exclude: ['**/node_modules/**'] }).sort()));
const tests = run({
  cwd,
  files: processesFor([...files], folder),
  concurrency: availableParallelism() + 2,
  execArgv: [`--import=${new URL('end-hung-file.ts', import.meta.url)}`, '--test-timeout=300000'],
});
let isPassed = false;
const durations: { file: string; durationMs: number }[] = [];
tests.on('test:summary', ({ file, success, duration_ms: durationMs }) => {
  if (file === undefined) isPassed = success;
  else tellDuration(relative(cwd, file), durationMs);
});
for (const ended of ['test:pass', 'test:fail'] as const) {
  tests.on(ended, ({ name, details }) => tellDuration(name, details.duration_ms));
}
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
await pipeline(tests, new spec(), process.stdout, { end: false });
process.exitCode = isPassed ? 0 : 1;
process.stdout.write(`The slowest files: ${slowest().join(', ')}.\n`);
process.stdout.write(
  'Each guarantee was tried with few values. Left to "npm run test:integrators": the installed package, the SDK on other runtimes and ' +
    'through Prism, the examples with large packages. Left to "npm run torture": those, the counts for which the guarantees are stated, ' +
    'the benches, longer clock steps and kills, every look of each page, the documents of everybody in the sandbox, their codes at ' +
    'each resolution, each hard document without a signed QR, and the PDFs of a folder that QUJAT_TEST_PDFS names.\n',
);

async function runScript(script: string): Promise<boolean> {
  const windows = process.platform === 'win32';
  const [code] = await once(spawn('npm', ['run', script], { cwd, stdio: 'inherit', shell: windows }), 'close');
  return code === 0;
}

/** Of a file that shares a process, its suite tells. */
function tellDuration(name: string, durationMs: number): void {
  if (files.has(name)) durations.push({ file: name, durationMs });
}

function slowest(): string[] {
  const longestFirst = durations.toSorted((one, other) => other.durationMs - one.durationMs);
  return longestFirst.slice(0, SHOWN_FILES).map(({ file, durationMs }) => `${file} ${Math.round(durationMs / 1000)} s`);
}

/** Then no test waits for a disk: what they store need not outlast the machine. */
function hasMuchMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_MEMORY_BYTES;
}
