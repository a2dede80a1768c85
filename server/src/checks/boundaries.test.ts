/** Who may import whom. npm workspaces do not enforce it, so this does. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('..', import.meta.url));

/** What the files of a room may import from other rooms. A file at the top counts as a room of its own name. */
const allowed: Record<string, readonly string[]> = {
  citizens: ['errors'],
  crypto: ['system'],
  logging: [],
  calendar: [],
  documents: ['calendar', 'citizens', 'errors'],
  claims: ['errors', 'calendar', 'documents', 'proofs'],
  documentation: ['errors', 'claims', 'documents', 'egov/sandbox', 'http'],
  json: [],
  words: [],
  rendering: ['errors', 'documents', 'system'],
  audit: [],
  backup: ['audit', 'crypto', 'storage', 'system'],
  maintenance: [],
  limits: ['errors', 'crypto', 'calendar'],
  organizations: ['errors', 'crypto', 'audit', 'subscriptions'],
  soap: [],
  network: [],
  egov: ['errors', 'documents', 'network'],
  'egov/relay': ['egov', 'errors', 'documents', 'settings'],
  'egov/smartbridge': ['egov', 'errors', 'documents', 'settings', 'soap'],
  'egov/sandbox': ['egov', 'errors', 'calendar', 'citizens', 'crypto', 'documents'],
  health: ['egov', 'maintenance'],
  'state-simulator': [
    'system',
    'errors',
    'documents',
    'egov',
    'egov/sandbox',
    'egov/smartbridge',
    'soap',
    'http',
    'logging',
  ],
  proofs: ['audit', 'citizens', 'rendering'],
  'pdf-signatures': ['rendering', 'settings', 'system'],
  sessions: [
    'errors',
    'calendar',
    'citizens',
    'consents',
    'claims',
    'crypto',
    'documents',
    'organizations',
    'subscriptions',
    'audit',
    'egov',
    'limits',
    'pdf-signatures',
    'proofs',
    'request-log',
    'webhooks',
  ],
  credentials: ['errors', 'audit', 'calendar', 'claims', 'crypto', 'documents', 'organizations', 'proofs', 'sessions'],
  consents: ['errors', 'audit', 'crypto', 'documents', 'organizations'],
  'consents/my': ['errors', 'audit', 'citizens', 'consents', 'crypto', 'limits', 'organizations'],
  flows: [
    'errors',
    'audit',
    'citizens',
    'claims',
    'consents',
    'crypto',
    'documents',
    'limits',
    'network',
    'organizations',
    'sessions',
    'webhooks',
    'subscriptions',
  ],
  mcdb: [
    'errors',
    'citizens',
    'crypto',
    'organizations',
    'subscriptions',
    'audit',
    'egov',
    'limits',
    'request-log',
    'sessions',
  ],
  'request-log': ['errors', 'calendar', 'citizens', 'egov'],
  'citizen-records': ['errors', 'audit', 'citizens', 'consents', 'crypto', 'request-log'],
  subscriptions: ['errors', 'calendar', 'audit'],
  'subscriptions/notices': ['calendar', 'mail', 'accounts', 'webhooks'],
  webhooks: ['errors', 'crypto', 'audit', 'limits', 'mail', 'accounts', 'organizations'],
  storage: ['errors', 'system'],
  mail: ['crypto', 'network'],
  accounts: ['errors', 'citizens', 'crypto', 'audit', 'mail', 'network'],
  'cabinet-api': [
    'errors',
    'http',
    'accounts',
    'mail',
    'maintenance',
    'organizations',
    'request-log',
    'subscriptions',
    'documents',
    'flows',
    'health',
    'audit',
    'citizen-records',
    'consents',
    'webhooks',
  ],
  http: ['errors', 'logging', 'network', 'tracing'],
  cli: ['*'],
  config: [
    'network',
    'sessions',
    'crypto',
    'egov',
    'egov/relay',
    'egov/smartbridge',
    'health',
    'limits',
    'pdf-signatures',
    'settings',
  ],
  sandbox: [],
  settings: ['organizations'],
  system: [],
  clock: ['system'],
  tracing: [],
  app: ['*'],
  main: ['*'],
};

/** What time and ids are, and how long a day is; JSON and its schemas; words, the environments of a key, and what the doctor finds. */
const everybodyMayImport = ['clock', 'json', 'words'];

