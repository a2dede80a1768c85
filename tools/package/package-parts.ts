/** What the packages `qujat` and `@qujat/sdk` are made with: compiled file by file, with a manifest, packed, and judged by others. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(import.meta.dirname, '../..');

export function compile(project: string, built: string): void {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  run(process.execPath, [tsc, '-p', project, '--outDir', built], import.meta.dirname);
}

export function copyInto(built: string, from: string, patterns: readonly string[], except = /^$/): void {
  const entries = globSync(patterns, { cwd: from, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of entries) {
    const file = join(parentPath, name);
    if (!except.test(file)) cpSync(file, join(built, relative(from, file)));
  }
}

/** In the repository a package is private, so that nobody publishes TypeScript, which Node does not run below `node_modules`. */
export function readManifest(folder: string): Record<string, unknown> {
  const { private: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest;
}

export function writeManifest(built: string, manifest: object): void {
  writeFileSync(join(built, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Resolves to the path of the tarball, which lies beside the folder. */
export function packPackage(built: string): string {
  const [packed] = JSON.parse(run('npm', ['pack', built, '--json', '--ignore-scripts'], dirname(built)));
  const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1e3).toLocaleString('en')} kB`;
  const { filename, size, unpackedSize, entryCount } = packed;
  process.stdout.write(`${filename}: ${kilobytes(size)}, ${entryCount} files of ${kilobytes(unpackedSize)}\n`);
  return join(dirname(built), filename);
}

/**
 * @param profile what `attw` lets a package leave out, such as `esm-only`
 * @throws Error with what publint or "are the types wrong" has found; `tools/install-beside.ts` has installed them
 */
export function judgePackage(tarball: string, profile = 'strict'): void {
  const judges = [['publint/src/cli.js'], ['@arethetypeswrong/cli/dist/index.js', '--profile', profile]] as const;
  for (const [judge, ...args] of judges) {
    run(process.execPath, [join(root, 'tools/package-judges/node_modules', judge), tarball, ...args], root);
  }
}

function run(command: string, args: readonly string[], cwd: string): string {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`);
  return stdout;
}
