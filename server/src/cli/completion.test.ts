/** Sourced in a real shell, the completion completes. A shell that is not installed is skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { documentTypeNames } from '../documents/catalogue.ts';
import { scenarioNames } from '../egov/sandbox/scenarios.ts';
import { printedBy } from './command-test-setup.ts';

/** What is typed, and what must be offered: these words and others, or these alone. */
const cases: { typed: string; offered: readonly string[]; alone?: true }[] = [
  { typed: 'sta', offered: ['start', 'state-simulator'], alone: true },
  { typed: 'keys ', offered: ['list', 'create', 'roll', 'revoke', 'rotate-master'], alone: true },
  { typed: 'keys create --environment ', offered: ['test', 'live'], alone: true },
  { typed: 'keys create --to x --environment l', offered: ['live'], alone: true },
  { typed: 'get --iin 900101300017 dipl', offered: ['diploma'], alone: true },
  { typed: 'request ', offered: documentTypeNames, alone: true },
  { typed: 'sandbox arm ', offered: scenarioNames, alone: true },
  { typed: 'get --scenario sms_n', offered: ['sms_never'], alone: true },
  { typed: 'audit export --', offered: ['--organization', '--since', '--json', '--help'] },
  { typed: 'completion ', offered: ['bash', 'zsh', 'fish'], alone: true },
];

/** How each shell is made to say what it would offer for the last of the words. */
const shells = {
  bash: ({ words, script }: { words: readonly string[]; script: string }) => {
    const list = ['qujat', ...words].map((word) => `'${word}'`).join(' ');
    return `source ${script}; COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _qujat; printf '%s\\n' "\${COMPREPLY[@]}"`;
  },
  fish: ({ words, script }: { words: readonly string[]; script: string }) =>
    `source ${script}; complete -C 'qujat ${words.join(' ')}' | string split -f1 \\t`,
  /** Outside of a line editor zsh completes nothing: what would be offered is caught where the script hands it over. */
  zsh: ({ words, script }: { words: readonly string[]; script: string }) => {
    const list = ['qujat', ...words].map((word) => `'${word}'`).join(' ');
    const catching = `compdef() {}; _files() {}; compadd() { shift; print -l -- "$@" }; _describe() { print -l -- "\${(@)found%%:*}" }`;
    return `${catching}; source ${script}; words=(${list}); CURRENT=${words.length + 1}; _qujat`;
  },
};

async function scriptFor(t: TestContext, shell: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-completion-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, `qujat.${shell}`);
  const { records } = await printedBy(['completion', shell], {});
  writeFileSync(file, String(records[0]?.['script']));
  return file;
}

for (const [shell, lineFor] of Object.entries(shells)) {
  test(`${shell} completes commands, options and their values`, async (t) => {
    if (spawnSync(shell, ['--version']).status !== 0) return t.skip(`${shell} is not installed`);
    const script = await scriptFor(t, shell);
    for (const { typed, offered, alone } of cases) {
      const words = typed.split(' ');
      const { stdout, stderr } = spawnSync(shell, ['-c', lineFor({ words, script })], { encoding: 'utf8' });
      assert.equal(stderr, '', typed);
      const begin = words.at(-1) ?? '';
      // Only zsh leaves it to its editor to look at what the word begins with.
      const given = stdout.split('\n').filter((word) => word !== '' && word.startsWith(begin));
      if (alone) assert.deepEqual(given.toSorted(), offered.toSorted(), typed);
      else
        assert.deepEqual(
          offered.filter((word) => !given.includes(word)),
          [],
          typed,
        );
    }
  });
}

test('the script for bash has nothing that shellcheck warns of', async (t) => {
  if (spawnSync('shellcheck', ['--version']).status !== 0) return t.skip('shellcheck is not installed');
  const { stdout } = spawnSync('shellcheck', ['-s', 'bash', await scriptFor(t, 'bash')], { encoding: 'utf8' });
  assert.equal(stdout, '');
});
