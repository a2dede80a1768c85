/**
 * npm run docs:build: the documentation as files that any web server can serve, into `dist/documentation`. `-- --base /qujat` is for a
 * site that does not stand at the root of its host.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDocumentationSite } from '../server/src/documentation/documentation-site.ts';

const root = join(import.meta.dirname, '..');

/** Makes the folder anew. */
export function exportDocumentation(folder: string, base: string): void {
  const openApi = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
  const site = createDocumentationSite({ base, gateway: false, openApi });
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, body: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  };
  for (const path of site.paths()) {
    const found = site.read(path);
    if (found !== undefined) write(extname(path) === '' ? join(path, 'index.html') : path, found.body);
  }
  write('404.html', site.notFound('').body);
  copyFileSync(join(root, 'openapi.json'), join(folder, 'openapi.json'));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { base: { type: 'string', default: '' } } });
  const folder = join(root, 'dist/documentation');
  exportDocumentation(folder, values.base.replace(/\/$/, ''));
  process.stdout.write(`The documentation is in ${folder}\n`);
}
