/**
 * Builds the cabinet into `server/cabinet/`, where the sources have changed since: the gateway serves it, and its package has it.
 * Several processes may come here at once: each builds in a folder of its own, and one rename puts the whole in place.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const folder = import.meta.dirname;
const built = join(folder, '../server/cabinet');
const STAMP = 'sources.sha256';

/** Everything that decides what is built. */
const SOURCES = ['src/**/*', 'generated/*', 'index.html', 'vite.config.ts', 'package.json', '../package-lock.json'];

/** Resolves to whether something had to be built. */
export async function buildCabinet(): Promise<boolean> {
  const stamp = hashSources();
  if (builtStamp() === stamp) return false;
  const building = `${built}-${process.pid}`;
  try {
    // Loaded only when there is something to build: most starts have nothing to do.
    const [{ build }, { config }] = await Promise.all([import('vite'), import('./vite.config.ts')]);
    await build({ ...config, configFile: false, logLevel: 'warn', build: { ...config.build, outDir: building } });
    compressAssets(building);
    addFontLicence(join(building, 'licences.md'));
    writeFileSync(join(building, STAMP), stamp);
    putInPlace(building, stamp);
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

/** Vite tells the licences of JavaScript alone. */
function addFontLicence(licences: string): void {
  const font = join(dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/golos-text'))), 'LICENSE');
  appendFileSync(licences, `\n## Golos Text (OFL-1.1)\n\n${readFileSync(font, 'utf8')}`);
}

function putInPlace(building: string, stamp: string): void {
  const old = `${building}-old`;
  try {
    if (existsSync(built)) renameSync(built, old);
    renameSync(building, built);
  } catch (error) {
    // Another process was faster with the same sources.
    if (builtStamp() !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function builtStamp(): string | undefined {
  const file = join(built, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version);
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: folder, withFileTypes: true }))
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

if (import.meta.main && (await buildCabinet())) process.stdout.write('The cabinet was built.\n');
