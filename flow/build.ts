/** Builds the Flow's page, its widget and the page that verifies into `server/flow-page/`, where their sources have changed since. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { buildPages } from '../tools/build-pages.ts';

const folder = import.meta.dirname;

/** Everything that decides what is built. The look is the cabinet's, and the rules of IIN and phone are the gateway's. */
export const SOURCES = [
  ...['src/**/*', '*.html', 'vite.config.ts', 'verify-file.ts', 'package.json', '../package-lock.json'],
  ...[
    '../cabinet/src/{colours.css,qujat.svg,draw-qr-code.ts,one-press.ts,i18n/languages.ts}',
    '../server/src/citizens/*.ts',
    '../sdk/src/*.ts',
    '../server/src/documents/*.ts',
    '../server/src/consents/{consent-translations,receipt-translations,receipt-facts}.ts',
  ],
];

/** Resolves to whether something had to be built. */
export function buildFlowPage(): Promise<boolean> {
  return buildPages({
    folder,
    sources: SOURCES,
    built: join(folder, '../server/flow-page'),
    async writeInto(building) {
      const [{ build }, { pageConfig, verifyConfig, widgetConfig }] = await Promise.all([
        import('vite'),
        import('./vite.config.ts'),
      ]);
      const into = (config: InlineConfig): InlineConfig => ({
        ...config,
        configFile: false,
        logLevel: 'warn',
        build: { ...config.build, outDir: building },
      });
      await build(into(pageConfig));
      await build(into(widgetConfig));
      await build(into(verifyConfig));
    },
  });
}

if (import.meta.main && (await buildFlowPage())) process.stdout.write('The page of the Flow was built.\n');
