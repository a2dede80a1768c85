/** The package `@qujat/sdk` as an integrator installs it: the first script of its README, and a project of TypeScript. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSandbox, type Sandbox } from '../server/src/sandbox/create-sandbox.ts';
import { buildSdk } from '../tools/package/build-sdk.ts';
import { packPackage } from '../tools/package/package-parts.ts';
import { olderNode } from './built-package.ts';
import { repositoryRoot } from './command-process.ts';

const LINES = 15;

let home: string;
let project: string;
let gateway: Sandbox;
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'qujat-sdk-package-'));
  project = join(home, 'project');
  const starting = createSandbox();
  buildSdk(join(home, 'sdk'));
  const tarball = packPackage(join(home, 'sdk'));
  const args = ['install', '--prefix', project, '--ignore-scripts', '--offline', '--no-audit', '--no-fund', tarball];
  const shell = process.platform === 'win32';
  const { status, stderr } = spawnSync('npm', args, { cwd: home, encoding: 'utf8', shell });
  assert.equal(status, 0, stderr);
  gateway = await starting;
});
after(async () => {
  await gateway?.close();
  rmSync(home, { recursive: true, force: true });
});

function firstScriptOf(readme: string): string {
  const text = readFileSync(join(repositoryRoot, readme), 'utf8');
  return /^```js\n(import[\s\S]*?@qujat\/sdk[\s\S]*?)^```$/m.exec(text)?.[1] ?? '';
}

test('both READMEs show the same first script, of 15 lines at most', () => {
  const script = firstScriptOf('sdk/README.md');
  assert.equal(script, firstScriptOf('README.md'));
  assert.ok(script.split('\n').filter((line) => line !== '').length <= LINES, script);
});

test('it saves a PDF', async () => {
  writeFileSync(join(project, 'first.mjs'), firstScriptOf('sdk/README.md'));
  const env = { ...process.env, QUJAT_API_KEY: gateway.apiKey, QUJAT_URL: gateway.url };
  const script = spawn(olderNode() ?? process.execPath, ['first.mjs'], {
    cwd: project,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  script.stdout.setEncoding('utf8');
  let said = '';
  for await (const text of script.stdout) {
    said += text;
    if (said !== 'Code from 1414: ') continue;
    const [message] = await gateway.messages('77010000001');
    script.stdin.write(`${message?.code}\n`);
  }
  if (script.exitCode === null) await once(script, 'close');
  assert.equal(script.exitCode, 0, said);
  const files = readdirSync(join(project, 'documents'));
  assert.deepEqual(files.toSorted(), [
    'identity_card-barcode.png',
    'identity_card-face-photo.jpg',
    'identity_card-qrcode.png',
    'identity_card.json',
    'identity_card.pdf',
  ]);
  assert.match(readFileSync(join(project, 'documents/identity_card.pdf'), 'latin1'), /^%PDF-/);
});

/** Whether the types of Node or those of a browser are there, and how the project finds modules. */
const projects = [
  { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2022'], types: ['node'] },
  { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] },
];

for (const options of projects) {
  test(`its types hold in a strict project with ${options.moduleResolution}`, () => {
    const folder = mkdtempSync(join(home, 'typed-'));
    cpSync(join(project, 'node_modules'), join(folder, 'node_modules'), { recursive: true });
    cpSync(join(repositoryRoot, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'), {
      recursive: true,
    });
    cpSync(join(repositoryRoot, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types'), {
      recursive: true,
    });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const source = readFileSync(join(repositoryRoot, 'sdk/src/narrowing.test.ts'), 'utf8');
    const typed = source
      .replace("'./index.ts'", "'@qujat/sdk'")
      .replace(/^import (?:assert|\{ test \}).*$|^test\([\s\S]*?^\}\);$/gm, '');
    writeFileSync(
      join(folder, 'typed.ts'),
      `declare const assert: { ok(value: unknown): void };\n${typed}\nexport { narrowed };`,
    );
    const compilerOptions = { ...options, target: 'es2022', strict: true, noEmit: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
    const { stdout, status } = spawnSync(process.execPath, [tsc], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual([stdout, status], ['', 0]);
  });
}
