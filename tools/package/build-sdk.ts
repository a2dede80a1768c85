/**
 * npm run build: the package `@qujat/sdk` as it is published, in `dist/sdk/`, and its tarball beside. It is laid out as `sdk/`, with
 * JavaScript and types in place of TypeScript. Types are checked here, without what is newer than Node 18.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile, copyInto, judgePackage, packPackage, readManifest, root, writeManifest } from './package-parts.ts';

const sdk = join(root, 'sdk');

/** Makes the folder anew. */
export function buildSdk(built: string): void {
  rmSync(built, { recursive: true, force: true });
  compile('sdk.tsconfig.json', built);
  copyInto(built, sdk, ['README.md']);
  copyInto(built, root, ['LICENSE']);
  writeManifest(built, compiled(readManifest(sdk)));
}

/** What points to TypeScript points to JavaScript. */
function compiled(manifest: object): object {
  return JSON.parse(JSON.stringify(manifest).replaceAll('.ts"', '.js"'));
}

if (import.meta.main) {
  const built = join(root, 'dist/sdk');
  buildSdk(built);
  judgePackage(packPackage(built), 'esm-only');
}