/** What files of a kind may import beyond their room. */
const exceptions: { kinds: readonly string[]; mayImport: readonly string[] }[] = [
  // A feature’s routes, with their schemas, are the one place where it meets HTTP.
  {
    kinds: ['routes', 'schema', 'schemas'],
    mayImport: ['http', 'organizations', 'citizens', 'fastify'],
  },
  // A feature’s stores are the one place where it meets the database: nothing else of it knows SQL.
  { kinds: ['store', 'statements'], mayImport: ['storage', 'kysely'] },
  // The columns of a row, and what they become.
  { kinds: ['row'], mayImport: ['storage'] },
];

/** Third-party packages that only one room may know. */
const packageOwners: Record<string, string | readonly string[]> = {
  kysely: 'storage',
  typebox: 'json',
  'typebox/value': 'json',
  'typebox/compile': 'json',
  pg: 'storage',
  fastify: 'http',
  'find-my-way': 'http',
  'fastest-levenshtein': 'words',
  'prom-client': 'http',
  'structured-headers': 'http',
  pino: ['logging', 'cli'],
  '@fastify/cookie': 'cabinet-api',
  nodemailer: 'mail',
  'csv-stringify': 'request-log',
  otpauth: 'accounts',
  marked: 'documentation',
  'github-slugger': 'documentation',
  '@zxcvbn-ts/language-common': 'accounts',
  undici: 'egov',
  '@opentelemetry/api': 'tracing',
  '@opentelemetry/exporter-trace-otlp-http': 'tracing',
  '@opentelemetry/resources': 'tracing',
  '@opentelemetry/sdk-trace': 'tracing',
  saxes: 'soap',
  '@xmldom/xmldom': 'soap',
  'xml-crypto': 'soap',
  'node-forge': 'soap',
  commander: 'cli',
  '@qujat/sdk': 'cli',
  '@qujat/sdk/credentials': 'cli',
  '@qujat/sdk/flow': 'cli',
  '@qujat/sdk/node': 'cli',
  '@qujat/sdk/pdf-signatures': ['cli', 'pdf-signatures'],
  '@qujat/sdk/pdf-validation-data': 'pdf-signatures',
  '@qujat/sdk/sandbox': 'cli',
  cockatiel: ['egov', 'rendering'],
  birpc: 'app',
  'age-encryption': ['backup', 'cli'],
  piscina: 'rendering',
  '@hyzyla/pdfium': 'rendering',
  '@libpdf/core': ['rendering', 'pdf-signatures'],
  'zxing-wasm/reader': 'rendering',
  '@myriaddreamin/typst-ts-node-compiler': 'rendering',
  '@napi-rs/canvas': 'rendering',
};

interface Import {
  from: string;
  target: string;
}

const files = globSync('**/*.ts', { cwd: source }).filter(
  (file) =>
    !file.endsWith('.test.ts') &&
    !file.endsWith('-contract.ts') &&
    basename(file) !== 'test-gateway.ts' &&
    !file.endsWith('-samples.ts') &&
    !file.endsWith('-test-setup.ts'),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom |\bimport\s*\(?)'([^'\n]+)'/g);
  return [...found].map((match) => ({ from: file, target: match[1] ?? '' }));
}

function roomOf(file: string): string {
  const inner = /^(egov\/[a-z]+|subscriptions\/notices|consents\/my)(?=\/)/.exec(file)?.[0];
  if (inner !== undefined) return inner;
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
}

/** Of a package its name. */
function targetRoomOf({ from, target }: Import): string {
  return target.startsWith('.') ? roomOf(relative(source, join(source, dirname(from), target))) : target;
}

function exceptionsOf(file: string): readonly string[] {
  return exceptions.flatMap(({ kinds, mayImport }) => (kinds.some((kind) => isOf(kind, file)) ? mayImport : []));
}

function isOf(kind: string, file: string): boolean {
  return file.endsWith(`-${kind}.ts`);
}

function refusalOf({ from, target }: Import): string | undefined {
  const room = roomOf(from);
  const permitted = [...(allowed[room] ?? []), ...everybodyMayImport, ...exceptionsOf(from)];
  if (!target.startsWith('.')) {
    const owner = packageOwners[target];
    return owner === undefined || [owner].flat().includes(room) || permitted.includes(target)
      ? undefined
      : `${from} imports ${target}, which is ${[owner].flat().join(' and ')}'s`;
  }
  if (/\.(json|cjs)$/.test(target)) return undefined;
  const targetRoom = targetRoomOf({ from, target });
  return targetRoom === room || permitted.includes('*') || permitted.includes(targetRoom)
    ? undefined
    : `${from} imports ${targetRoom}`;
}

