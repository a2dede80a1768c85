/**
 * Builds pages for the browser where their sources have changed since. Several processes may come here at once: each builds in a folder
 * of its own, and one rename puts the whole in place.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const STAMP = 'sources.sha256';

export interface Pages {
  /** Whose sources these are. */
  folder: string;
  /** Everything that decides what is built, from the folder on. */
  sources: readonly string[];
  /** Where the gateway and its package look for the pages. */
  built: string;
  /** Loads the build's tools itself: most starts have nothing to build. */
  writeInto(building: string): Promise<void>;
}

/** Resolves to whether something had to be built. */
export async function buildPages({ folder, sources, built, writeInto }: Pages): Promise<boolean> {
  const stamp = hashSources(folder, sources);
  if (stampOf(built) === stamp) return false;
  const building = `${built}-${process.pid}`;
  try {
    await writeInto(building);
    compressAssets(building);
    writeFileSync(join(building, STAMP), stamp);
    putInPlace(building, built, stamp);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return true;
}

/** Compressed once here, not at every request. Fonts and pictures are compressed already. */
function compressAssets(building: string): void {
  for (const name of globSync('**/*.{html,js,css,svg}', { cwd: building })) {
    const file = join(building, name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function putInPlace(building: string, built: string, stamp: string): void {
  // Whoever was first may have a gateway that serves it: it is not taken away for a moment.
  if (stampOf(built) === stamp) return;
  const old = `${building}-old`;
  try {
    if (existsSync(built)) renameSync(built, old);
    renameSync(building, built);
  } catch (error) {
    // Another process was faster by this moment.
    if (stampOf(built) !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function stampOf(built: string): string | undefined {
  const file = join(built, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hashSources(folder: string, sources: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const files = sources
    .flatMap((pattern) => globSync(pattern, { cwd: folder, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}
