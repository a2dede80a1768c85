/** What the documentation says of the repository and of the code must be so. Each failure names what is wrong and where. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FIELD_WORDS } from '../accounts/password-policy.ts';
import { permissions } from '../accounts/permissions.ts';
import { DAY_MS } from '../clock.ts';
import { settingNames } from '../config/setting-names.ts';
import { dataKeyNames } from '../crypto/data-keys.ts';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { commonLimitNames, defaultLimits, type Limit, ownLimitNames } from '../limits/limit.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const UNREAD_FOLDERS = ['node_modules', 'data', 'out', 'coverage', 'dist'];

/** Those whose tables say what happens where. */
const MAPS = ['ARCHITECTURE.md', 'docs/guides/where-it-happens.md'];

for (const map of MAPS) {
  test(`${map} leads from what happens to its code and to the test that proves it`, () => {
    const rows = tableRows(readText(map)).filter(([what]) => what !== 'What');
    assert.ok(rows.length > 12, `${map} has lost the rows of a table`);
    const problems = rows.flatMap(([what = '', where = '', test = '']) => {
      const tests = backTicked(test);
      return [
        ...(backTicked(where).length === 0 ? [`"${what}" names no path`] : []),
        ...(tests.length === 0 ? [`"${what}" names no test`] : []),
        ...tests.filter((path) => !/(\.test|-contract)\.ts$/.test(path)).map((path) => `"${what}": ${path} is no test`),
      ];
    });
    assertNone(map, problems);
  });
}

for (const document of [...MAPS, 'CONTRIBUTING.md']) {
  test(`every path that ${document} names exists`, () => {
    const paths = backTicked(withoutFences(document)).filter((word) =>
      /^[a-z][\w./-]*(\/|\.(ts|tsx|md|json))$/.test(word),
    );
    assert.ok(paths.length > 0, `${document} names no path`);
    const lost = paths.filter((path) => !['', 'server/src/'].some((base) => existsSync(join(root, base, path))));
    assertNone(
      document,
      lost.map((path) => `${path} does not exist`),
    );
  });
}

test('every relative link leads to a file', () => {
  const files = markdownFiles();
  assert.ok(files.includes('README.md'), `README.md is not among the documents: ${files.join(', ')}`);
  assertNone('the documents', files.flatMap(brokenLinks));
});

test('every row of a table has as many cells as its head', () => {
  assertNone('the documents', markdownFiles().flatMap(unevenRows));
});

test('every decision has a number of its own, a row under it in the list, and at most 40 lines', () => {
  const folder = 'docs/decisions/';
  const files = globSync('[0-9]*.md', { cwd: join(root, folder) }).sort();
  const rows = tableRows(readFileSync(join(root, folder, 'README.md'), 'utf8')).slice(1);
  const listed = rows.map(([number = '', link = '']) => `${number} ${/\((.*)\)/.exec(link)?.[1]}`);
  assert.deepEqual(
    listed,
    files.map((file) => `${file.slice(0, 4)} ${file}`),
  );
  assert.equal(new Set(files.map((file) => file.slice(0, 4))).size, files.length);
  const long = files.filter((file) => readText(`${folder}${file}`).trimEnd().split('\n').length > 40);
  assert.deepEqual(long, []);
});

test('the first page to follow has the programs of examples/snippets, as they are run, in each language of the pages', () => {
  const snippets = globSync('examples/snippets/*', { cwd: root }).map(readText);
  assert.equal(snippets.length, 4);
  for (const page of ['docs/start.md', 'docs/kk/start.md', 'docs/ru/start.md']) {
    const fences = [...readText(page).matchAll(/^```\w+\n(.*?)^```$/gms)].map((match) => match[1]);
    assertNone(
      page,
      snippets.filter((snippet) => !fences.includes(snippet)).map((snippet) => `must have\n${snippet}`),
    );
  }
});

test('the settings have the limits and their defaults as they are', () => {
  assertNone('settings.md, "Limits"', limitDifferences());
});

