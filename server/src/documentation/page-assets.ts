/** What the pages load: style, scripts, fonts, the icon. Their names change with their content, so browsers may keep them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileResource } from './resource.ts';

const FONT = '@fontsource-variable/golos-text/files/golos-text';

/** By name, where each lies. */
const FILES = {
  'docs.css': new URL('page/docs.css', import.meta.url).href,
  'docs.js': new URL('page/docs.js', import.meta.url).href,
  'search.js': new URL('page/search.js', import.meta.url).href,
  'theme.js': new URL('page/theme.js', import.meta.url).href,
  'icon.svg': new URL('../http/favicon.svg', import.meta.url).href,
  'minisearch.js': import.meta.resolve('minisearch'),
  ...Object.fromEntries(
    ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'].map((part) => [
      `golos-${part}.woff2`,
      import.meta.resolve(`${FONT}-${part}-wght-normal.woff2`),
    ]),
  ),
};

export function readPageAssets() {
  const files = Object.entries(FILES).map(([name, url]) => ({ name, body: readFileSync(new URL(url)) }));
  // They name each other: so one hash of all stands in the folder's name.
  const hash = createHash('sha256');
  for (const { body } of files) hash.update(body);
  const folder = `assets/${hash.digest('hex').slice(0, 10)}/`;
  const resources = files.map(
    ({ name, body }) => [folder + name, fileResource(name, body, { lasting: true })] as const,
  );
  return {
    /** By path, such as `assets/0a1b2c3d4e/docs.css`. */
    resources: new Map(resources),
    /** The path under which `assets/docs.css` is served; any other path as it is. */
    pathOf: (path: string): string => path.replace(/^assets\//, folder),
  };
}

export type PageAssets = ReturnType<typeof readPageAssets>;
