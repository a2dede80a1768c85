/**
 * npm run build: the package `qujat` as it is published, in `dist/package/`, and its tarball beside. It is laid out as `server/`, with
 * JavaScript in place of TypeScript, file by file: so every path in the code and in a stack trace holds in both. Types are not
 * checked here: `npm run types` does.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCabinet } from '../../cabinet/build.ts';

const root = join(import.meta.dirname, '../..');
const server = join(root, 'server');

/** What goes along for its readers. */
const DOCUMENTS = ['LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'docs/**/*.md'];

/** Makes the folder anew. */
export async function buildPackage(built: string): Promise<void> {
  rmSync(built, { recursive: true, force: true });
  await buildCabinet();
  compile('gateway.tsconfig.json', built);
  compile('sandbox.tsconfig.json', built);
  nameAsCommonJs(join(built, 'src/sandbox/create-sandbox'));
  assertThreadsAreThere(built);
  copyInto(built, server, ['bin/*.cjs', 'cabinet/**/*', 'README.md', 'src/**/*.*'], /\.ts$|[\\/]test-files[\\/]/);
  copyInto(built, root, DOCUMENTS);
  writeManifest(built);
}

function compile(project: string, built: string): void {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  run(process.execPath, [tsc, '-p', project, '--outDir', built], import.meta.dirname);
}

/** The package says that its `.js` are ES modules. */
function nameAsCommonJs(file: string): void {
  renameSync(`${file}.js`, `${file}.cjs`);
  renameSync(`${file}.d.ts`, `${file}.d.cts`);
}

/** The compiler finds what is imported; the module of a thread is named in a string alone. */
function assertThreadsAreThere(built: string): void {
  for (const file of globSync('src/**/*.js', { cwd: built })) {
    const text = readFileSync(join(built, file), 'utf8');
    for (const [, name] of text.matchAll(/moduleBeside\(import\.meta\.url, '(.+?)'\)/g)) {
      const module = join(built, dirname(file), `${name}.js`);
      if (!existsSync(module)) throw new Error(`${file} starts ${name} as a thread. Its file must end in "worker.ts".`);
    }
    const source = /new URL\('[^']+\.ts'/.exec(text)?.[0];
    if (source !== undefined) throw new Error(`${file} has ${source}, which the package lacks. Use moduleBeside.`);
  }
}

function copyInto(built: string, from: string, patterns: readonly string[], except = /^$/): void {
  const entries = globSync(patterns, { cwd: from, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of entries) {
    const file = join(parentPath, name);
    if (!except.test(file)) cpSync(file, join(built, relative(from, file)));
  }
}

/**
 * In the repository it is private, so that nobody publishes TypeScript, which Node does not run below `node_modules`. npm reads the
 * overrides of a user's project and not ours: what they name, parts for some platforms, the package asks for itself.
 */
function writeManifest(built: string): void {
  const { private: _, ...manifest } = readJson(join(server, 'package.json'));
  const { overrides } = readJson(join(root, 'package.json'));
  const optionalDependencies = { ...Object(manifest['optionalDependencies']), ...Object(overrides) };
  writeFileSync(join(built, 'package.json'), `${JSON.stringify({ ...manifest, optionalDependencies }, null, 2)}\n`);
}

/** Resolves to the path of the tarball, which lies beside the folder. */
export function packPackage(built: string): string {
  const [packed] = JSON.parse(run('npm', ['pack', built, '--json', '--ignore-scripts'], dirname(built)));
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const { filename, size, unpackedSize, entryCount } = packed;
  process.stdout.write(`${filename}: ${megabytes(size)}, ${entryCount} files of ${megabytes(unpackedSize)}\n`);
  return join(dirname(built), filename);
}

/** @throws Error with what publint or "are the types wrong" has found; `tools/install-beside.ts` has installed them */
export function judgePackage(tarball: string): void {
  for (const judge of ['publint/src/cli.js', '@arethetypeswrong/cli/dist/index.js']) {
    run(process.execPath, [join(root, 'tools/package-judges/node_modules', judge), tarball], root);
  }
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function run(command: string, args: readonly string[], cwd: string): string {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`);
  return stdout;
}

if (import.meta.main) {
  const built = join(root, 'dist/package');
  await buildPackage(built);
  judgePackage(packPackage(built));
}