test('the settings have the environment variables of the configuration, and no others', () => {
  const documented = tableRows(section('docs/guides/settings.md', '## Environment variables')).flatMap(([name = '']) =>
    backTicked(name),
  );
  const source = globSync('server/src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .map(readText)
    .join('');
  const read = [...source.matchAll(/\(environment, '([A-Z0-9_]+)'/g)].map((match) => match[1]);
  assert.ok(read.length > 0, 'no variable was found: this test looks for (environment, …)');
  assertNone('settings.md, "Environment variables"', [
    ...read
      .filter((name) => !documented.includes(name ?? ''))
      .map((name) => `${name} of the configuration is not documented`),
    ...documented.filter((name) => !read.includes(name)).map((name) => `${name} does not occur in the configuration`),
    ...read.filter((name) => !settingNames.includes(name ?? '')).map((name) => `${name} is read and not listed`),
    ...settingNames.filter((name) => !read.includes(name)).map((name) => `${name} of setting-names.ts is never read`),
  ]);
});

test('the page about accounts has the permissions of each role, and the words that may not make a password', () => {
  const page = 'docs/security/accounts.md';
  const rows = tableRows(section(page, '## Who may do what')).map((cells) => cells.join('|'));
  const table = Object.entries(permissions).map(([permission, actors]) => {
    const allowed = ['owner', 'developer', 'viewer', 'operator'].map((actor) =>
      (actors as readonly string[]).includes(actor) ? 'yes' : '',
    );
    return [`\`${permission}\``, ...allowed].join('|');
  });
  assertNone(page, [
    ...table.filter((row) => !rows.includes(row)).map((row) => `lacks ${row}`),
    ...FIELD_WORDS.filter((word) => !readText(page).includes(`\`${word}\``)).map((word) => `lacks ${word}`),
  ]);
});

test('the page about cryptography has every data key', () => {
  const page = 'docs/security/cryptography.md';
  const names = Object.values(dataKeyNames);
  const keys = tableRows(readText(page)).flatMap(([, , key = '']) => backTicked(key));
  assert.deepEqual(
    names.filter((name) => !keys.includes(name)),
    [],
  );
});

test('the page about what the gateway talks to has every setting that names an address to call', () => {
  const page = readText('docs/security/communication.md');
  const addresses = settingNames.filter((name) => /(_URL|_ENDPOINT)$/.test(name));
  // The first is the gateway's own address, the second is what the command line calls.
  const own = ['QUJAT_PUBLIC_URL', 'QUJAT_BASE_URL'];
  assert.ok(own.every((name) => addresses.includes(name)));
  assert.deepEqual(
    addresses.filter((name) => !own.includes(name) && !page.includes(`\`${name}\``)),
    [],
  );
});

test('the sandbox guide has every person with phone and situation, and nobody else', () => {
  const rows = tableRows(section('docs/guides/sandbox.md', '## People')).map((cells) => cells.flatMap(backTicked));
  const documented = new Map(rows.filter(([iin]) => /^\d{12}$/.test(iin ?? '')).map((row) => [row[0], row]));
  assertNone('docs/guides/sandbox.md', [
    ...sandboxPeople.flatMap(({ iin, phone, situation }) =>
      [iin, phone, situation]
        .filter((value) => !documented.get(iin)?.includes(value))
        .map((value) => `the row of ${iin} lacks \`${value}\``),
    ),
    ...[...documented.keys()]
      .filter((iin) => !sandboxPeople.some((person) => person.iin === iin))
      .map((iin) => `${iin} is not in people.ts`),
  ]);
});

function assertNone(where: string, problems: string[]): void {
  assert.equal(problems.length, 0, `${where}:\n  ${problems.join('\n  ')}\n`);
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function withoutFences(path: string): string {
  return readText(path).replace(/^```.*?^```/gms, '');
}

function markdownFiles(): string[] {
  const found = globSync('**/*.md', { cwd: root, exclude: UNREAD_FOLDERS.map((folder) => `**/${folder}`) });
  return found.map((path) => path.replaceAll(sep, '/')).sort();
}

/** The text under this heading, up to the next of its kind. */
function section(path: string, heading: string): string {
  const found = `\n${readText(path)}`.split(`\n${heading}\n`)[1]?.split('\n## ')[0];
  assert.ok(found !== undefined, `${path} has no heading "${heading}"`);
  return found;
}

/** The cells of each table row, heads included and rules left out. */
function tableRows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !/^[-|: ]+$/.test(line));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function backTicked(text: string): string[] {
  return [...text.matchAll(/(`+)(.+?)\1/g)].map((match) => match[2] ?? '');
}

function brokenLinks(path: string): string[] {
  const prose = withoutFences(path).replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(<?([^)>\s]+)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^([a-z]+:|#)/i.test(target))
    .filter((target) => !existsSync(join(root, dirname(path), decodeURI(target.split('#')[0] ?? ''))))
    .map((target) => `${path} links to ${target}, which does not exist`);
}

function unevenRows(path: string): string[] {
  const tables = withoutFences(path).match(/^(?:\|.*\n?)+/gm) ?? [];
  return tables.flatMap((table) => {
    const [head = '', ...rows] = table.trimEnd().split('\n');
    return rows.filter((row) => bars(row) !== bars(head)).map((row) => `${path}: ${row}`);
  });
}

function bars(row: string): number {
  return row.replace(/`[^`]*`|\\\|/g, '').split('|').length;
}

function limitDifferences(): string[] {
  const rows = tableRows(section('docs/guides/settings.md', '## Limits')).slice(1);
  const told = rows.map(([name, live, test]) => `${name} ${live} ${test}`.replaceAll('`', ''));
  const { live, test } = defaultLimits;
  const form = (limit: Limit | undefined) => {
    if (limit === undefined) return 'none';
    const units = [
      ['d', DAY_MS],
      ['h', 3_600_000],
      ['m', 60_000],
    ] as const;
    const [unit, unitMs] = units.find(([, ms]) => limit.windowMs % ms === 0) ?? ['s', 1_000];
    return `${limit.max}/${limit.windowMs / unitMs}${unit}`;
  };
  const names = [...commonLimitNames, ...ownLimitNames];
  const expected = names.map((name) => `${name} ${form(live.limits[name])} ${form(test.limits[name])}`);
  return [
    ...expected.filter((row) => !told.includes(row)).map((row) => `must have ${row}`),
    ...told.filter((row) => !expected.includes(row)).map((row) => `must not have ${row}`),
  ];
}
