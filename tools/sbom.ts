/**
 * npm run sbom: what Qujat is made of, as CycloneDX in `dist/`: each package of npm that is built into it or runs with it, as the lock
 * file has it, with checksum and licence; and the font that no package names.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, root } from './package/package-parts.ts';

export interface Component {
  type: string;
  name: string;
  version: string;
  licenses?: object[];
}

export interface Sbom {
  specVersion: string;
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** NOTICE says where this is known from. */
const OCR_B: Component & Record<string, unknown> = {
  type: 'file',
  name: 'OCR-B',
  version: '2',
  author: 'Matthew Skala, after Norbert Schwarz',
  description: 'The face of machine-readable zones: fonts/OCRB7.ttf in the package bwip-js',
  licenses: [{ license: { name: 'Public domain; free use, modification and distribution without limitation' } }],
};

export function createSbom(): Sbom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8, shell });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const sbom: Sbom = JSON.parse(stdout);
  keepOnly(sbom, new Set(lockedPackages().map(referenceOf)));
  const { name, version } = readManifest(join(root, 'server'));
  // npm names it after the folder in which the repository lies.
  Object.assign(sbom.metadata.component, { name, version });
  sbom.components.push(OCR_B);
  return sbom;
}

export interface LockedPackage {
  name: string;
  version: string;
  license?: string;
}

/** Of the lock file, what is handed on: built in, or installed with Qujat. */
export function lockedPackages(): LockedPackage[] {
  type Entry = Omit<LockedPackage, 'name'> & { dev?: boolean; link?: boolean };
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries<Entry>(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, entry]) => ({ ...entry, name: path.replace(/.*node_modules\//, '') }));
}

/** npm's own "--omit dev" leaves out what the tests use too, such as parts of `pg`. */
function keepOnly(sbom: Sbom, kept: ReadonlySet<string>): void {
  const isKept = (reference: string) => kept.has(reference);
  sbom.components = sbom.components.filter((component) => isKept(referenceOf(component)));
  sbom.dependencies = sbom.dependencies
    .filter(({ ref }) => isKept(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) }));
}

function referenceOf({ name, version }: { name: string; version: string }): string {
  return `${name}@${version}`;
}

if (import.meta.main) {
  const sbom = createSbom();
  const { name, version } = sbom.metadata.component;
  const file = join('dist', `${name}-${version}.cdx.json`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(sbom, null, 2)}\n`);
  process.stdout.write(`${file}: ${sbom.components.length} components, CycloneDX ${sbom.specVersion}\n`);
}