test('no room imports what it may not', () => {
  const refusals = files.flatMap(importsOf).map(refusalOf).filter(Boolean);
  assert.deepEqual(refusals, []);
});

test('no room may import what it does not: a door that nobody uses is closed', () => {
  const used = new Set(files.flatMap(importsOf).map((each) => `${roomOf(each.from)} ${targetRoomOf(each)}`));
  const doors = Object.entries(allowed).flatMap(([room, targets]) => targets.map((target) => `${room} ${target}`));
  assert.deepEqual(
    doors.filter((door) => !door.endsWith('*') && !used.has(door)),
    [],
  );
});

test('no kind of file may import what none of it does beyond its room', () => {
  const used = new Set(files.flatMap(importsOf).flatMap(exceptionsUsedBy));
  for (const { kinds, mayImport } of exceptions) {
    const isUsed = (kind: string, target: string) => used.has(`${kind} ${target}`);
    const closed = mayImport.filter((target) => !kinds.some((kind) => isUsed(kind, target)));
    const idle = kinds.filter((kind) => !mayImport.some((target) => isUsed(kind, target)));
    assert.deepEqual({ closed, idle }, { closed: [], idle: [] });
  }
});

function exceptionsUsedBy(each: Import): string[] {
  const [room, target] = [roomOf(each.from), targetRoomOf(each)];
  if ([room, ...(allowed[room] ?? [])].some((open) => open === '*' || open === target)) return [];
  const kinds = exceptions.flatMap(({ kinds: all }) => all).filter((kind) => isOf(kind, each.from));
  return kinds.map((kind) => `${kind} ${target}`);
}

test('every package that the gateway imports is a dependency of its own: its users have no others', () => {
  const { name, dependencies } = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8'));
  const packageOf = (target: string) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '';
  const missing = files
    .flatMap(importsOf)
    .filter(({ target }) => !target.startsWith('.') && !isBuiltin(target))
    .filter(({ target }) => !(packageOf(target) in { ...dependencies, [name]: '' }));
  assert.deepEqual(missing, []);
});

test('every room is in the list', () => {
  const known = new Set([...Object.keys(allowed), ...everybodyMayImport, 'errors']);
  const unknown = new Set(files.map(roomOf).filter((room) => !known.has(room)));
  assert.deepEqual([...unknown], []);
});

test('the root holds the start, the errors and the clock', () => {
  const loose = globSync('!(*.test).ts', { cwd: source }).map((file) => basename(file, '.ts'));
  assert.deepEqual(loose.toSorted(), ['clock', 'errors', 'main']);
});

test('the routes of the Personal Cabinet stand in cabinet-api, and no others do', () => {
  for (const file of files.filter((each) => each.endsWith('-routes.ts'))) {
    const isOfCabinet = /\bCABINET\b|\/api\/v1\/cabinet\b/.test(readFileSync(join(source, file), 'utf8'));
    assert.equal(isOfCabinet, roomOf(file) === 'cabinet-api', file);
  }
});

test('no file name stands twice', () => {
  const names = globSync('**/*.*', { cwd: source }).map((file) => basename(file));
  const twice = names.filter((name, index) => !name.startsWith('index.') && names.indexOf(name) !== index);
  assert.deepEqual(twice, []);
});

test('no imports go in a circle, not even those of types', () => {
  const everyFile = globSync('**/*.ts', { cwd: source });
  const arrows = everyFile
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith('.') && target.endsWith('.ts'))
    .map(({ from, target }) => ({ from, to: relative(source, join(source, dirname(from), target)) }));
  assert.ok(arrows.length > everyFile.length);
  assert.deepEqual(circling(arrows), []);
});

/** The arrows that lie on a circle, or lead from one to another: each other one ends, or begins, at a file that has no further ones. */
function circling(arrows: { from: string; to: string }[]): { from: string; to: string }[] {
  const begins = new Set(arrows.map(({ from }) => from));
  const ends = new Set(arrows.map(({ to }) => to));
  const left = arrows.filter(({ from, to }) => begins.has(to) && ends.has(from));
  return left.length === arrows.length ? left : circling(left);
}
