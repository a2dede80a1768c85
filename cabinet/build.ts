/** Builds the cabinet into `server/cabinet/`, where its sources have changed since: the gateway serves it, and its package has it. */
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from '../tools/build-pages.ts';

const folder = import.meta.dirname;

/** What the documentation has too. */
const shared = ['search-documentation.ts', 'snippet-writers.ts', 'page/search.*'].map(
  (file) => `../server/src/documentation/${file}`,
);

/** Resolves to whether something had to be built. */
export function buildCabinet(): Promise<boolean> {
  return buildPages({
    folder,
    sources: [
      'src/**/*',
      'generated/*',
      'index.html',
      'vite.config.ts',
      'package.json',
      '../package-lock.json',
      ...shared,
    ],
    built: join(folder, '../server/cabinet'),
    async writeInto(building) {
      const [{ build }, { config }] = await Promise.all([import('vite'), import('./vite.config.ts')]);
      await build({ ...config, configFile: false, logLevel: 'warn', build: { ...config.build, outDir: building } });
      addFontLicence(join(building, 'licences.md'));
    },
  });
}

/** Vite tells the licences of JavaScript alone. */
function addFontLicence(licences: string): void {
  const font = join(dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/golos-text'))), 'LICENSE');
  appendFileSync(licences, `\n## Golos Text (OFL-1.1)\n\n${readFileSync(font, 'utf8')}`);
}

if (import.meta.main && (await buildCabinet())) process.stdout.write('The cabinet was built.\n');
