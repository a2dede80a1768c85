/** Who may import whom in the cabinet, and what stands in one place alone. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** What the files of a room may import from other rooms. A file at the top counts as a room of its own name. */
const allowed: Record<string, readonly string[]> = {
  i18n: ['../generated'],
  api: ['../../server', 'i18n', 'format', '../generated'],
  ui: ['api', 'draw-qr-code', 'i18n', 'format', 'navigation', 'passkeys', 'qujat', 'theme'],
  pages: [
    '../../server',
    'api',
    'i18n',
    'ui',
    'browser-name',
    'duration-text',
    'format',
    'mail-link',
    'navigation',
    'passkeys',
    'technology-name',
  ],
  'browser-name': [],
  'draw-qr-code': [],
  'duration-text': ['format'],
  format: ['i18n'],
  'mail-link': [],
  navigation: ['api', 'i18n'],
  'one-press': [],
  passkeys: ['api'],
  qujat: [],
  'technology-name': [],
  theme: [],
  router: ['i18n', 'pages', 'ui'],
  main: ['api', 'i18n', 'one-press', 'router', 'theme'],
};

const files = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname }).filter(
  (file) => !/(\.test|-test-setup|\.d)\.ts$/.test(file),
);
const textOf = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const imports = files.flatMap((from) =>
  [...textOf(from).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
    from,
    to: normalize(join(dirname(from), target)),
  })),
);

const roomOf = (file: string) => /^(\.\.\/)*[^./]+/.exec(file)?.[0] ?? '';

/** `pages/try-it-page.tsx` and all in `pages/try-it/` are of one page. */
const pageOf = (file: string) => /^pages\/([a-z-]+?)(?:-page\.tsx$|\/)/.exec(file)?.[1];

/** Of these, all that stand more than once. */
const twice = (names: readonly string[]) => names.filter((name, place) => names.indexOf(name) !== place);

test('no room imports what it may not, and every room is in the list', () => {
  const refused = imports.filter(({ from, to }) => {
    const [room, other] = [roomOf(from), roomOf(to)];
    return room !== other && allowed[room]?.includes(other) !== true;
  });
  assert.deepEqual(refused, []);
  assert.deepEqual(
    [...new Set(files.map(roomOf))].filter((room) => !(room in allowed)),
    [],
  );
});

test('of the gateway, the cabinet takes the writers of samples and the search alone: the documentation has the same', () => {
  const taken = imports.filter(({ to }) => roomOf(to) === '../../server').map(({ to }) => to);
  assert.deepEqual([...new Set(taken)].toSorted(), [
    '../../server/src/documentation/search-documentation.ts',
    '../../server/src/documentation/snippet-writers.ts',
  ]);
});

test('nothing imports a page but the router, and no page a part of another', () => {
  const pages = imports.filter(({ from, to }) => to.endsWith('-page.tsx') && from !== 'router.tsx');
  assert.deepEqual(pages, []);
  const parts = imports.filter(
    ({ from, to }) => roomOf(from) === 'pages' && roomOf(to) === 'pages' && pageOf(from) !== pageOf(to),
  );
  assert.deepEqual(parts, []);
});

test('every page is one that the router shows', () => {
  const shown = imports.filter(({ from }) => from === 'router.tsx').map(({ to }) => to);
  assert.deepEqual(
    files.filter((file) => file.endsWith('-page.tsx') && !shown.includes(file)),
    [],
  );
});

test('the gateway is called by api/ alone', () => {
  const others = files.filter((file) => roomOf(file) !== 'api');
  assert.deepEqual(
    others.filter((file) => /(?<![.\w])fetch\(/.test(textOf(file))),
    [],
  );
});

test('a query’s key is made in one place: two questions with one key would be given each other’s answers', () => {
  const keys = files.flatMap((file) => [...textOf(file).matchAll(/(?:queryKey: |_KEY = )\[\s*'([^']+)'/g)]);
  const names = keys.map(([, name = '']) => name);
  assert.ok(names.length > 15);
  assert.deepEqual(twice(names), []);
});
